package dev.stacktoll.core;

/** Why a run of the core ended. */
public sealed interface StopReason {
  /** The time given to the run is over. */
  record ReachedCycle(long cycle) implements StopReason {}

  /** A single step completed. */
  record Stepped() implements StopReason {}

  /** The next instruction has a breakpoint. */
  record Breakpoint(int address) implements StopReason {}

  /** Firmware ended itself by semihosting. */
  record SemihostingExit(int code) implements StopReason {}

  /** A fault inside HardFault or NMI handling: the processor stands still. */
  record Lockup(Snapshot state) implements StopReason {}

  /** WFI or WFE with no event scheduled that could end it. */
  record SleepingForEver(Snapshot state) implements StopReason {}

  /** Firmware touched something that is not modelled. */
  record Unmodelled(String block, int offset, String what, Snapshot state) implements StopReason {}

  /** AIRCR.SYSRESETREQ: whoever owns the core resets it and runs on. */
  record ResetRequested() implements StopReason {}

  /** Somebody called {@link Core#requestStop}. */
  record Requested(String why) implements StopReason {}
}
