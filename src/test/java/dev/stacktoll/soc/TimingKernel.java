package dev.stacktoll.soc;

import dev.stacktoll.core.TimingRule.Status;
import java.util.function.LongSupplier;

/**
 * A short piece of code with the cycles that it takes on silicon or by the manual.
 *
 * @param id unique; the first part names the row of the list of measurements
 * @param rule id of the timing rule that it tests before others
 * @param status where the expected cycles come from
 * @param expected cycles
 * @param measure the cycles of the model
 */
record TimingKernel(String id, String rule, Status status, long expected, LongSupplier measure) {
  @Override
  public String toString() {
    return id + " (" + rule + ")";
  }
}
