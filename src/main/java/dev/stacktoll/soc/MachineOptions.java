package dev.stacktoll.soc;

import java.util.Map;

/**
 * What a user may vary about a board and its models.
 *
 * @param hsiHertz frequency of the internal oscillator, 16 MHz by its name
 * @param ruleOverrides values of timing rules by id, for sensitivity
 * @param debuggerAttached a debugger was connected since power-up, so that the DWT is unlocked
 * @param ramSeed of the noise that RAM holds at power-up
 */
public record MachineOptions(
    long hsiHertz, Map<String, Integer> ruleOverrides, boolean debuggerAttached, long ramSeed) {
  private static final long NOMINAL_HSI_HERTZ = 16_000_000;
  private static final long USUAL_SEED = 0x5743_4b54_4f4c_4cL;

  /** A nominal board as it comes off the shelf. */
  public static final MachineOptions DEFAULT =
      new MachineOptions(NOMINAL_HSI_HERTZ, Map.of(), false, USUAL_SEED);

  public MachineOptions {
    ruleOverrides = Map.copyOf(ruleOverrides);
  }

  public MachineOptions withHsiHertz(long hertz) {
    return new MachineOptions(hertz, ruleOverrides, debuggerAttached, ramSeed);
  }

  public MachineOptions withRules(Map<String, Integer> overrides) {
    return new MachineOptions(hsiHertz, overrides, debuggerAttached, ramSeed);
  }

  public MachineOptions withDebugger(boolean attached) {
    return new MachineOptions(hsiHertz, ruleOverrides, attached, ramSeed);
  }
}
