package dev.stacktoll.instrument;

import dev.stacktoll.core.Cause;
import dev.stacktoll.core.PipelineModel;
import dev.stacktoll.core.Probe;
import dev.stacktoll.core.TimingRule;
import dev.stacktoll.isa.Insn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up cycles by function, by source line and by cause while attached to a core. What passes
 * between two instructions (exception entry, sleep) goes to the instruction that follows.
 */
public final class Profile implements Probe {
  private static final int CAUSES = Cause.values().length;

  /** Cycles of one place. */
  public static final class Entry {
    private final String name;
    private final long[] causes = new long[CAUSES];
    private long cycles;
    private long instructions;

    Entry(String name) {
      this.name = name;
    }

    public String name() {
      return name;
    }

    public long cycles() {
      return cycles;
    }

    public long instructions() {
      return instructions;
    }

    public long cycles(Cause cause) {
      return causes[cause.ordinal()];
    }

    private void add(Entry other) {
      cycles += other.cycles;
      instructions += other.instructions;
      for (int i = 0; i < CAUSES; i++) {
        causes[i] += other.causes[i];
      }
    }
  }

  private final PipelineModel model;
  private final int[] causeOfRule;
  private final long[] seen;
  private final Map<Integer, Entry> byAddress = new HashMap<>();

  public Profile(PipelineModel model) {
    this.model = model;
    List<TimingRule> rules = model.rules();
    causeOfRule = rules.stream().mapToInt(r -> r.cause().ordinal()).toArray();
    seen = model.charged().clone();
  }

  @Override
  public void retired(Insn insn, int pc, long from, long to) {
    Entry entry = byAddress.get(pc);
    if (entry == null) {
      entry = new Entry("");
      byAddress.put(pc, entry);
    }
    entry.instructions++;
    long[] charged = model.charged();
    for (int i = 0; i < seen.length; i++) {
      long cycles = charged[i] - seen[i];
      if (cycles != 0) {
        entry.causes[causeOfRule[i]] += cycles;
        entry.cycles += cycles;
        seen[i] = charged[i];
      }
    }
  }

  @Override
  public void exception(int number, boolean entry, long cycle) {
    // its cycles are charged to rules and picked up with the next instruction
  }

  /** All cycles seen. */
  public Entry total() {
    Entry total = new Entry("total");
    byAddress.values().forEach(total::add);
    return total;
  }

  /** Functions by falling cycles. */
  public List<Entry> functions(ElfImage image) {
    return grouped(
        address ->
            image.symbols().functionAt(address).map(Symbols.Symbol::name).orElse("(no symbol)"));
  }

  /** Source lines by falling cycles. */
  public List<Entry> lines(LineTable table) {
    return grouped(
        address -> table.at(address).map(LineTable.Location::toString).orElse("(no line)"));
  }

  /** Cycles of one instruction by its address, as (address, entry) in ascending order. */
  public List<Map.Entry<Integer, Entry>> addresses() {
    return byAddress.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Integer::compareUnsigned))
        .toList();
  }

  private List<Entry> grouped(java.util.function.IntFunction<String> nameOf) {
    Map<String, Entry> groups = new HashMap<>();
    byAddress.forEach(
        (address, entry) -> groups.computeIfAbsent(nameOf.apply(address), Entry::new).add(entry));
    List<Entry> sorted = new ArrayList<>(groups.values());
    sorted.sort(
        Comparator.comparingLong((Entry e) -> e.cycles()).reversed().thenComparing(Entry::name));
    return sorted;
  }
}
