package dev.stacktoll.isa;

/**
 * Between the bits of a row and canonical operands: each operand form read and written, side by
 * side. ARM DDI 0403E, A5.3.2 (modified constants), A7.4 (shifts), A7.7 (each instruction).
 */
final class OperandFields {
  private OperandFields() {}

  /** Fills in the operands that {@code bits} hold. */
  static Operands read(Op op, int bits) {
    Operands o = new Operands(op);
    o.bits = bits;
    Pattern p = op.pattern();
    o.index = !p.has('P') || p.get('P', bits) == 1;
    o.add = !p.has('U') || p.get('U', bits) == 1;
    o.writeback = p.has('W') && p.get('W', bits) == 1;
    o.setFlags = p.has('s') && p.get('s', bits) == 1;
    for (Syntax form : op.forms()) {
      read(form, p, bits, o);
    }
    return o;
  }

  /** The encoding of the operands. Values that do not fit are the caller's to notice. */
  static int write(Operands o) {
    Pattern p = o.op.pattern();
    int bits = p.value();
    bits |= p.put('P', o.index ? 1 : 0);
    bits |= p.put('U', o.add ? 1 : 0);
    bits |= p.put('W', o.writeback ? 1 : 0);
    bits |= p.put('s', o.setFlags ? 1 : 0);
    for (Syntax form : o.op.forms()) {
      bits |= write(form, p, o);
    }
    return bits;
  }

