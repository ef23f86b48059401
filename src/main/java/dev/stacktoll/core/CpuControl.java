package dev.stacktoll.core;

/** What instructions ask of the exception and system control side of the processor. */
interface CpuControl {
  /** MRS: value of the special register SYSm. */
  int readSpecial(int sysm);

  /** MSR: mask is the two bits that select APSR.NZCVQ (bit 1) and APSR.GE (bit 0). */
  void writeSpecial(int sysm, int mask, int value);

  /** CPSIE and CPSID: sets or clears PRIMASK ({@code i}) and FAULTMASK ({@code f}). */
  void changeProcessorState(boolean disable, boolean i, boolean f);

  void supervisorCall(int number);

  void breakpoint(int number);

  void waitForInterrupt();

  void waitForEvent();

  void sendEvent();

  /**
   * A load or BX put an EXC_RETURN value into the PC in Handler mode: the return happens when the
   * instruction has completed.
   */
  void exceptionReturn(int excReturn);

  /** ExecuteFPCheck: access rights, lazy state preservation, a fresh FP context. */
  void beforeFp();

  /** CCR.UNALIGN_TRP. */
  boolean trapsUnaligned();

  /** CCR.DIV_0_TRP. */
  boolean trapsDivideByZero();

  /**
   * Permission check where the fast path cannot tell (MPU region inside the page, privilege).
   * Throws the fault.
   */
  void checkData(int address, int bytes, boolean write);

  /** The same permission check for Thread mode without privilege, whatever the mode is. */
  void checkUnprivileged(int address, int bytes, boolean write);

  /** The cycle in which the current instruction's data access happens. */
  long dataCycle(int address, boolean write);

  /**
   * An access to an address where neither memory nor a device is. An imprecise fault is pending
   * already and the store that caused it goes on; any other is to be thrown.
   */
  Fault busFault(int address, boolean write);
}
