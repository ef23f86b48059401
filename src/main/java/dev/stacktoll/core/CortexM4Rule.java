package dev.stacktoll.core;

import static dev.stacktoll.core.Cause.BRANCH;
import static dev.stacktoll.core.Cause.BUS;
import static dev.stacktoll.core.Cause.DATA_MISS;
import static dev.stacktoll.core.Cause.EXCEPTION;
import static dev.stacktoll.core.Cause.FETCH;
import static dev.stacktoll.core.Cause.FLASH_FETCH;
import static dev.stacktoll.core.Cause.LOAD_USE;
import static dev.stacktoll.core.Cause.MULTIPLE;
import static dev.stacktoll.core.Cause.SYSTEM;
import static dev.stacktoll.core.TimingRule.Status.ASSUMED;
import static dev.stacktoll.core.TimingRule.Status.DOCUMENTED;
import static dev.stacktoll.core.TimingRule.Status.MEASURED;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The timing rules of the Cortex-M4 with the memories of the STM32F446 around it, one line each.
 *
 * <p>Sources: "TRM" is the Cortex-M4 TRM DDI 0439; "CC2652 dumps" and "STM32F100 dumps" are the
 * hardware traces of the cmemu project; "F407 kernels" the pipeline tests of jnk0le and the
 * Cortex-M4 compendium; "F446 programs" whole programs on the NUCLEO-F446RE (published figures of
 * the stm32-wasm-runtime-benchmarks).
 */
