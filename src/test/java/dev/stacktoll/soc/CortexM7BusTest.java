package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.stacktoll.core.CacheMaintenance.Operation;
import dev.stacktoll.core.KnownTimingFailures;
import dev.stacktoll.core.MemoryType;
import dev.stacktoll.core.RuleValues;
import dev.stacktoll.core.TimingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits of caches, TCMs and buses of the STM32F746, access by access. */
final class CortexM7BusTest {
  /** One line of the table of accesses. */
  record Row(String rule, String accesses, String options) {
    static Row of(String line) {
      String[] cells = KnownTimingFailures.cells(line);
      return new Row(cells[0], cells[1], cells.length > 2 ? cells[2] : "");
    }

    @Override
    public String toString() {
      return rule;
    }
  }

  static Stream<Row> rows() {
    List<Row> rows = new ArrayList<>();
    KnownTimingFailures.lines("cortex-m7-bus.txt").forEach(line -> rows.add(Row.of(line)));
    return rows.stream();
  }

  static Set<String> rulesTested() {
    return rows().map(Row::rule).collect(Collectors.toSet());
  }

  private static F7Bus bus(String options, Map<String, Integer> overrides) {
    F7Bus bus = new F7Bus(new M7Bench.Ratios(4, 2), RuleValues.of(F7Bus.timingRules(), overrides));
    boolean cached = !options.contains("caches=off");
    bus.enableInstructionCache(cached, 0);
    bus.enableDataCache(cached, 0);
    int acr = options.indexOf("acr=");
    bus.accessControl(acr < 0 ? 7 : Integer.decode(options.substring(acr + 4)));
    return bus;
  }

  private static List<Long> run(F7Bus bus, String accesses) {
    List<Long> done = new ArrayList<>();
    for (String access : accesses.split(";")) {
      String[] words = access.strip().split("\\s+");
      int address = Integer.parseUnsignedInt(words[1], 16);
      long cycle = Long.parseLong(words[2]);
      done.add(access(bus, words[0], address, cycle));
    }
    return done;
  }

  private static long access(F7Bus bus, String kind, int address, long cycle) {
    return switch (kind) {
      case "fetch" -> bus.fetch(address, cycle, false);
      case "load" -> bus.load(address, 4, cycle);
      case "store" -> bus.store(address, 4, cycle);
      case "storeb" -> bus.store(address, 1, cycle);
      case "drain" -> bus.drained(cycle);
      case "blocking" -> bus.load(address, 4, cycle) > cycle && bus.blocking() ? 1 : 0;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static List<Long> expected(String accesses) {
    return Stream.of(accesses.split(";"))
        .map(access -> Long.valueOf(access.strip().split("\\s+")[3]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anAccessTakesWhatItsRuleSays(Row row) {
    assertEquals(expected(row.accesses()), run(bus(row.options(), Map.of()), row.accesses()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRuleMatters(Row row) {
    TimingRule rule =
        F7Bus.timingRules().stream()
            .filter(r -> r.id().equals(row.rule()))
            .findFirst()
            .orElseThrow();
    if (rule.low() == rule.high()) {
      return;
    }
    assertNotEquals(
        run(bus(row.options(), Map.of(rule.id(), rule.low())), row.accesses()),
        run(bus(row.options(), Map.of(rule.id(), rule.high())), row.accesses()));
  }

  @Test
  void invalidatingBySetAndWayEmptiesTheDataCache() {
    F7Bus bus = bus("", Map.of());
    bus.load(0x2001_0000, 4, 100);
    for (int way = 0; way < 4; way++) {
      for (int set = 0; set < 32; set++) {
        bus.maintain(Operation.DCISW, way << 30 | set << 5, 150);
      }
    }
    assertEquals(207, bus.load(0x2001_0000, 4, 200));
  }

  @Test
  void cleaningAnAddressKeepsTheLineAndSparesTheEviction() {
    F7Bus bus = bus("", Map.of());
    bus.store(0x2001_0000, 4, 100);
    bus.maintain(Operation.DCCMVAC, 0x2001_0000, 150);
    assertEquals(200, bus.load(0x2001_0000, 4, 200));
    bus.maintain(Operation.DCCIMVAC, 0x2001_0000, 250);
    assertEquals(307, bus.load(0x2001_0000, 4, 300));
  }

  @Test
  void invalidatingTheInstructionCacheMakesItMiss() {
    F7Bus bus = bus("", Map.of());
    bus.fetch(0x0800_0000, 100, false);
    assertEquals(150, bus.fetch(0x0800_0000, 150, false));
    bus.maintain(Operation.ICIALLU, 0, 160);
    assertEquals(212, bus.fetch(0x0800_0000, 200, false));
  }

  @Test
  void memoryThatTheMpuMakesNonCacheableIsNotCached() {
    F7Bus bus = bus("", Map.of());
    bus.setAttributes(address -> MemoryType.NON_CACHEABLE);
    bus.load(0x2001_0000, 4, 100);
    assertEquals(207, bus.load(0x2001_0000, 4, 200));
  }

  @Test
  void aStreamOfWholeLinesStopsAllocatingFromTheFourthOn() {
    F7Bus bus = bus("", Map.of());
    for (int word = 0; word < 8 * 8; word++) {
      bus.store(0x2001_0000 + 4 * word, 4, 100 + word);
    }
    assertEquals(1000, bus.load(0x2001_0040, 4, 1000), "the third line is in");
    assertEquals(1107, bus.load(0x2001_00c0, 4, 1100), "the seventh line is not");
  }
}
