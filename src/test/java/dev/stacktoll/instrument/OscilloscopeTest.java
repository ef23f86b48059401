package dev.stacktoll.instrument;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Figures of a wave against ones computed by hand. */
final class OscilloscopeTest {
  private static Oscilloscope.Wave wave(long... edges) {
    Oscilloscope scope = new Oscilloscope();
    boolean level = false;
    for (long cycle : edges) {
      level = !level;
      scope.changed("PA5", level, cycle);
    }
    return scope.trace("PA5").orElseThrow().wave().orElseThrow();
  }

  @Test
  void steadySquareWaveHasNoJitter() {
    Oscilloscope.Wave wave = wave(100, 102, 105, 107, 110, 112, 115);
    assertAll(
        () -> assertEquals(3, wave.periods()),
        () -> assertEquals(5.0, wave.meanPeriod()),
        () -> assertEquals(5, wave.minPeriod()),
        () -> assertEquals(5, wave.maxPeriod()),
        () -> assertEquals(0.0, wave.jitter()),
        () -> assertEquals(0.4, wave.duty()),
        () -> assertEquals(36_000_000.0, wave.hertz(180_000_000)));
  }

  @Test
  void interruptedWaveShowsMinimumMaximumAndDeviation() {
    Oscilloscope.Wave wave = wave(0, 5, 10, 15, 40, 45, 50);
    assertAll(
        () -> assertEquals(3, wave.periods()),
        () -> assertEquals(50.0 / 3, wave.meanPeriod(), 1e-9),
        () -> assertEquals(10, wave.minPeriod()),
        () -> assertEquals(30, wave.maxPeriod()),
        () -> assertEquals(50.0 / 3, wave.steadyPeriod(), 1e-9),
        () -> assertEquals(Math.sqrt(800.0 / 9), wave.jitter(), 1e-9));
  }

  @Test
  void steadyPeriodIsTheMeanOfTheMiddleHalf() {
    Oscilloscope.Wave wave =
        wave(0, 1, 10, 11, 22, 23, 34, 35, 50, 51, 62, 63, 72, 73, 172, 173, 182);
    assertAll(
        () -> assertEquals(8, wave.periods()),
        () -> assertEquals((10 + 12 + 12 + 12) / 4.0, wave.steadyPeriod(), 1e-9));
  }

  @Test
  void oneEdgeIsNoWave() {
    Oscilloscope scope = new Oscilloscope();
    scope.changed("PB7", true, 10);
    assertTrue(scope.trace("PB7").orElseThrow().wave().isEmpty());
    assertEquals(1, scope.trace("PB7").orElseThrow().edgeCount());
  }

  @Test
  void restartForgetsWhatWasMeasured() {
    Oscilloscope scope = new Oscilloscope();
    scope.changed("PA5", true, 0);
    scope.changed("PA5", false, 50);
    scope.changed("PA5", true, 100);
    scope.restart();
    scope.changed("PA5", false, 101);
    scope.changed("PA5", true, 102);
    scope.changed("PA5", false, 103);
    scope.changed("PA5", true, 104);
    assertEquals(2.0, scope.trace("PA5").orElseThrow().wave().orElseThrow().meanPeriod());
  }
}
