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

  /** Bits of CFSR, under their names in the manual, and two synchronous exceptions without one. */
  enum Type {
    IACCVIOL(0, 4, "instruction fetch not permitted"),
    DACCVIOL(1, 4, "data access not permitted"),
    MUNSTKERR(3, 4, "unstacking not permitted"),
    MSTKERR(4, 4, "stacking not permitted"),
    MLSPERR(5, 4, "lazy FP state preservation not permitted"),
    IBUSERR(8, 5, "no memory behind an instruction fetch"),
    PRECISERR(9, 5, "no memory or device behind a data access"),
    IMPRECISERR(10, 5, "no memory or device behind an earlier, buffered store"),
    UNSTKERR(11, 5, "bus error while unstacking"),
    STKERR(12, 5, "bus error while stacking"),
    LSPERR(13, 5, "bus error in lazy FP state preservation"),
    UNDEFINSTR(16, 6, "undefined instruction"),
    INVSTATE(17, 6, "execution without the Thumb bit"),
    INVPC(18, 6, "invalid EXC_RETURN"),
    NOCP(19, 6, "coprocessor or FPU disabled or absent"),
    UNALIGNED(24, 6, "unaligned access"),
    DIVBYZERO(25, 6, "division by zero"),
    /** SVC where SVCall cannot preempt. */
    BLOCKED_SVC(-1, 3, "SVC that cannot preempt"),
    /** BKPT without a debugger. */
    BKPT(-1, 3, "BKPT without a debugger");

    private final int cfsrBit;
    private final int exception;
    private final String meaning;

    Type(int cfsrBit, int exception, String meaning) {
      this.cfsrBit = cfsrBit;
      this.exception = exception;
      this.meaning = meaning;
    }

    boolean hasStatusBit() {
      return cfsrBit >= 0;
    }

    int cfsrBit() {
      return cfsrBit;
    }

    /** Exception number: 4 MemManage, 5 BusFault, 6 UsageFault, 3 HardFault. */
    int exception() {
      return exception;
    }

    String meaning() {
      return meaning;
    }
  }
}