  private static void read(Syntax form, Pattern p, int bits, Operands o) {
    switch (form) {
      case D, CR_D -> o.d = p.get('d', bits);
      case N, CR_N -> o.n = p.get('n', bits);
      case M, CR_M -> o.m = p.get('m', bits);
      case A -> o.a = p.get('a', bits);
      case T, T_OR_FLAGS -> o.t = p.get('t', bits);
      case U -> o.t2 = p.get('u', bits);
      case DN -> {
        o.d = p.get('d', bits);
        o.n = o.d;
      }
      case DM -> {
        o.d = p.get('d', bits);
        o.m = o.d;
      }
      case MM -> o.m = p.get('m', bits) & 0xf;
      case SP -> o.n = 13;
      case SP_DN -> {
        o.d = 13;
        o.n = o.d;
      }
      case SP_SILENT -> baseWithWriteback(o, 13);
      case SINGLE_D -> o.d = p.get('d', bits) << 1 | p.get('D', bits);
      case SINGLE_N -> o.n = p.get('n', bits) << 1 | p.get('N', bits);
      case SINGLE_M, SINGLE_PAIR -> o.m = p.get('m', bits) << 1 | p.get('M', bits);
      case SINGLE_DM -> {
        o.d = p.get('d', bits) << 1 | p.get('D', bits);
        o.m = o.d;
      }
      case DOUBLE_D -> o.d = p.get('d', bits);
      case DOUBLE_N -> o.n = p.get('n', bits);
      case DOUBLE_M -> o.m = p.get('m', bits);
      case HALF, UNSIGNED, PLAIN, HEX, BRACES, OFFSET -> o.imm = p.get('i', bits);
      case SINGLE_LIST -> {
        o.d = p.get('d', bits) << 1 | p.get('D', bits);
        o.list = p.get('i', bits);
      }
      case DOUBLE_LIST -> {
        o.d = p.get('d', bits);
        o.list = 2 * p.get('i', bits);
      }
      case S_OUTSIDE_IT -> {
        o.flagsOutsideIt = true;
        o.setFlags = true;
      }
      case S_ALWAYS -> {
        o.setFlags = true;
      }
      case RRX -> readShift(o, 3, 0);
      case LONG -> o.list = p.get('D', bits);
      case S_BIT, W, CPS_MASKS -> {} // read with the row or with another form
      case CONDITION -> o.cond = p.get('c', bits);
      case CONDITION_VSEL -> o.cond = vselCondition(p.get('c', bits));
      case IT_MASK -> o.imm2 = p.get('i', bits);
      case CPS_EFFECT -> o.imm2 = cpsFlags(p.get('i', bits));
      case UNSIGNED_X2 -> o.imm = 2 * p.get('i', bits);
      case UNSIGNED_X4, OFFSET_X4 -> o.imm = 4 * p.get('i', bits);
      case NEGATIVE, OFFSET_NEGATIVE -> {
        o.add = false;
        o.imm = -p.get('i', bits);
      }
      case MODIFIED -> readModified(p.get('i', bits), o);
      case HALFWORD -> o.imm = p.get('j', bits) << 12 | p.get('i', bits);
      case LSL_AMOUNT -> shiftOfItsOwn(o, 0, p.get('i', bits));
      case LSR_AMOUNT -> shiftOfItsOwn(o, 1, p.get('i', bits));
      case ASR_AMOUNT -> shiftOfItsOwn(o, 2, p.get('i', bits));
      case ROR_AMOUNT -> shiftOfItsOwn(o, 3, p.get('i', bits));
      case LSB -> o.imm = p.get('i', bits);
      case WIDTH, SATURATE_SIGNED -> o.imm2 = p.get('w', bits) + 1;
      case WIDTH_BY_MSB -> o.imm2 = p.get('w', bits) - o.imm + 1;
      case SATURATE_UNSIGNED -> o.imm2 = p.get('w', bits);
      case DBG_OPTION, BARRIER_OPTION -> o.imm2 = p.get('o', bits);
      case RAW -> o.imm = bits;
      case SYSM_SOURCE -> o.imm2 = p.get('y', bits);
      case SYSM_DESTINATION -> {
        o.imm = p.get('k', bits);
        o.imm2 = p.get('y', bits);
      }
      case FLOAT -> o.imm = expandFloat(p.get('i', bits));
      case FRACTION_16 -> o.imm = 16 - (p.get('j', bits) << 1 | p.get('i', bits));
      case FRACTION_32 -> o.imm = 32 - (p.get('j', bits) << 1 | p.get('i', bits));
      case SHIFT -> readShift(o, bits >> 4 & 3, p.get('h', bits));
      case SATURATE_SHIFT -> shiftOfItsOwn(o, 2 * p.get('y', bits), p.get('i', bits));
      case ROTATION -> o.imm2 = 8 * p.get('r', bits);
      case INDEX_SHIFT -> o.shiftAmount = p.get('h', bits);
      case OFFSET_EITHER, LITERAL_X4 -> o.imm = signed(o, 4 * p.get('i', bits));
      case ADDRESS -> {
        o.n = p.get('n', bits);
        o.imm = signed(o, p.get('i', bits));
      }
      case ADDRESS_X4, ADDRESS_COPROCESSOR -> {
        o.n = p.has('n') ? p.get('n', bits) : 15;
        o.imm = signed(o, 4 * p.get('i', bits));
      }
      case ADDRESS_POP -> {
        o.index = false;
        o.imm = 4;
        baseWithWriteback(o, 13);
      }
      case ADDRESS_PUSH -> {
        o.add = false;
        o.imm = -4;
        baseWithWriteback(o, 13);
      }
      case LITERAL -> o.imm = signed(o, p.get('i', bits));
      case W_ALWAYS -> baseWithWriteback(o, o.n);
      case W_BY_LIST -> {
        o.writeback = (p.get('l', bits) >> o.n & 1) == 0;
      }
      case LIST -> o.list = bits & p.field('l');
      case LIST_PUSH -> readStackList(o, p.get('l', bits), 14);
      case LIST_POP -> readStackList(o, p.get('l', bits), 15);
      case TARGET -> o.imm = 2 * signExtend(p.get('i', bits), p.bitsOf('i'));
      case TARGET_20 -> o.imm = 2 * readTarget20(p, bits);
      case TARGET_24 -> o.imm = 2 * readTarget24(p, bits);
      case TARGET_FORWARD -> o.imm = 2 * p.get('i', bits);
      case COPROCESSOR -> o.a = p.get('q', bits);
      case OPC1 -> o.imm = p.get('o', bits);
      case OPC2 -> o.imm2 = p.get('v', bits);
    }
  }

