package dev.stacktoll.cli;

/** What the program returns to the shell; also listed in {@code --help}. */
final class ExitCode {
  /** All went well. */
  static final int OK = 0;

  /** A check failed: a cell, a comparison, an expectation. */
  static final int CHECK_FAILED = 1;

  /** The command line or an input file cannot be used. */
  static final int BAD_USAGE = 2;

  /** The simulated firmware faulted, locked up or touched what is not modelled. */
  static final int FIRMWARE_FAULT = 3;

  /** Our bug. */
  static final int INTERNAL_ERROR = 70;

  private ExitCode() {}
}
