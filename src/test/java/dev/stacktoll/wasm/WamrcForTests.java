package dev.stacktoll.wasm;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** WAMR's compiler for tests: skipped where it is not built, but not in continuous integration. */
public final class WamrcForTests {
  private WamrcForTests() {}

  public static Wamrc required() {
    var found = Wamrc.find(Path.of(""));
    Assumptions.assumeTrue(found.isPresent() || "true".equals(System.getenv("CI")), Wamrc.REMEDY);
    return found.orElseThrow(() -> new AssertionError("CI has no wamrc; " + Wamrc.REMEDY));
  }
}
