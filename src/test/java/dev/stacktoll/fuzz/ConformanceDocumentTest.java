package dev.stacktoll.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stacktoll.isa.Op;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/conformance.md are those of the code; {@code -Dgolden.update=true} writes them
 * anew. Every row of the decode table has a differential case and a unit test.
 */
final class ConformanceDocumentTest {
  private static final Path DOCUMENT = Path.of("docs", "conformance.md");

  /** Rows that {@link DifferentialTest} executes in CI. */
  private static Map<Target, Set<Op>> differential() {
    Map<Target, Set<Op>> rows = new EnumMap<>(Target.class);
    for (Target target : Target.values()) {
      rows.put(
          target,
          Campaign.first(target, DifferentialTest.CI_SEED, DifferentialTest.CI_INSTRUCTIONS)
              .rows());
    }
    return rows;
  }

  @Test
  void everyRowIsExecutedByADifferentialCaseAndByAUnitTest() throws IOException {
    Set<Op> all = EnumSet.allOf(Op.class);
    Set<Op> withoutFpv5 =
        all.stream()
            .filter(op -> !op.fpv5())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Op.class)));
    assertEquals(withoutFpv5, differential().get(Target.M4));
    assertEquals(all, differential().get(Target.M7));
    assertEquals(all, UnitTestRows.read());
  }

  @Test
  void theTablesAreCurrent() throws IOException {
    String text = Files.readString(DOCUMENT);
    String current = replace(replace(text, "faults", faults()), "rows", rows());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, current);
    }
    assertEquals(current, Files.readString(DOCUMENT), "run with -Dgolden.update=true");
  }

  private static String replace(String text, String part, String table) {
    String begin = "<!-- " + part + " -->\n";
    String end = "<!-- end of " + part + " -->";
    int from = text.indexOf(begin) + begin.length();
    return text.substring(0, from) + table + text.substring(text.indexOf(end));
  }

  private static String faults() {
    StringBuilder table = new StringBuilder("| rows | who is right | claim |\n|---|---|---|\n");
    for (QemuFault fault : QemuFault.ALL) {
      String rows = fault.rows().stream().map(Op::name).collect(Collectors.joining(", "));
      table.append("| %s | %s | %s |\n".formatted(rows, fault.section(), fault.claim()));
    }
    return table.toString();
  }

  private static String rows() throws IOException {
    Map<Target, Set<Op>> differential = differential();
    Set<Op> unit = UnitTestRows.read();
    StringBuilder table =
        new StringBuilder("| row | Cortex-M4 | Cortex-M7 | unit test |\n|---|---|---|---|\n");
    for (Op op : Op.values()) {
      table.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  op,
                  op.fpv5() ? "not there" : yes(differential.get(Target.M4).contains(op)),
                  yes(differential.get(Target.M7).contains(op)),
                  yes(unit.contains(op))));
    }
    return table.toString();
  }

  private static String yes(boolean covered) {
    return covered ? "yes" : "**no**";
  }
}