enum CortexM4Rule {
  // spotless:off
  ISSUE(Cause.ISSUE, "One instruction enters the execute stage in a cycle", "TRM, instruction set summary", DOCUMENTED, 1, 1, 1),
  QUEUE(FETCH, "Halfwords in the prefetch queue; words are fetched aligned when two halfwords are free", "KA 103488664; CC2652 dumps", MEASURED, 6, 4, 6),
  QUEUE_STREAM(FETCH, "After decode has waited for half an instruction, each fetch follows the one before as its slot is freed (value 1): a run of misaligned 32-bit instructions loses one cycle, not one in three", "F407 kernels (compendium, alignment rules); eprint 2025/523; the mechanism is assumed", MEASURED, 1, 0, 1),
  BRANCH_DECODE(BRANCH, "B, BL and BX LR send their target's address from decode: cycles before their execute stage", "CC2652 dumps: taken branches cost 2", MEASURED, 1, 0, 1),
  BRANCH_EXECUTE(BRANCH, "BX, BLX, CBZ, writes to the PC send the target's address in their execute stage", "CC2652 dumps: they cost 3", MEASURED, 0, 0, 1),
  BRANCH_LOAD(BRANCH, "Cycles from the data phase of a load to the PC to the fetch of its target", "CC2652 dumps: LDR PC costs 5, POP {..., PC} N + 4", MEASURED, 1, 0, 2),
  BRANCH_TABLE(BRANCH, "Cycles from the execute stage of TBB and TBH to the fetch of the target", "CC2652 dumps: they cost 6", MEASURED, 3, 2, 3),
  BRANCH_SPECULATIVE(FETCH, "A conditional branch that falls through spends this many fetches on its target", "CC2652 dumps", MEASURED, 1, 0, 1),
  IT_FOLD(Cause.ISSUE, "IT behind a 16-bit instruction takes no cycle (value 1)", "TRM, IT folding; CC2652 dumps", DOCUMENTED, 1, 0, 1),
  LOAD(LOAD_USE, "Data phase of a load that nothing follows in the pipeline", "TRM, load/store timings", DOCUMENTED, 1, 1, 1),
  LOAD_HIDES_NOP(LOAD_USE, "A NOP behind a load takes no cycle of its own (value 1)", "F407 kernels", MEASURED, 1, 0, 1),
  STORE_TO_LOAD(LOAD_USE, "A load waits this long behind a store's data phase", "TRM, load/store timings; CC2652 dumps", DOCUMENTED, 1, 0, 1),
  STORE_BUSY(BUS, "A store waits until the write buffer is free", "TRM, write buffer", DOCUMENTED, 1, 1, 1),
  STORE_REGISTER_OFFSET(LOAD_USE, "Extra cycle of a store with a register offset", "F407 kernels, CC2652 dumps", MEASURED, 1, 0, 1),
  ADDRESS(LOAD_USE, "A register written by an instruction is ready as an address this many cycles later than as an operand", "TRM, load/store timings; CC2652 dumps", DOCUMENTED, 1, 0, 1),
  MULTIPLE_BEATS(MULTIPLE, "Cycles for each register of LDM, STM, PUSH, POP, VLDM, VSTM beyond the first cycle", "TRM, instruction set summary", DOCUMENTED, 1, 1, 1),
  DOUBLE(MULTIPLE, "Extra cycles of LDRD, STRD, VLDR.64, VSTR.64", "TRM, instruction set summary", DOCUMENTED, 2, 2, 2),
  UNALIGNED(LOAD_USE, "Extra cycle for each further aligned access of an unaligned one", "TRM, unaligned accesses", DOCUMENTED, 1, 1, 1),
  BIT_BAND_STORE(BUS, "Extra cycles that a store to a bit-band alias keeps the bus busy", "CC2652 dumps, write buffer off", MEASURED, 3, 2, 4),
  DIVIDE(Cause.DIVIDE, "Quotient bits found in a cycle by SDIV and UDIV, after five cycles", "CC2652 and STM32F100 dumps, 9,512 samples", MEASURED, 4, 4, 4),
  FP_RESULT(Cause.FPU, "Extra cycle until the result of FP arithmetic can be an operand", "TRM, FPU instruction set", DOCUMENTED, 1, 1, 1),
  FP_MULTIPLY_ACCUMULATE(Cause.FPU, "Cycles for which a multiply-accumulate occupies the FPU", "TRM, FPU instruction set; F401 kernels", DOCUMENTED, 3, 1, 3),
  FP_OVERLAP(Cause.FPU, "Integer instructions run beside a multiply-accumulate (value 1)", "GCC's model; F446 programs: otherwise code without VFMA would be the faster one", ASSUMED, 1, 0, 1),
  FP_DIVIDE(Cause.FPU, "Cycles for which VDIV and VSQRT occupy the FPU, beside integer instructions", "TRM, FPU instruction set", DOCUMENTED, 14, 14, 14),
  FP_MOVE_PAIR(MULTIPLE, "Extra cycle of a VMOV of two registers", "TRM, FPU instruction set", DOCUMENTED, 1, 1, 1),
  SLAVE_CHANGE(BUS, "Wait when an access on the S-bus goes to another slave than the one before", "F446 programs: the stack's RAM decides the speed of wasm3", ASSUMED, 1, 0, 1),
  LOAD_OTHER_BUS(BUS, "A load does not pipeline behind one to another slave", "F407 kernels; CC2652 dumps, ldr_two_memories", MEASURED, 1, 0, 1),
  AHB_WRITE(BUS, "Wait of a store to a peripheral on AHB1 or AHB2", "F446 programs: the toggle loop takes 5 cycles", MEASURED, 1, 0, 1),
  AHB_READ(BUS, "Wait of a load from a peripheral on AHB1 or AHB2", "as SRAM; no source", ASSUMED, 0, 0, 2),
  APB(BUS, "PCLK cycles of an access through an APB bridge, after the next PCLK edge", "AMBA APB: setup and access phase; the bridge's own latency is assumed 0", ASSUMED, 2, 2, 3),
  SRAM_READ(BUS, "Wait of a load from SRAM over the S-bus", "TRM; F407 kernels disagree (1)", MEASURED, 0, 0, 1),
  SRAM_FETCH(FETCH, "Cycles that a word fetched over the S-bus takes more than one over I-Code", "STM32F100 and CC2652 dumps", MEASURED, 1, 1, 1),
  FLASH_WAIT(FLASH_FETCH, "A fetch that misses waits for the array: wait states as programmed", "RM0390, 3.4.2", DOCUMENTED, 1, 1, 1),
  FLASH_DATA(DATA_MISS, "A load from flash that misses waits for the array: wait states as programmed", "RM0390, 3.4.2", DOCUMENTED, 1, 1, 1),
  FLASH_DATA_PAIR(DATA_MISS, "Extra cycle of a load from flash directly behind one from another line, at more than 0 wait states", "F446 programs: residual of three builds", ASSUMED, 1, 0, 1),
  ART_LINES(FLASH_FETCH, "Lines of the instruction cache, fully associative", "RM0390, 3.4.2; associativity assumed", DOCUMENTED, 64, 64, 64),
  ART_REPLACEMENT(FLASH_FETCH, "Replacement of the instruction cache: 0 least recently used, 1 first in first out, 2 pseudo-random, 3 a tree of bits", "RM0390, 3.4.2: least recently used; by programs not decided", DOCUMENTED, 0, 0, 3),
  ART_DATA_LINES(DATA_MISS, "Lines of the data cache, fully associative", "RM0390, 3.4.2", DOCUMENTED, 8, 8, 8),
  ART_PREFETCH_ALLOCATES(FLASH_FETCH, "A prefetched line enters the cache when it is used (value 1)", "F446 programs: toggles take 6 to 10 % more otherwise", MEASURED, 1, 0, 1),
  ART_PREFETCH_DELAY(FLASH_FETCH, "Cycles from the moment the array is free to the start of a prefetch", "no source; by programs not decided", ASSUMED, 0, 0, 2),
  ART_DEMAND_ABORTS(FLASH_FETCH, "A demand miss aborts a running prefetch of another line (value 1)", "F407 XTEA measurements fit better", ASSUMED, 1, 0, 1),
  ART_SPECULATIVE_FILLS(FLASH_FETCH, "Fetches for branches that fall through fill the cache (value 1)", "no source; no better fit without", ASSUMED, 1, 0, 1),
  SYSTEM_CONTROL(SYSTEM, "Extra cycle of MSR CONTROL", "CC2652 dumps", MEASURED, 1, 0, 1),
  BARRIER(SYSTEM, "Cycles of an ISB beyond its own, with the refill", "CC2652 dumps", MEASURED, 2, 2, 2),
  DATA_BARRIER(SYSTEM, "DMB and DSB wait until the write buffer is empty; cycles with an empty one", "TRM, instruction set summary; the cycle with an empty buffer is assumed", ASSUMED, 1, 1, 4),
  EXCEPTION_ENTRY(EXCEPTION, "Cycles from the end of an instruction to the first of the handler", "KA 103489845; CC2652 dumps", DOCUMENTED, 12, 12, 12),
  EXCEPTION_RETURN(EXCEPTION, "Cycles from an exception return to the first resumed instruction", "KA 103489845; CC2652 dumps", DOCUMENTED, 10, 10, 10),
  EXCEPTION_TAIL(EXCEPTION, "Cycles of a tail-chain", "TRM, exceptions; CC2652 dumps", DOCUMENTED, 6, 6, 6),
  EXCEPTION_LATE(EXCEPTION, "Cycles of the vector fetch after a late arrival", "TRM: not more than a tail-chain; figure assumed", ASSUMED, 6, 0, 6),
  EXCEPTION_LAZY(EXCEPTION, "Cycles of the deferred FP save beyond one for each word", "AN298 gives no figure", ASSUMED, 0, 0, 1),
  EXCEPTION_FP(EXCEPTION, "Cycles for the FP part of a frame that is written or read at once", "KA 103489845", DOCUMENTED, 17, 17, 17),
  SLEEP(Cause.SLEEP, "WFI and WFE wait for an event", "ARMv7-M ARM, B1.5.19", DOCUMENTED, 1, 1, 1),
  STOPPED(Cause.ASSIST, "The core clock stands still", "RM0390, over-drive switching", DOCUMENTED, 1, 1, 1);
  // spotless:on

  private static final List<TimingRule> ALL = Stream.of(values()).map(CortexM4Rule::rule).toList();

  private final TimingRule rule;

  CortexM4Rule(
      Cause cause,
      String claim,
      String source,
      TimingRule.Status status,
      int value,
      int low,
      int high) {
    String id = "m4." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    rule = new TimingRule(id, cause, claim, source, status, value, low, high);
  }

  TimingRule rule() {
    return rule;
  }

  /** All rules, in the order of their ordinals. */
  static List<TimingRule> all() {
    return ALL;
  }

  int in(RuleValues values) {
    return values.get(rule.id());
  }
}
