package dev.stacktoll.isa;

import java.util.HashMap;
import java.util.Map;

/**
 * The operand forms that a row's assembly text may name in braces. What a form means in bits is in
 * {@link OperandFields}, as text in {@link OperandPrinter} and {@link OperandParser}; each is one
 * exhaustive switch over this list. Capital letters are FP registers.
 */
enum Syntax {
  // Core registers: the letter is the field and the operand.
  D("d"),
  N("n"),
  M("m"),
  A("a"),
  T("t"),
  /** Rt2 and RdHi. */
  U("u"),
  /** One field that is destination and first operand. */
  DN("dn"),
  /** One field that is destination and second operand. */
  DM("dm"),
  /** The second operand, stored twice. */
  MM("mm"),
  /** SP as first operand or base, not stored. */
  SP("sp"),
  /** SP as destination and first operand, not stored. */
  SP_DN("spdn"),
  /** SP as base of VPUSH and VPOP: not printed, written back. */
  SP_SILENT("vsp"),
  /** A core register, or the flags where it is 15. */
  T_OR_FLAGS("tflags"),

  // FP registers.
  SINGLE_D("Sd"),
  SINGLE_N("Sn"),
  SINGLE_M("Sm"),
  /** Destination and operand of a fixed-point conversion: one field, printed twice. */
  SINGLE_DM("Sdm"),
  /** Two consecutive registers from Sm on. */
  SINGLE_PAIR("Smm"),
  DOUBLE_D("Dd"),
  DOUBLE_N("Dn"),
  DOUBLE_M("Dm"),
  /** Which half of a D register: [0] or [1]. */
  HALF("half"),
  /** Number of S registers from Sd on. */
  SINGLE_LIST("Slist"),
  /** Twice the number of D registers from Dd on. */
  DOUBLE_LIST("Dlist"),

  // Parts of the mnemonic.
  /** "s" outside an IT block; the flags are left alone inside one. */
  S_OUTSIDE_IT("s"),
  /** "s" if the S bit is set. */
  S_BIT("S"),
  /** "s" always. */
  S_ALWAYS("!s"),
  CONDITION("c"),
  /** The two-bit condition of VSEL. */
  CONDITION_VSEL("vc"),
  /** The t and e of IT. */
  IT_MASK("then"),
  /** "ie" or "id". */
  CPS_EFFECT("cps"),
  /** "l" of LDC and STC. */
  LONG("l"),

  // Immediates.
  /** The masks that CPS changes: i, f or if. */
  CPS_MASKS("iflags"),
  UNSIGNED("#i"),
  UNSIGNED_X2("#i2"),
  UNSIGNED_X4("#i4"),
  /** The offset of ADR T2: a distance backwards. */
  NEGATIVE("#-i"),
  /** ThumbExpandImm. */
  MODIFIED("#const"),
  HALFWORD("#16"),
  LSL_AMOUNT("#lsl"),
  LSR_AMOUNT("#lsr"),
  ASR_AMOUNT("#asr"),
  ROR_AMOUNT("#ror"),
  RRX("rrx"),
  LSB("#lsb"),
  WIDTH("#width"),
  /** A width stored as the number of the most significant bit. */
  WIDTH_BY_MSB("#msb"),
  SATURATE_SIGNED("#sat1"),
  SATURATE_UNSIGNED("#sat"),
  DBG_OPTION("#option"),
  BARRIER_OPTION("option"),
  /** Without the number sign: SVC. */
  PLAIN("i"),
  /** Four hexadecimal digits: BKPT. */
  HEX("hex4"),
  /** A number in braces: hints without a name. */
  BRACES("braces"),
  /** The whole encoding. */
  RAW("raw"),
  SYSM_SOURCE("mrs"),
  SYSM_DESTINATION("msr"),
  FLOAT("#float"),
  FRACTION_16("#frac16"),
  FRACTION_32("#frac32"),

  // Inline modifications, each with its own leading comma, empty where there is none.
  SHIFT("shift"),
  SATURATE_SHIFT("satshift"),
  ROTATION("rot"),
  INDEX_SHIFT("lsl"),

  // Addresses. Offsets have their leading comma and are empty where 0.
  OFFSET("+i"),
  OFFSET_X4("+i4"),
  OFFSET_NEGATIVE("-i"),
  /** An offset of words with a direction bit. */
  OFFSET_EITHER("+-i4"),
  /** [Rn, #±imm], [Rn, #±imm]! or [Rn], #±imm. */
  ADDRESS("at"),
  ADDRESS_X4("at4"),
  /** The same for a coprocessor, or [Rn], {option}. */
  ADDRESS_COPROCESSOR("atc"),
  /** [sp], #4. */
  ADDRESS_POP("pop1"),
  /** [sp, #-4]!. */
  ADDRESS_PUSH("push1"),
  /** [pc, #±imm]. */
  LITERAL("lit"),
  LITERAL_X4("lit4"),
  /** "!" if the base is written back. */
  W("w"),
  W_ALWAYS("!"),
  /** "!" if the base is not in the list: LDM T1. */
  W_BY_LIST("!list"),
  LIST("list"),
  LIST_PUSH("push"),
  LIST_POP("pop"),

  // Branch targets.
  /** Signed, in halfwords. */
  TARGET("target"),
  /** S:J2:J1:imm17. */
  TARGET_20("target20"),
  /** S:I1:I2:imm21. */
  TARGET_24("target24"),
  /** Unsigned, in halfwords. */
  TARGET_FORWARD("forward"),

  // Coprocessors: the number is the accumulator operand, opc1 and opc2 are the immediates.
  COPROCESSOR("p"),
  OPC1("opc1"),
  OPC2("opc2"),
  CR_D("crd"),
  CR_N("crn"),
  CR_M("crm");

  private static final Map<String, Syntax> BY_KEY = byKey();

  private final String key;

  Syntax(String key) {
    this.key = key;
  }

  static Syntax of(String key) {
    Syntax form = BY_KEY.get(key);
    if (form == null) {
      throw new IllegalArgumentException("no operand form {" + key + "}");
    }
    return form;
  }

  private static Map<String, Syntax> byKey() {
    Map<String, Syntax> map = new HashMap<>();
    for (Syntax form : values()) {
      map.put(form.key, form);
    }
    return Map.copyOf(map);
  }
}
