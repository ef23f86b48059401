package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.PipelineModel.Entry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The Cortex-M7 model apart from instructions, on memory without waits. */
final class CortexM7Test {
  private static final int HANDLER = 0x0800_0100;
  private static final int STACK = 0x2000_0400;

  private static long charged(CortexM7 model, String rule) {
    List<String> ids = model.rules().stream().map(TimingRule::id).toList();
    return model.charged()[ids.indexOf(rule)];
  }

  private static void assertComplete(CortexM7 model) {
    assertEquals(model.now(), Arrays.stream(model.charged()).sum());
  }

  /** m7.sleep. */
  @Test
  void sleepIsChargedUntilTheCycleOfWakingAndNotBackwards() {
    CortexM7 model = new CortexM7(new FlatBus());
    model.sleepUntil(1000);
    model.sleepUntil(500);
    assertEquals(1000, model.now());
    assertEquals(1000, charged(model, "m7.sleep"));
    assertComplete(model);
  }

  /** m7.stopped-clock. */
  @Test
  void aStoppedClockPassesItsCycles() {
    CortexM7 model = new CortexM7(new FlatBus());
    model.stop(77);
    assertEquals(77, model.now());
    assertEquals(77, charged(model, "m7.stopped-clock"));
    assertComplete(model);
  }

  /** m7.late-arrival. */
  @Test
  void aLateArrivalCostsAnotherVector() {
    CortexM7 model = new CortexM7(new FlatBus());
    model.exceptionEntry(Entry.NORMAL, STACK, 8, 0x0800_002c, HANDLER);
    long entered = model.now();
    model.exceptionEntry(Entry.LATE_ARRIVAL, STACK, 0, 0x0800_003c, HANDLER);
    assertEquals(12, entered);
    assertEquals(14, model.now());
    assertComplete(model);
  }

  @Test
  void aFrameWithFpContextTakesNineMoreBeats() {
    CortexM7 model = new CortexM7(new FlatBus());
    model.exceptionEntry(Entry.NORMAL, STACK, 26, 0x0800_002c, HANDLER);
    assertEquals(21, model.now());
    assertComplete(model);
  }

  @Test
  void theProfileCountsWhatWasChargedByCause() {
    CortexM7 model = new CortexM7(new FlatBus());
    model.sleepUntil(10);
    model.exceptionEntry(Entry.NORMAL, STACK, 8, 0x0800_002c, HANDLER);
    assertEquals(10, model.profileCounts().sleep);
    assertEquals(12, model.profileCounts().exception);
  }

  @Test
  void anOverrideOfAnUnknownRuleIsAnError() {
    List<TimingRule> rules = CortexM7.rules(List.of());
    assertThrows(
        IllegalArgumentException.class, () -> RuleValues.of(rules, Map.of("m7.nothing", 1)));
  }

  @Test
  void rulesHaveDistinctNames() {
    Set<String> ids = new HashSet<>();
    CortexM7.rules(List.of()).forEach(rule -> assertTrue(ids.add(rule.id()), rule.id()));
  }

  /** Memory that never waits. */
  private static final class FlatBus implements CortexM7Bus {
    @Override
    public long fetch(int address, long cycle, boolean wrongPath) {
      return cycle;
    }

    @Override
    public long load(int address, int bytes, long cycle) {
      return cycle;
    }

    @Override
    public long store(int address, int bytes, long cycle) {
      return cycle;
    }

    @Override
    public boolean blocking() {
      return false;
    }

    @Override
    public int waitRule() {
      return 0;
    }

    @Override
    public boolean hasTwoBanks(int address) {
      return true;
    }

    @Override
    public long drained(long cycle) {
      return cycle;
    }

    @Override
    public List<TimingRule> rules() {
      return List.of();
    }

    @Override
    public void enableInstructionCache(boolean enabled, long cycle) {}

    @Override
    public void enableDataCache(boolean enabled, long cycle) {}

    @Override
    public void maintain(Operation operation, int operand, long cycle) {}
  }
}