  private static int write(Syntax form, Pattern p, Operands o) {
    return switch (form) {
      case D, CR_D, DN, DM, DOUBLE_D -> p.put('d', o.d);
      case N, CR_N, DOUBLE_N -> p.put('n', o.n);
      case M, CR_M, DOUBLE_M -> p.put('m', o.m);
      case A -> p.put('a', o.a);
      case T, T_OR_FLAGS -> p.put('t', o.t);
      case U -> p.put('u', o.t2);
      case MM -> p.put('m', o.m << 4 | o.m);
      case SP, SP_DN, SP_SILENT, S_OUTSIDE_IT, S_BIT, S_ALWAYS, RRX -> 0;
      case W, W_ALWAYS, W_BY_LIST, ADDRESS_POP, ADDRESS_PUSH, CPS_MASKS -> 0;
      case LONG -> p.put('D', o.list);
      case SINGLE_D, SINGLE_DM -> p.put('d', o.d >> 1) | p.put('D', o.d & 1);
      case SINGLE_N -> p.put('n', o.n >> 1) | p.put('N', o.n & 1);
      case SINGLE_M, SINGLE_PAIR -> p.put('m', o.m >> 1) | p.put('M', o.m & 1);
      case HALF, UNSIGNED, PLAIN, HEX, BRACES, OFFSET, LSB -> p.put('i', o.imm);
      case SINGLE_LIST -> p.put('d', o.d >> 1) | p.put('D', o.d & 1) | p.put('i', o.list);
      case DOUBLE_LIST -> p.put('d', o.d) | p.put('i', o.list / 2);
      case CONDITION -> p.put('c', o.cond);
      case CONDITION_VSEL -> p.put('c', o.cond >> 2 | (o.cond == 6 ? 0 : o.cond >> 1 & 2));
      case IT_MASK -> p.put('i', o.imm2);
      case CPS_EFFECT -> p.put('i', o.imm2 >> 2 | (o.imm2 & 3));
      case UNSIGNED_X2 -> p.put('i', o.imm / 2);
      case UNSIGNED_X4, OFFSET_X4 -> p.put('i', o.imm / 4);
      case NEGATIVE, OFFSET_NEGATIVE -> p.put('i', -o.imm);
      case MODIFIED -> p.put('i', ModifiedConstant.encode(o.imm).orElse(0));
      case HALFWORD -> p.put('j', o.imm >> 12) | p.put('i', o.imm & 0xfff);
      case LSL_AMOUNT, LSR_AMOUNT, ASR_AMOUNT, ROR_AMOUNT -> p.put('i', o.shiftAmount & 31);
      case WIDTH, SATURATE_SIGNED -> p.put('w', o.imm2 - 1);
      case WIDTH_BY_MSB -> p.put('w', o.imm + o.imm2 - 1);
      case SATURATE_UNSIGNED -> p.put('w', o.imm2);
      case DBG_OPTION, BARRIER_OPTION -> p.put('o', o.imm2);
      case RAW -> o.imm;
      case SYSM_SOURCE -> p.put('y', o.imm2);
      case SYSM_DESTINATION -> p.put('k', o.imm) | p.put('y', o.imm2);
      case FLOAT -> p.put('i', compressFloat(o.imm));
      case FRACTION_16 -> writeFraction(p, 16 - o.imm);
      case FRACTION_32 -> writeFraction(p, 32 - o.imm);
      case SHIFT -> writeShift(p, o);
      case SATURATE_SHIFT -> p.put('y', o.shiftType >> 1) | p.put('i', o.shiftAmount & 31);
      case ROTATION -> p.put('r', o.imm2 / 8);
      case INDEX_SHIFT -> p.put('h', o.shiftAmount);
      case OFFSET_EITHER, LITERAL_X4 -> p.put('i', Math.abs(o.imm) / 4);
      case ADDRESS -> p.put('n', o.n) | p.put('i', Math.abs(o.imm));
      case ADDRESS_X4, ADDRESS_COPROCESSOR -> p.put('n', o.n) | p.put('i', Math.abs(o.imm) / 4);
      case LITERAL -> p.put('i', Math.abs(o.imm));
      case LIST -> o.list;
      case LIST_PUSH -> p.put('l', (o.list & 0xff) | o.list >> 14 << 8);
      case LIST_POP -> p.put('l', (o.list & 0xff) | o.list >> 15 << 8);
      case TARGET, TARGET_FORWARD -> p.put('i', o.imm >> 1);
      case TARGET_20 -> writeTarget20(p, o.imm >> 1);
      case TARGET_24 -> writeTarget24(p, o.imm >> 1);
      case COPROCESSOR -> p.put('q', o.a);
      case OPC1 -> p.put('o', o.imm);
      case OPC2 -> p.put('v', o.imm2);
    };
  }

