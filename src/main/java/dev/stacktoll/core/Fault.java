package dev.stacktoll.core;

/**
 * A fault of the simulated processor on its way to exception entry (ARMv7-M ARM, B1.5.14): ends the
 * instruction that caused it. One instance serves a whole simulation; it has no stack trace and
 * never leaves the core.
 */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Type type = Type.UNDEFINSTR;
  private int address;

  Fault() {
    super(null, null, false, false);
  }

  Fault of(Type faultType, int faultAddress) {
    type = faultType;
    address = faultAddress;
    return this;
  }

  Type type() {
    return type;
  }

  int address() {
    return address;
  }

  /** Bits of CFSR, under their names in the manual. */
  enum Type {
    IACCVIOL(0, 4),
    DACCVIOL(1, 4),
    MUNSTKERR(3, 4),
    MSTKERR(4, 4),
    MLSPERR(5, 4),
    IBUSERR(8, 5),
    PRECISERR(9, 5),
    IMPRECISERR(10, 5),
    UNSTKERR(11, 5),
    STKERR(12, 5),
    LSPERR(13, 5),
    UNDEFINSTR(16, 6),
    INVSTATE(17, 6),
    INVPC(18, 6),
    NOCP(19, 6),
    UNALIGNED(24, 6),
    DIVBYZERO(25, 6);

    private final int cfsrBit;
    private final int exception;

    Type(int cfsrBit, int exception) {
      this.cfsrBit = cfsrBit;
      this.exception = exception;
    }

    int cfsrBit() {
      return cfsrBit;
    }

    /** Exception number: 4 MemManage, 5 BusFault, 6 UsageFault. */
    int exception() {
      return exception;
    }
  }
}
