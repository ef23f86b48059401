package dev.stacktoll.isa;

import dev.stacktoll.isa.Template.Literal;
import dev.stacktoll.isa.Template.Operand;
import dev.stacktoll.isa.Template.Piece;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads operand forms from text into {@link Operands}. It is lenient about values: whether they fit
 * the row shows when the encoding is read back.
 */
final class OperandParser {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_.$][\\w.$]*|\\d+[fb]\\b");
  private static final Pattern EXPRESSION = Pattern.compile("[^,\\]\\[{}!]+");

  private final String text;
  private final Operands o;
  private final int address;
  private final Function<String, OptionalInt> expressions;
  private int at;
  private boolean failed;

  /**
   * @param text the operands of one instruction
   * @param o what is filled in; IT finds the letters after "it" in {@code imm2} and 1 before them
   * @param address of the instruction
   * @param expressions evaluates numbers and labels
   */
  OperandParser(String text, Operands o, int address, Function<String, OptionalInt> expressions) {
    this.text = text;
    this.o = o;
    this.address = address;
    this.expressions = expressions;
  }

  /** Reads all pieces; false where the text has another shape. */
  boolean parse(List<Piece> pieces) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Literal(String literal) -> literal.chars().forEach(c -> expect((char) c));
        case Operand(Syntax form) -> parse(form);
      }
      if (failed) {
        return false;
      }
    }
    skipBlanks();
    return at == text.length();
  }

  void parse(Syntax form) {
    switch (form) {
      case D -> o.d = core();
      case N -> o.n = core();
      case M, MM -> o.m = core();
      case A -> o.a = core();
      case T -> o.t = core();
      case U -> o.t2 = core();
      case DN -> {
        o.d = core();
        o.n = o.d;
      }
      case DM -> {
        o.d = core();
        o.m = o.d;
      }
      case SP -> stackPointer();
      case SP_DN -> {
        stackPointer();
        o.d = 13;
      }
      case SP_SILENT -> base(13, true);
      case T_OR_FLAGS -> o.t = accept("apsr_nzcv") ? 15 : core();
      case SINGLE_D -> o.d = floating('s', 32);
      case SINGLE_N -> o.n = floating('s', 32);
      case SINGLE_M -> o.m = floating('s', 32);
      case SINGLE_DM -> {
        o.d = floating('s', 32);
        expect(',');
        o.m = floating('s', 32);
        failed |= o.m != o.d;
      }
      case SINGLE_PAIR -> {
        o.m = floating('s', 32);
        expect(',');
        failed |= floating('s', 32) != o.m + 1;
      }
      case DOUBLE_D -> o.d = floating('d', 16);
      case DOUBLE_N -> o.n = floating('d', 16);
      case DOUBLE_M -> o.m = floating('d', 16);
      case HALF -> {
        expect('[');
        o.imm = number();
        expect(']');
      }
      case SINGLE_LIST -> o.list = floatingList('s', 32);
      case DOUBLE_LIST -> o.list = 2 * floatingList('d', 16);
      case S_OUTSIDE_IT, S_BIT, S_ALWAYS, LONG, CPS_EFFECT, CONDITION_VSEL, IT_MASK -> {
        // The mnemonic has told.
      }
      case CONDITION -> condition();
      case CPS_MASKS -> cpsMasks();
      case UNSIGNED, UNSIGNED_X2, UNSIGNED_X4, HALFWORD, MODIFIED, LSB -> o.imm = number();
      case PLAIN, HEX, RAW, OPC1 -> o.imm = number();
      case NEGATIVE -> {
        o.imm = -number();
        o.add = false;
      }
      case LSL_AMOUNT -> shiftOfItsOwn(0);
      case LSR_AMOUNT -> shiftOfItsOwn(1);
      case ASR_AMOUNT -> shiftOfItsOwn(2);
      case ROR_AMOUNT -> shiftOfItsOwn(3);
      case RRX -> {
        o.shiftType = 4;
        o.shiftAmount = 1;
      }
      case WIDTH, WIDTH_BY_MSB, SATURATE_SIGNED, SATURATE_UNSIGNED, DBG_OPTION -> o.imm2 = number();
      case BARRIER_OPTION -> barrier();
      case BRACES -> o.imm = braced();
      case OPC2 -> o.imm2 = braced();
      case SYSM_SOURCE -> special(word());
      case SYSM_DESTINATION -> specialDestination();
      case FLOAT -> o.imm = floatNumber();
      case FRACTION_16, FRACTION_32 -> o.imm = number();
      case SHIFT -> inlineShift();
      case SATURATE_SHIFT -> {
        inlineShift();
        o.imm = o.shiftAmount;
      }
      case ROTATION -> rotation();
      case INDEX_SHIFT -> {
        inlineShift();
        failed |= o.shiftType != 0;
      }
      case OFFSET, OFFSET_X4, OFFSET_EITHER -> optionalOffset();
      case OFFSET_NEGATIVE -> {
        optionalOffset();
        o.add = false;
      }
      case ADDRESS, ADDRESS_X4 -> address();
      case ADDRESS_COPROCESSOR -> coprocessorAddress();
      case ADDRESS_POP -> {
        address();
        failed |= o.n != 13 || o.index || o.imm != 4;
      }
      case ADDRESS_PUSH -> {
        address();
        failed |= o.n != 13 || !o.index || !o.writeback || o.imm != -4;
      }
      case LITERAL, LITERAL_X4 -> literalAddress();
      case W, W_BY_LIST -> o.writeback = accept("!");
      case W_ALWAYS -> {
        expect('!');
        o.writeback = true;
      }
      case LIST -> o.list = coreList();
      case LIST_PUSH -> {
        o.list = coreList();
        o.add = false;
        base(13, true);
      }
      case LIST_POP -> {
        o.list = coreList();
        o.index = false;
        base(13, true);
      }
      case TARGET, TARGET_20, TARGET_24, TARGET_FORWARD -> o.imm = number() - (address + 4);
      case COPROCESSOR -> o.a = coprocessor();
      case CR_D -> o.d = coprocessorRegister();
      case CR_N -> o.n = coprocessorRegister();
      case CR_M -> o.m = coprocessorRegister();
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void expect(char wanted) {
    if (wanted == ' ') {
      return;
    }
    skipBlanks();
    failed |= at >= text.length() || Character.toLowerCase(text.charAt(at)) != wanted;
    at++;
  }

  private boolean accept(String wanted) {
    skipBlanks();
    if (!text.regionMatches(true, at, wanted, 0, wanted.length())) {
      return false;
    }
    at += wanted.length();
    return true;
  }

  private String word() {
    return match(WORD).toLowerCase(Locale.ROOT);
  }

  private String match(Pattern pattern) {
    skipBlanks();
    Matcher matcher = pattern.matcher(text).region(Math.min(at, text.length()), text.length());
    if (!matcher.lookingAt()) {
      failed = true;
      return "";
    }
    at = matcher.end();
    return matcher.group();
  }

  private int notNegative(int value) {
    failed |= value < 0;
    return value;
  }

  private int core() {
    return notNegative(Names.core(word()));
  }

  private int floating(char prefix, int limit) {
    return notNegative(Names.numbered(word(), prefix, limit));
  }

  private void stackPointer() {
    o.n = core();
    failed |= o.n != 13;
  }

  private void base(int register, boolean writeback) {
    o.n = register;
    o.writeback = writeback;
  }

  private int number() {
    accept("#");
    String expression = match(EXPRESSION).strip();
    if (failed || Names.core(expression.toLowerCase(Locale.ROOT)) >= 0) {
      failed = true;
      return 0;
    }
    return orFail(expressions.apply(expression));
  }

  private int floatNumber() {
    accept("#");
    try {
      return Float.floatToRawIntBits(Float.parseFloat(match(EXPRESSION).strip()));
    } catch (NumberFormatException _) {
      failed = true;
      return 0;
    }
  }

  private int braced() {
    boolean open = accept("{");
    int value = number();
    if (open) {
      expect('}');
    }
    return value;
  }

  private void condition() {
    int condition = notNegative(Names.condition(word()));
    o.cond = condition;
    if (o.op == Op.IT_T1) {
      o.imm2 = itMask(o.imm2, condition);
    }
  }

  /** From the letters after "it" (1, then a bit per letter, 1 for e) to the mask field. */
  private static int itMask(int letters, int condition) {
    int count = 31 - Integer.numberOfLeadingZeros(letters);
    int flips = letters - (1 << count);
    int bits = (condition & 1) == 1 ? ~flips & ((1 << count) - 1) : flips;
    return (bits << 1 | 1) << (3 - count);
  }

  private void cpsMasks() {
    switch (word()) {
      case "none" -> {}
      case "f" -> o.imm2 |= 1;
      case "i" -> o.imm2 |= 2;
      case "if" -> o.imm2 |= 3;
      default -> failed = true;
    }
  }

  private void shiftOfItsOwn(int type) {
    o.shiftType = type;
    o.shiftAmount = number();
    o.imm = o.shiftAmount;
  }

  private void inlineShift() {
    if (!accept(",")) {
      return;
    }
    o.shiftType = notNegative(Names.SHIFTS.indexOf(word()));
    o.shiftAmount = o.shiftType == 4 ? 1 : number();
  }

  private void rotation() {
    if (accept(",")) {
      failed |= !accept("ror");
      o.imm2 = number();
    }
  }

  private void barrier() {
    skipBlanks();
    if (at == text.length()) {
      o.imm2 = 15;
    } else if (text.charAt(at) == '#') {
      o.imm2 = number();
    } else {
      o.imm2 = orFail(Names.barrier(word()));
    }
  }

  private int orFail(OptionalInt value) {
    failed |= value.isEmpty();
    return value.orElse(0);
  }

  private void special(String name) {
    o.imm2 = orFail(Names.special(name));
  }

  private void specialDestination() {
    String name = word();
    o.imm = 2;
    for (int mask = 3; mask >= 0; mask--) {
      String full = Names.specialDestination(0, mask);
      String suffix = full.substring(full.indexOf('_'));
      if (name.endsWith(suffix)) {
        o.imm = mask;
        name = name.substring(0, name.length() - suffix.length());
        break;
      }
    }
    special(name);
  }

  private void optionalOffset() {
    if (accept(",")) {
      signedOffset();
    }
  }

  private void signedOffset() {
    skipBlanks();
    boolean negative = text.startsWith("#-", at) || text.startsWith("-", at);
    o.imm = number();
    o.add = !negative;
  }

  private void address() {
    expect('[');
    o.n = core();
    optionalOffset();
    expect(']');
    o.writeback = accept("!");
    if (accept(",")) {
      o.index = false;
      o.writeback = true;
      signedOffset();
    }
  }

  private void coprocessorAddress() {
    int start = at;
    address();
    if (failed) {
      failed = false;
      at = start;
      o.index = false;
      o.writeback = false;
      expect('[');
      o.n = core();
      expect(']');
      expect(',');
      o.imm = 4 * braced();
    }
  }

  /** A label, or "[pc, #offset]". */
  private void literalAddress() {
    if (accept("[")) {
      failed |= !accept("pc");
      optionalOffset();
      expect(']');
    } else {
      o.imm = number() - ((address + 4) & ~3);
      o.add = o.imm >= 0;
    }
  }

  private int coprocessor() {
    accept("p");
    return number();
  }

  private int coprocessorRegister() {
    accept("c");
    accept("r");
    return number();
  }

  private int coreList() {
    expect('{');
    int mask = 0;
    do {
      int first = core();
      int last = accept("-") ? core() : first;
      for (int register = first; !failed && register <= last; register++) {
        mask |= 1 << register;
      }
    } while (!failed && accept(","));
    expect('}');
    return mask;
  }

  /** Sets the first register, returns their number. */
  private int floatingList(char prefix, int limit) {
    expect('{');
    o.d = floating(prefix, limit);
    int next = o.d + 1;
    if (accept("-")) {
      next = floating(prefix, limit) + 1;
    }
    while (!failed && accept(",")) {
      failed |= floating(prefix, limit) != next++;
    }
    expect('}');
    return next - o.d;
  }
}
