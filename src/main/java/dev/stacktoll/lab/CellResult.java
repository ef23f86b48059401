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
   * @param value in the unit of the metric: hertz of the square wave, mean cycles of one FFT or of
   *     one call
   * @param cycles core cycles of the whole run, from reset
   * @param instructions executed in the whole run
   * @param measuredCycles core cycles of the measured part, split by cause and rule below
   * @param causes cycles of the measured part by cause label; they add up to measuredCycles
   * @param assumedRules cycles of the measured part that rest on assumed rules, by rule id
   * @param checksum of the FFT buffer after all passes, where the firmware prints one; of a module
   *     of the user what its call returned
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

  /**
   * Measured natively on this computer, in nanoseconds; such figures differ from run to run and are
   * never put together with simulated ones.
   *
   * @param samples nanoseconds of the processor's time for one FFT, by round
   * @param nanoseconds of one FFT
   * @param slowdown against native code in the same round
   * @param outliers among the samples, ascending; they are still in them
   * @param cycles of one FFT, where the core's clock was stable
   * @param iterations FFTs in one sample
   * @param warmUpSamples taken before and not counted
   * @param checksum of the buffer after every sample
   * @param program the file that ran: the runner or, on the JVM, the module
   */
  record HostMeasured(
      CellId id,
      List<Double> samples,
      Estimate nanoseconds,
      Estimate slowdown,
      List<Double> outliers,
      Optional<Double> cycles,
      int iterations,
      int warmUpSamples,
      String checksum,
      Image program,
      HostConditions conditions,
      List<String> notes)
      implements CellResult {
    /** What the value is, as the results file names it. */
    public static final String METRIC = "nanoseconds_per_fft";

    public static final String UNIT = "ns";

    public HostMeasured {
      samples = List.copyOf(samples);
      outliers = List.copyOf(outliers);
      notes = List.copyOf(notes);
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
    FFT("cycles_per_fft", "cycles", false),
    /** One call of an export of the user's module. */
    CALL("cycles_per_call", "cycles", false);

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
