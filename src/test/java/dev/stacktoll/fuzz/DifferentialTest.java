package dev.stacktoll.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random programs here and in QEMU: registers, flags, FPSCR, memory and exceptions agree at every
 * checkpoint. More with {@code make fuzz-isa N=10000000 SEED=2}.
 */
final class DifferentialTest {
  static final long CI_INSTRUCTIONS = 200_000;
  static final long CI_SEED = 1;

  /** For each of the two processors. */
  private static final long INSTRUCTIONS =
      Long.getLong("stacktoll.fuzz.instructions", CI_INSTRUCTIONS);

  private static final long SEED = Long.getLong("stacktoll.fuzz.seed", CI_SEED);

  /** The only processor that is asked for, or nothing. */
  private static final String TARGET = System.getProperty("stacktoll.fuzz.target", "");

  /** A program takes a second; a busy machine must not look like one that does not end. */
  private static final int QEMU_SECONDS = 120;

  private static final int QEMU_SECONDS_WHILE_SHRINKING = 20;
  private static final Path REPORT = Path.of("target", "fuzz");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyCheckpointAgreesWithQemu(Target target) throws IOException {
    assumeTrue(TARGET.isEmpty() || TARGET.equals(target.name()), "not asked for");
    String version = Qemu.version().orElseGet(DifferentialTest::missing);
    long start = System.nanoTime();
    Oracle qemu = new Qemu(target, folder, QEMU_SECONDS);
    Campaign.Result result = new Campaign(target, qemu).run(SEED, INSTRUCTIONS);
    if (result.failed().isPresent()) {
      Oracle impatient = new Qemu(target, folder, QEMU_SECONDS_WHILE_SHRINKING);
      Comparison comparison = new Comparison(new Ours(target), impatient);
      fail(report(target, result, new Shrinker(target, comparison).shrink(result.failed().get())));
    }
    assertTrue(result.instructions() >= INSTRUCTIONS);
    Files.createDirectories(REPORT);
    Files.writeString(
        REPORT.resolve("isa-" + target + ".txt"),
        String.format(
            Locale.ROOT,
            "%s (%s, %s): seed %d, %d programs, %,d instructions (%,d of them random, the others set"
                + " up operands), %,d checkpoints,"
                + " 0 unexplained differences, %d s%n",
            target.config().name(),
            target.machine(),
            version,
            SEED,
            result.programs(),
            result.instructions(),
            result.drawn(),
            result.checkpoints(),
            (System.nanoTime() - start) / 1_000_000_000));
  }

  /** Skipped at home, failed in CI. */
  private static String missing() {
    String reason = "qemu-system-arm is not installed";
    return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
  }

  private static String report(Target target, Campaign.Result result, Shrinker.Case found) {
    return String.format(
        Locale.ROOT,
        "%s, SEED=%d, program %d with seed %d, after %,d instructions that agree:%n%s",
        target,
        SEED,
        result.programs(),
        result.failed().map(Program::seed).orElseThrow(),
        result.instructions(),
        UnitTestText.of(found));
  }
}
