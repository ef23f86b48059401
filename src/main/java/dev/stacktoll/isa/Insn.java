package dev.stacktoll.isa;

import org.jspecify.annotations.Nullable;

/**
 * One decoded instruction: its row and its operands in canonical form, so that neither meaning nor
 * timing looks at bits again.
 *
 * <p>Register numbers are 0 to 15, FP registers 0 to 31 (S) or 0 to 15 (D). A field that the
 * encoding does not have is 0, register fields are -1 then. Fields are read directly in the hot
 * path.
 */
public final class Insn {
  /** The row this was decoded from. */
  public final Op op;

  /** The encoding; a 32-bit one with its first halfword in the upper half. */
  public final int bits;

  /** 2 or 4 bytes. */
  public final int size;

  /** Rd, RdLo, or the FP destination. */
  public final int d;

  /** Rn: first operand or base register; FP: first operand. */
  public final int n;

  /** Rm: second operand or index register; FP: second operand. */
  public final int m;

  /** Ra: accumulator. The coprocessor number in {@link Kind#COPROCESSOR}. */
  public final int a;

  /** Rt: transferred core register. */
  public final int t;

  /** Rt2, or RdHi of a long multiplication. */
  public final int t2;

  /**
   * The immediate in its final form: expanded modified constants, signed byte offsets of loads,
   * stores and branches (relative to the PC value of the manual), the shift of SSAT, the fraction
   * bits of VCVT, the FP constant of VMOV as its 32-bit pattern, which half of a D register VMOV
   * moves, the mask of MSR (2: NZCVQ, 1: GE), opc1 of a coprocessor.
   */
  public final int imm;

  /**
   * A second immediate: width of a bit field, saturation bit, IT mask, rotation in bits of the
   * extends, option of barriers, CPS flags (16: disable, 2: PRIMASK, 1: FAULTMASK), SYSm, opc2.
   */
  public final int imm2;

  /**
   * Type of the inline shift as in the manual's DecodeImmShift: 0 LSL, 1 LSR, 2 ASR, 3 ROR, 4 RRX.
   */
  public final int shiftType;

  /** Amount of the inline shift, 0 to 32. */
  public final int shiftAmount;

  /**
   * Carry out of the modified immediate: 0 or 1, or -1 where the constant leaves the carry flag
   * alone (ThumbExpandImm_C).
   */
  public final int immCarry;

  /** Registers of LDM, STM, PUSH, POP as a bit mask; number of S registers of VLDM and VSTM. */
  public final int list;

  /** Condition of B, IT (first condition), VSEL; 14 elsewhere. */
  public final int cond;

  /** The S bit, or "outside an IT block" is decided at run time where {@link #flagsOutsideIt}. */
  public final boolean setFlags;

  /** A 16-bit data-processing form: sets flags only outside an IT block. */
  public final boolean flagsOutsideIt;

  /** P: the offset is added before the access (pre-indexed or plain offset). */
  public final boolean index;

  /** U: the offset or index is added rather than subtracted (already applied to {@link #imm}). */
  public final boolean add;

  /** W: the base register is written back. */
  public final boolean writeback;

  /** Core registers needed by the execute stage as data: bit i is Ri; includes store data. */
  public final int reads;

  /** Core registers needed by the address generator (base and index). */
  public final int addressReads;

  /** Core registers written, base write-back included; bit 15 for loads and moves to the PC. */
  public final int writes;

  /** S registers read, without {@link #fpAccumulates}; a D register is its two halves. */
  public final int fpReads;

  /** S registers read as the accumulator of a multiply-accumulate. */
  public final int fpAccumulates;

  /** S registers written. */
  public final int fpWrites;

  /** Reads APSR.NZCV as data (ADC, SBC, RRX, VSEL, IT, B with a condition …). */
  public final boolean readsFlags;

  /** May write APSR.NZCV (outside an IT block, for {@link #flagsOutsideIt}). */
  public final boolean writesFlags;

  /** What the pipeline models look at; the same as {@code op.kind()}. */
  public final Kind kind;

  /** What a pipeline model has worked out about this instruction, for itself alone. */
  public @Nullable Object timing;

  Insn(Operands o, RegisterUse use) {
    op = o.op;
    bits = o.bits;
    size = o.size;
    d = o.d;
    n = o.n;
    m = o.m;
    a = o.a;
    t = o.t;
    t2 = o.t2;
    imm = o.imm;
    imm2 = o.imm2;
    shiftType = o.shiftType;
    shiftAmount = o.shiftAmount;
    immCarry = o.immCarry;
    list = o.list;
    cond = o.cond;
    setFlags = o.setFlags;
    flagsOutsideIt = o.flagsOutsideIt;
    index = o.index;
    add = o.add;
    writeback = o.writeback;
    reads = use.reads();
    addressReads = use.addressReads();
    writes = use.writes();
    fpReads = use.fpReads();
    fpAccumulates = use.fpAccumulates();
    fpWrites = use.fpWrites();
    readsFlags = use.readsFlags();
    writesFlags = use.writesFlags();
    kind = o.op.kind();
  }
}
