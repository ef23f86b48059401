package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import java.util.List;

/**
 * The cost of instructions on one core: told of every instruction in program order, it keeps the
 * state of pipeline, fetch and buses and says when each instruction reaches its execute stage.
 *
 * <p>Per instruction the engine calls {@link #issue} at most once (when the first access to a
 * device needs to know its cycle) and then {@link #retire}, which issues by itself if that has not
 * happened. Cycles are absolute core clock cycles since reset. Every cycle that passes is charged
 * to exactly one rule.
 */
public interface PipelineModel {
  /**
   * Moves the instruction to its execute stage.
   *
   * @param passed false if an IT block skips the instruction
   * @param address first data address, meaningful if the instruction accesses memory
   * @param write whether that first access is a store
   * @return the cycle of the first address phase, in which a device sees the access
   */
  long issue(Insn insn, int pc, boolean passed, int address, boolean write);

  /**
   * Completes the instruction.
   *
   * @param cpu its access trace and divide operands
   * @param nextPc address of the next instruction: not {@code pc + size} after a taken branch
   */
  void retire(Cpu cpu, Insn insn, int pc, boolean passed, int nextPc);

  /**
   * The first cycle in which the next instruction could execute; interrupts are sampled here, and
   * the events of the scheduler that are due by now run before the next instruction.
   */
  long now();

  /** An exception was taken; the frame has been written and the handler comes next. */
  void exceptionEntry(
      Entry entry, int stackAddress, int frameWords, int vectorAddress, int handler);

  /**
   * An exception return unstacked a frame and resumes there. The branch or load that asked for it
   * retired before, with {@code pc + size} as the next address: this call pays for the redirection.
   */
  void exceptionReturn(int stackAddress, int frameWords, int resumeAt);

  /**
   * The first FP instruction of a handler writes the reserved FP frame (lazy state preservation).
   */
  void lazyFpSave(int address, int words);

  /** Nothing executes until this cycle (WFI, WFE). */
  void sleepUntil(long cycle);

  /** The clock of the core stands still for that many cycles, e.g. while over-drive switches. */
  void stop(long cycles);

  /** Forgets queue, predictor and pairing state at reset; caches keep what they hold. */
  void reset(int pc);

  /** ACTLR was written; a model that knows none of its bits accepts only 0. */
  default void auxiliaryControl(int actlr) {
    if (actlr != 0) {
      throw new UnmodelledAccess("ACTLR 0x%08x: this pipeline model".formatted(actlr), 0x008);
    }
  }

  List<TimingRule> rules();

  /**
   * Cycles charged so far to each rule, in the order of {@link #rules()}; live, not to be changed.
   */
  long[] charged();

  /** Extra cycles as the DWT counts them; live. */
  ProfileCounts profileCounts();

  /** How an exception is entered. */
  enum Entry {
    NORMAL,
    TAIL_CHAIN,
    LATE_ARRIVAL
  }

  /** The wide versions of the DWT counters CPICNT, EXCCNT, SLEEPCNT, LSUCNT, FOLDCNT. */
  final class ProfileCounts {
    public long cpi;
    public long exception;
    public long sleep;
    public long loadStore;
    public long folded;
  }
}
