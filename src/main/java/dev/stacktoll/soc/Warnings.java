package dev.stacktoll.soc;

/** Told what firmware does that real hardware would ignore, or that lies outside the data sheet. */
@FunctionalInterface
interface Warnings {
  /**
   * A finding.
   *
   * @param text one sentence in the words of the reference manual
   */
  void warn(String text, long cycle);
}