  private static void baseWithWriteback(Operands o, int base) {
    o.writeback = true;
    o.n = base;
  }

  private static void readStackList(Operands o, int field, int upper) {
    o.list = (field & 0xff) | field >> 8 << upper;
    o.index = upper == 14;
    o.add = upper == 15;
    baseWithWriteback(o, 13);
  }

  private static int signed(Operands o, int magnitude) {
    return o.add ? magnitude : -magnitude;
  }

  /** DecodeImmShift. */
  private static void readShift(Operands o, int type, int amount) {
    boolean rrx = type == 3 && amount == 0;
    o.shiftType = rrx ? 4 : type;
    o.shiftAmount = rrx ? 1 : amount == 0 && type != 0 ? 32 : amount;
  }

  private static void shiftOfItsOwn(Operands o, int type, int amount) {
    readShift(o, type, amount);
    o.imm = o.shiftAmount;
  }

  /** The shift type is fixed in PKHBT and PKHTB. */
  private static int writeShift(Pattern p, Operands o) {
    int amount = o.shiftType == 4 ? 0 : o.shiftAmount & 31;
    return p.put('h', amount) | p.put('y', Math.min(o.shiftType, 3));
  }

  private static void readModified(int field, Operands o) {
    o.imm = ModifiedConstant.expand(field);
    o.immCarry = ModifiedConstant.carry(field);
  }

  private static int writeFraction(Pattern p, int integerBits) {
    return p.put('j', integerBits >> 1) | p.put('i', integerBits & 1);
  }

  private static int vselCondition(int field) {
    return switch (field) {
      case 0 -> 0;
      case 1 -> 6;
      case 2 -> 10;
      default -> 12;
    };
  }

  /** Bit 4: disable; bit 1: PRIMASK; bit 0: FAULTMASK. */
  private static int cpsFlags(int field) {
    return (field & 4) << 2 | (field & 3);
  }

  /** VFPExpandImm for single precision. */
  static int expandFloat(int imm8) {
    int exponent = (imm8 >> 6 & 1) == 1 ? 0x3e00_0000 : 0x4000_0000;
    return (imm8 & 0x80) << 24 | exponent | (imm8 & 0x3f) << 19;
  }

  /** The eight bits that expand to this constant; only a constant that has some comes here. */
  static int compressFloat(int pattern) {
    return (pattern >>> 24 & 0x80) | (pattern >> 19 & 0x7f);
  }

  static int signExtend(int value, int bits) {
    return value << (32 - bits) >> (32 - bits);
  }

  private static int readTarget20(Pattern p, int bits) {
    int high = p.get('S', bits) << 2 | p.get('K', bits) << 1 | p.get('J', bits);
    return signExtend(high << 17 | p.get('i', bits), 20);
  }

  private static int writeTarget20(Pattern p, int offset) {
    return p.put('S', offset >> 19 & 1)
        | p.put('K', offset >> 18 & 1)
        | p.put('J', offset >> 17 & 1)
        | p.put('i', offset & 0x1_ffff);
  }

  private static int readTarget24(Pattern p, int bits) {
    int sign = p.get('S', bits);
    int i1 = p.get('J', bits) ^ sign ^ 1;
    int i2 = p.get('K', bits) ^ sign ^ 1;
    return signExtend(sign << 23 | i1 << 22 | i2 << 21 | p.get('i', bits), 24);
  }

  private static int writeTarget24(Pattern p, int offset) {
    int sign = offset >> 23 & 1;
    return p.put('S', sign)
        | p.put('J', (offset >> 22 & 1) ^ sign ^ 1)
        | p.put('K', (offset >> 21 & 1) ^ sign ^ 1)
        | p.put('i', offset & 0x1f_ffff);
  }
}
