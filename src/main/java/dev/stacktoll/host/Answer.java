package dev.stacktoll.host;

/** What a runner says to a request. */
public sealed interface Answer {
  /**
   * The passes have run.
   *
   * @param nanoseconds all passes together
   * @param checksum FNV-1a over the buffer after the last pass
   */
  record Took(long nanoseconds, String checksum) implements Answer {}

  /** They have not; the text is the runtime's own. */
  record Failed(String why) implements Answer {}
}
