package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import java.util.List;

/**
 * A pipeline model for tests of everything but timing: one cycle an instruction, 12 cycles an
 * exception entry, 10 a return, 6 a tail-chain or a late arrival.
 */
final class UnitModel implements PipelineModel {
  static final int ENTRY = 12;
  static final int RETURN = 10;
  static final int CHAIN = 6;

  private final ProfileCounts counts = new ProfileCounts();
  private final long[] charged = new long[0];
  private long now;

  @Override
  public long issue(Insn insn, int pc, boolean passed, int address, boolean write) {
    return now;
  }

  @Override
  public void retire(Cpu cpu, Insn insn, int pc, boolean passed, int nextPc) {
    now++;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void exceptionEntry(
      Entry entry, int stackAddress, int frameWords, int vectorAddress, int handler) {
    now += entry == Entry.NORMAL ? ENTRY : CHAIN;
    counts.exception += ENTRY;
  }

  @Override
  public void exceptionReturn(int stackAddress, int frameWords, int resumeAt) {
    now += RETURN;
  }

  @Override
  public void lazyFpSave(int address, int words) {
    now += words;
  }

  @Override
  public void sleepUntil(long cycle) {
    counts.sleep += cycle - now;
    now = cycle;
  }

  @Override
  public void stop(long cycles) {
    now += cycles;
  }

  @Override
  public void reset(int pc) {}

  @Override
  public List<TimingRule> rules() {
    return List.of();
  }

  @Override
  public long[] charged() {
    return charged;
  }

  @Override
  public ProfileCounts profileCounts() {
    return counts;
  }
}
