package dev.stacktoll.core;

/**
 * One reason why an instruction takes the cycles it takes: a claim with a source. Its id is also
 * the name of its kernel test.
 *
 * @param id core and subject, as {@code m4.load-address}
 * @param cause under which its cycles are reported
 * @param claim one sentence in the terms of the manuals
 * @param source document and section, or the measurement and the chip it was taken on
 * @param status how well the claim is known
 * @param value the number the model uses: cycles, entries or a choice, as the claim says
 * @param low smallest plausible value, for sensitivity
 * @param high largest plausible value
 */
public record TimingRule(
    String id,
    Cause cause,
    String claim,
    String source,
    Status status,
    int value,
    int low,
    int high) {

  /** How well a claim is known. */
  public enum Status {
    /** By Arm or ST. */
    DOCUMENTED,
    /** On silicon by a third party. */
    MEASURED,
    /** A guess: reported with the cycles that rest on it. */
    ASSUMED
  }

  public TimingRule {
    if (source.isBlank() || claim.isBlank() || low > value || value > high) {
      throw new IllegalArgumentException("rule " + id + " needs a claim, a source and a range");
    }
  }
}
