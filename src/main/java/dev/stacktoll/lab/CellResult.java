package dev.stacktoll.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of one cell. */
public sealed interface CellResult {
  CellId id();

  /**
   * Measured on the simulated board.
   *
   * @param value in the unit of the metric: hertz of the square wave, or mean cycles of one FFT
   * @param cycles core cycles of the whole run, from reset
   * @param instructions executed in the whole run
   * @param measuredCycles core cycles of the measured part, split by cause and rule below
   * @param causes cycles of the measured part by cause label; they add up to measuredCycles
   * @param assumedRules cycles of the measured part that rest on assumed rules, by rule id
   * @param checksum of the FFT buffer after all passes, where the firmware prints one
   * @param figures further figures by name, e.g. cycles of the first pass
   * @param notes sentences a reader must know: patched parameters, warnings, explained differences
   */
  record Measured(
      CellId id,
      Metric metric,
      double value,
      long cycles,
      long instructions,
      long measuredCycles,
      Map<String, Long> causes,
      Map<String, Long> assumedRules,
      Optional<String> checksum,
      Image image,
      Clock clock,
      Footprint footprint,
      Map<String, Double> figures,
      List<String> notes)
      implements CellResult {

    /** The same with one more note. */
    Measured withNote(String note) {
      List<String> more = new ArrayList<>(notes);
      more.add(note);
      return new Measured(
          id,
          metric,
          value,
          cycles,
          instructions,
          measuredCycles,
          causes,
          assumedRules,
          checksum,
          image,
          clock,
          footprint,
          figures,
          more);
    }

    /** Share of the measured cycles that rests on assumed rules. */
    public double assumedPercent() {
      long assumed = assumedRules.values().stream().mapToLong(Long::longValue).sum();
      return measuredCycles == 0 ? 0 : 100.0 * assumed / measuredCycles;
    }
  }

  /** The cell cannot be measured here; the reason says what would help. */
  record NotMeasured(CellId id, String reason) implements CellResult {}

  /** The firmware ran and did not give a result; the reason is its own text or the fault. */
  record Failed(CellId id, String reason) implements CellResult {}

  /** The firmware file that ran. */
  record Image(String path, String sha256) {}

  /** The clock tree that the firmware programmed, at the end of the run. */
  record Clock(String source, long hclkHertz, long pclk1Hertz, long pclk2Hertz) {}

  /** What a cell's value is. */
  enum Metric {
    TOGGLE("toggle_hz", "Hz", true),
    FFT("cycles_per_fft", "cycles", false);

    private final String key;
    private final String unit;
    private final boolean higherIsFaster;

    Metric(String key, String unit, boolean higherIsFaster) {
      this.key = key;
      this.unit = unit;
      this.higherIsFaster = higherIsFaster;
    }

    public String key() {
      return key;
    }

    public String unit() {
      return unit;
    }

    /** How many times slower {@code value} is than {@code reference}. */
    public double slowdown(double value, double reference) {
      return higherIsFaster ? reference / value : value / reference;
    }
  }
}
