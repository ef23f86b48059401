package dev.stacktoll.lab;

import java.util.Map;

/**
 * What an experiment may choose about the board's hardware.
 *
 * @param hsiHertz frequency of the internal RC oscillator
 * @param rules timing rules with another value than their default, by id
 */
public record BoardSettings(long hsiHertz, Map<String, Integer> rules) {
  public static final long NOMINAL_HSI_HERTZ = 16_000_000;

  public static final BoardSettings DEFAULT = new BoardSettings(NOMINAL_HSI_HERTZ, Map.of());

  public BoardSettings {
    rules = Map.copyOf(rules);
  }
}
