package dev.stacktoll.core;

/**
 * From a fault to the exception that handles it: status bits, escalation to HardFault, lockup
 * (ARMv7-M ARM, B1.5.14 and B1.5.15).
 */
final class Escalation {
  private final Exceptions exceptions;
  private final FaultStatus status;
  private boolean lockedUp;

  Escalation(Exceptions exceptions, FaultStatus status) {
    this.exceptions = exceptions;
    this.status = status;
  }

  void reset() {
    lockedUp = false;
  }

  /** An unrecoverable fault at the priority of HardFault or above. */
  boolean lockedUp() {
    return lockedUp;
  }

  /** A fault of the current instruction, or of stacking and unstacking. */
  void synchronous(Fault.Type type, int address) {
    if (type.hasStatusBit()) {
      status.record(type, address);
    }
    if (type == Fault.Type.BKPT) {
      breakpoint();
    } else if (type != Fault.Type.BLOCKED_SVC && canPreempt(type.exception())) {
      exceptions.pend(type.exception());
    } else {
      forced();
    }
  }

  private void breakpoint() {
    status.dfsr |= FaultStatus.DFSR_BKPT;
    if (canPreempt(Exceptions.DEBUG_MONITOR)) {
      exceptions.pend(Exceptions.DEBUG_MONITOR);
    } else {
      status.hfsr |= FaultStatus.HFSR_DEBUGEVT;
      hardFault();
    }
  }

  /** A buffered store failed after its instruction had completed. */
  void imprecise(int address) {
    status.record(Fault.Type.IMPRECISERR, address);
    if (exceptions.enabled(Exceptions.BUS_FAULT)) {
      exceptions.pend(Exceptions.BUS_FAULT);
    } else {
      forced();
    }
  }

  /** Lazy preservation failed; what could preempt was decided when the frame was reserved. */
  void lazyPreservation(Fault.Type type, int address, FpContext fp) {
    status.record(type, address);
    if (fp.readyFor(type.exception())) {
      exceptions.pend(type.exception());
    } else if (fp.readyFor(Exceptions.HARD_FAULT)) {
      status.hfsr |= FaultStatus.HFSR_FORCED;
      exceptions.pend(Exceptions.HARD_FAULT);
    } else {
      lockedUp = true;
    }
  }

  /** A vector could not be read. */
  void vectorTable() {
    status.hfsr |= FaultStatus.HFSR_VECTTBL;
    hardFault();
  }

  private boolean canPreempt(int exception) {
    return exceptions.enabled(exception) && exceptions.preempts(exception);
  }

  private void forced() {
    if (exceptions.executionPriority() > -1) {
      status.hfsr |= FaultStatus.HFSR_FORCED;
    }
    hardFault();
  }

  private void hardFault() {
    if (exceptions.executionPriority() > -1) {
      exceptions.pend(Exceptions.HARD_FAULT);
    } else {
      lockedUp = true;
    }
  }
}
