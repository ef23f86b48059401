package dev.stacktoll.host;

/** What a runner says to a request. */
public sealed interface Answer {
  /**
   * The passes have run.
   *
   * @param nanoseconds of the processor's time that all passes together took
   * @param elapsed nanoseconds that passed meanwhile
   * @param checksum FNV-1a over the buffer after the last pass
   */
  record Took(long nanoseconds, long elapsed, String checksum) implements Answer {}

  /** They have not; the text is the runtime's own. */
  record Failed(String why) implements Answer {}
}
