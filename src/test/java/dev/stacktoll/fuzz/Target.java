package dev.stacktoll.fuzz;

import dev.stacktoll.core.CoreConfig;

/**
 * A processor and the QEMU machine that has the same one.
 *
 * @param log start of a RAM of 16 MiB
 */
enum Target {
  M4("mps2-an386", CoreConfig.CORTEX_M4F_R0P1, 0x2100_0000),
  M7("mps2-an500", CoreConfig.CORTEX_M7_R0P1, 0x6000_0000);

  private final String machine;

  @SuppressWarnings("ImmutableEnumChecker") // a record of constants
  private final CoreConfig config;

  private final int log;

  Target(String machine, CoreConfig config, int log) {
    this.machine = machine;
    this.config = config;
    this.log = log;
  }

  /** For QEMU's -machine. */
  String machine() {
    return machine;
  }

  CoreConfig config() {
    return config;
  }

  int log() {
    return log;
  }
}
