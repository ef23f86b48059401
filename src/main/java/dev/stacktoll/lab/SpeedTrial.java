package dev.stacktoll.lab;

import dev.stacktoll.instrument.ElfImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How fast the simulator itself is: instructions a second of the native FFT, on this computer. */
public final class SpeedTrial {
  /** Passes of the FFT in one sample: about 4.5 million instructions. */
  private static final int PASSES = 30;

  /**
   * Millions of instructions a second.
   *
   * @param samples in ascending order
   */
  public record Speed(String board, List<Double> samples) {
    public double median() {
      return samples.get(samples.size() / 2);
    }
  }

  private SpeedTrial() {}

  /** Runs a board's native FFT several times; the first two runs warm up and do not count. */
  static Speed run(String board, ElfImage image, int samples) {
    List<Double> speeds = new ArrayList<>();
    for (int i = 0; i < samples + 2; i++) {
      Bench[] self = new Bench[1];
      self[0] =
          new Bench(
              Bench.board(board),
              image,
              BoardSettings.DEFAULT,
              Map.of(FftExperiment.ITERATIONS_SYMBOL, PASSES),
              line -> {
                if (line.equals("done")) {
                  self[0].machine.core().requestStop("done");
                }
              });
      long start = System.nanoTime();
      self[0].run(Long.MAX_VALUE);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (i >= 2) {
        speeds.add(self[0].instructions() / seconds / 1e6);
      }
    }
    Collections.sort(speeds);
    return new Speed(board, speeds);
  }
}
