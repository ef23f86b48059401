package dev.stacktoll.core;

import static dev.stacktoll.core.Cause.BRANCH;
import static dev.stacktoll.core.Cause.DEPENDENCY;
import static dev.stacktoll.core.Cause.FETCH;
import static dev.stacktoll.core.Cause.FPU;
import static dev.stacktoll.core.TimingRule.Status.ASSUMED;
import static dev.stacktoll.core.TimingRule.Status.DOCUMENTED;
import static dev.stacktoll.core.TimingRule.Status.MEASURED;

import dev.stacktoll.core.TimingRule.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The timing rules of the Cortex-M7 core itself, one line each; those of the memory around it
 * belong to {@link CortexM7Bus}.
 *
 * <p>A "stage" counts from register read: EX1 is 1 … EX4 is 4. A result that exists at the end of
 * stage P feeds an operand needed at the start of stage C when the consumer issues P - C + 1 cycles
 * later, or in the same cycle where that is not positive. A "distance" is that number of cycles. A
 * pairing rule has the value 1 where it forbids the pair, and is charged the cycle that the second
 * instruction then needs for itself.
 *
 * <p>Sources: "H743 kernels" are jnk0le's pipeline measurements on an STM32H743 (r1p1), "F767
 * kernels" dwelch67's on an STM32F767 (r1p0), "H730 kernels" those of quinapalus.com, "LLVM" and
 * "GCC" the scheduling models ARMScheduleM7.td and cortex-m7.md, "F746 programs" whole programs on
 * the NUCLEO-F746ZG (published figures of the stm32-wasm-runtime-benchmarks).
 */
enum CortexM7Rule {
  // spotless:off
  ISSUE(Cause.ISSUE, "Up to this many instructions issue in a cycle, in order", "Cortex-M7 TRM DDI 0489, 1.2.1", DOCUMENTED, 2, 1, 2),

  PAIR_SHIFTER(DEPENDENCY, "Two users of the shifter (inline shift, shifted constant, bit field, reversal) do not pair", "H743 kernels", MEASURED, 1, 0, 1),
  PAIR_EXTEND(DEPENDENCY, "UXTB, SXTH … count as users of the shifter in the older place", "observations listed at mastodawn.com; the H743 kernels do not mention it", ASSUMED, 1, 0, 1),
  PAIR_OLDER_ONLY(DEPENDENCY, "Bit field, SIMD, CLZ, REV, SEL, LDREX and VSEL issue as the older of a pair only", "H743 kernels; LLVM for LDREX and VSEL", MEASURED, 1, 0, 1),
  PAIR_MULTIPLY(DEPENDENCY, "Two multiplications do not pair", "H743 kernels", MEASURED, 1, 0, 1),
  PAIR_MULTIPLY_STORE(DEPENDENCY, "A multiplication and a store do not pair", "H743 kernels", MEASURED, 1, 0, 1),
  PAIR_STORES(DEPENDENCY, "Two stores do not pair", "H743 and F767 kernels", MEASURED, 1, 0, 1),
  PAIR_BANK(DEPENDENCY, "Two loads pair only if one wants an even and one an odd word", "H743 and F767 kernels", MEASURED, 1, 0, 1),
  PAIR_BRANCHES(DEPENDENCY, "Two branches do not pair", "LLVM: one branch unit", ASSUMED, 1, 0, 1),
  PAIR_ALONE(DEPENDENCY, "LDM, STM, LDRD, STRD, divisions, table branches, system instructions and two-register VMOV pair with nothing", "LLVM; H743 kernels for the VMOV and the multiple transfers", MEASURED, 1, 1, 1),
  PAIR_FP(DEPENDENCY, "Two FP arithmetic instructions do not pair", "H743 kernels", MEASURED, 1, 0, 1),
  PAIR_FP_MOVE(DEPENDENCY, "Two VMOVs do not pair", "H743 kernels for VMOV immediate; assumed for the others", ASSUMED, 1, 0, 1),
  PAIR_MAC(DEPENDENCY, "An FP multiply-accumulate does not pair with VLDR, VSTR and VMOV, except the first of a run in the younger place", "H743 kernels", MEASURED, 1, 0, 1),
  PAIR_TAKEN_BRANCH(BRANCH, "The target of a taken branch does not join the branch's cycle (1), or does if it is fetched in time (0)", "F767 kernels: loops of 16 stores or of dependent moves need the pair; the H743 kernels call it rare", MEASURED, 0, 0, 1),
  MOVE_PAIR(DEPENDENCY, "MOVW and MOVT of one register pair despite the dependence (value 1)", "H743 kernels", MEASURED, 1, 0, 1),

  EARLY_ALU(DEPENDENCY, "ADD, SUB and MOV in the older place, and shifts in any, execute in EX1 if their operands exist by then (value 1)", "H743 kernels; ACTLR.DISDYNADD documents it for r1, inferred for r0p1", ASSUMED, 1, 0, 1),
  LATE_ALU(DEPENDENCY, "Stage in which an ALU result exists unless it was early", "H743 kernels, LLVM", MEASURED, 2, 2, 3),
  FLAGS(DEPENDENCY, "Stage in which flags exist, also those of early instructions", "H743 kernels", MEASURED, 2, 1, 2),
  SHIFTER_OPERAND(DEPENDENCY, "Stage in which an inline-shifted operand and the operands of extracts, insertions and reversals are needed", "H743 kernels, LLVM", MEASURED, 1, 1, 2),
  REVERSE(DEPENDENCY, "Stage in which the result of REV, REV16, REVSH and RBIT exists", "H743 kernels, LLVM", MEASURED, 1, 1, 2),
  REVERSE_TO_SHIFTER(DEPENDENCY, "Distance from a reversal to another one or to an inline shift of its result", "H743 kernels, LLVM", MEASURED, 2, 1, 2),
  DSP(DEPENDENCY, "Stage in which results of QADD, SSAT, USAD8 … exist", "LLVM", ASSUMED, 3, 2, 3),
  PREDICATED_FLAGS(DEPENDENCY, "Distance from flags to an instruction in an IT block", "H743 kernels give 1 to a predicated operation", MEASURED, 1, 1, 2),
  PREDICATED_RESULT(DEPENDENCY, "Results of instructions in an IT block come this many stages later", "LLVM, for readers under another predicate; assumed for all", ASSUMED, 1, 0, 1),
  MULTIPLY(DEPENDENCY, "Stage in which results of MUL and MLA, of any length, exist", "H743 and H730 kernels, LLVM", MEASURED, 3, 2, 4),
  ACCUMULATOR(DEPENDENCY, "Stage in which the accumulator of an integer multiply-accumulate is needed", "H743 and H730 kernels", MEASURED, 3, 2, 3),
  MULTIPLY_TO_ADDRESS(DEPENDENCY, "Distance from a multiplication to an address made of its result", "LLVM", ASSUMED, 4, 3, 4),

  LOAD_USE(Cause.LOAD_USE, "Stage in which the data of a word load exist", "H743 kernels, LLVM", MEASURED, 2, 2, 3),
  LOAD_USE_NARROW(Cause.LOAD_USE, "Stage in which the data of a byte or halfword load exist", "H743 kernels, LLVM", MEASURED, 3, 2, 4),
  LOAD_TO_BASE(Cause.LOAD_USE, "Distance from a word load to a base address made of its data", "LLVM; F746 programs; the H730 kernels give 3", ASSUMED, 2, 2, 3),
  LOAD_TO_INDEX(Cause.LOAD_USE, "Distance from a word load to an index made of its data", "LLVM", ASSUMED, 3, 2, 3),
  LOAD_TO_MULTIPLY(Cause.LOAD_USE, "Distance from a word load to a factor or a division made of its data", "H743 kernels, LLVM", MEASURED, 2, 1, 2),
  LOAD_DOUBLE(Cause.LOAD_USE, "The second word of LDRD exists this many stages later", "LLVM", ASSUMED, 1, 0, 1),
  BASE_WRITEBACK(DEPENDENCY, "Stage in which a base register after pre- or post-indexing exists", "H743 kernels, LLVM", MEASURED, 1, 1, 2),
  STORE_DATA(DEPENDENCY, "Stage in which the data of a store are needed", "H743 kernels: any result can be stored in its own cycle", MEASURED, 4, 2, 4),
  STORE_TO_LOAD(Cause.LOAD_USE, "Distance from a store to a load of the same word", "LLVM, memory RAW hazard", ASSUMED, 4, 1, 8),
  MULTIPLE(Cause.MULTIPLE, "Words that LDM, STM and their kin move in a cycle", "H743 kernels", MEASURED, 2, 1, 2),
  MULTIPLE_UNALIGNED(Cause.MULTIPLE, "Cycles more for STM of an even number of words that does not start at a double word", "H743 kernels", MEASURED, 1, 0, 1),
  UNALIGNED_LOAD(Cause.LOAD_USE, "Cycles more for an unaligned LDR or LDRH", "H743 kernels; the F767 kernels suggest less", MEASURED, 3, 1, 3),
  UNALIGNED_LOAD_YOUNGER(Cause.LOAD_USE, "Cycles more if it is the younger of a pair", "H743 kernels", MEASURED, 1, 0, 1),
  DIVIDE(Cause.DIVIDE, "Cycles of UDIV with a one-bit quotient; one more for each two quotient bits", "Cortex-R4 TRM DDI 0363, cycle timings; the nearest documented divider", ASSUMED, 3, 2, 7),
  DIVIDE_SIGNED(Cause.DIVIDE, "Cycles more for SDIV", "Cortex-R4 TRM DDI 0363, cycle timings", ASSUMED, 1, 0, 1),
  TABLE_BRANCH(Cause.MULTIPLE, "Issue cycles of TBB and TBH", "LLVM", ASSUMED, 2, 1, 2),
  SYSTEM(Cause.SYSTEM, "Cycles of MRS, MSR, CPS, CLREX, STREX, barriers and hints without their waits", "LLVM: they issue alone", ASSUMED, 1, 1, 4),
  SYNCHRONIZE(Cause.SYSTEM, "Cycles lost by fetching anew after ISB", "as an indirect branch; no source", ASSUMED, 6, 3, 12),

  FP_ADD(FPU, "Distance from VADD, VMUL, VCVT … to FP arithmetic, VMOV and a VFMA accumulator", "H743 and H730 kernels", MEASURED, 3, 2, 4),
  FP_ADD_TO_MLA(FPU, "Distance from VADD, VMUL, VCVT … to a VMLA accumulator", "H743 kernels", MEASURED, 2, 1, 3),
  FP_ADD_TO_STORE(FPU, "Distance from VADD, VMUL, VCVT and VMOV to VSTR", "H743 kernels", MEASURED, 1, 0, 2),
  FP_FUSED(FPU, "Distance from VFMA to an operand of any FP instruction", "H743 and H730 kernels", MEASURED, 5, 4, 6),
  FP_FUSED_CHAIN(FPU, "Distance from VFMA to the accumulator of a VFMA", "H743 and H730 kernels", MEASURED, 3, 2, 4),
  FP_FUSED_TO_MLA(FPU, "Distance from VFMA to the accumulator of a VMLA", "H743 kernels", MEASURED, 2, 1, 3),
  FP_FUSED_TO_STORE(FPU, "Distance from VFMA to VSTR", "H743 kernels", MEASURED, 3, 2, 4),
  FP_MLA(FPU, "Distance from VMLA to an operand of any FP instruction", "H743 and H730 kernels", MEASURED, 6, 5, 7),
  FP_MLA_CHAIN(FPU, "Distance from VMLA to an accumulator", "H743 and H730 kernels for VMLA", MEASURED, 3, 2, 4),
  FP_MLA_TO_STORE(FPU, "Distance from VMLA to VSTR", "H743 kernels", MEASURED, 4, 3, 5),
  FP_LOAD(FPU, "Distance from VLDR and VLDM to FP arithmetic and VMOV between FP registers", "H743 kernels", MEASURED, 1, 1, 2),
  FP_LOAD_TO_FUSED(FPU, "Distance from VLDR to a VFMA accumulator", "H743 kernels", MEASURED, 3, 1, 3),
  FP_LOAD_TO_CORE(FPU, "Distance from VLDR to VMOV into a core register and to a VMLA accumulator", "H743 kernels", MEASURED, 2, 1, 2),
  FP_LOAD_DOUBLE(FPU, "Distance more from VLDR.64", "H743 kernels, LLVM: latency 2", MEASURED, 1, 0, 1),
  FP_MOVE(FPU, "Distance from VMOV into an FP register to any FP consumer but a store", "H743 kernels", MEASURED, 3, 2, 4),
  FP_TO_CORE(FPU, "Stage in which a core register written by VMOV or VMRS exists", "H743 kernels: 1 to a late ALU", MEASURED, 2, 2, 3),
  FP_FROM_CORE(FPU, "Stage in which VMOV needs a core register", "H743 kernels: 1 after an ALU", ASSUMED, 2, 2, 3),
  FP_SELECT_FLAGS(FPU, "Stage in which VSEL needs the flags", "LLVM", ASSUMED, 1, 1, 2),
  FP_STATUS(FPU, "Distance from VCMP to VMRS", "no source; LLVM has 0 plus single issue", ASSUMED, 1, 1, 3),
  FP_DIVIDE(FPU, "Cycles of VDIV, which block the pipeline", "H743 kernels, GCC and LLVM", MEASURED, 16, 14, 18),
  FP_SQUARE_ROOT(FPU, "Cycles of VSQRT, which block the pipeline", "H743 kernels; LLVM and GCC say 16", MEASURED, 14, 12, 16),
  FP_MAC_SHADOW(FPU, "Cycles after a multiply-accumulate without VADD, VLDM, VSTM, VLDR.64, VSTR.64 and VMOV immediate, and without VLDR, VSTR and VMOV in the younger place", "H743 kernels", MEASURED, 3, 2, 4),
  FP_FUSED_AFTER_MLA(FPU, "Distance from VMLA to the next VFMA", "H743 kernels: not in the next cycle", MEASURED, 2, 1, 3),

  BTAC(BRANCH, "Entries of the branch target address cache, fully associative, direct branches only; none turns it off", "often quoted as 64, no document; F746 programs need 16 or more", ASSUMED, 64, 0, 256),
  BTAC_HIT(FETCH, "Cycles from fetching a predicted branch to fetching its target", "Cortex-M7 TRM DDI 0489, 1.2.3: single cycle turn-around; F767 kernels", MEASURED, 1, 1, 2),
  DECODE_BRANCH(BRANCH, "Cycles lost by a branch that the decoder predicts as taken, BTAC miss", "F767 kernels with the BTAC off", MEASURED, 3, 2, 4),
  MISPREDICT(BRANCH, "Cycles lost by a conditional branch that went the other way", "F746 programs (native FFT); the H743 kernels give 6 to 8, LLVM 4 to 6", ASSUMED, 5, 4, 8),
  INDIRECT_BRANCH(BRANCH, "Cycles lost by BX, BLX, POP with the PC, LDR to the PC, TBB: never predicted", "F746 programs (interpreter toggle)", ASSUMED, 6, 5, 8),
  LOAD_TO_PC(BRANCH, "Cycles more if the target comes from memory", "load data reach the fetch stage later than a register; no source", ASSUMED, 1, 0, 1),
  WRONG_PATH(Cause.FLASH_FETCH, "Words fetched on the wrong path that may start line fills", "no source", ASSUMED, 4, 0, 8),

  FETCH_WORD(FETCH, "Bytes fetched in a cycle, aligned", "Cortex-M7 TRM DDI 0489, 1.2.3; F767 kernels", MEASURED, 8, 4, 8),
  FETCH_QUEUE(FETCH, "Fetched words that wait for the decoder", "Cortex-M7 TRM DDI 0489, 1.2.3", DOCUMENTED, 4, 2, 8),

  EXCEPTION_ENTRY(Cause.EXCEPTION, "Cycles to the first instruction of a handler in memory without waits", "Arm's figure as quoted by elektroniknet.de", ASSUMED, 12, 10, 14),
  EXCEPTION_RETURN(Cause.EXCEPTION, "Cycles to the first instruction after a handler", "Cortex-M4 TRM DDI 0439; no figure for the M7", ASSUMED, 12, 8, 14),
  TAIL_CHAIN(Cause.EXCEPTION, "Cycles from one handler to the next", "Cortex-M4 TRM DDI 0439; no figure for the M7", ASSUMED, 6, 6, 12),
  LATE_ARRIVAL(Cause.EXCEPTION, "Cycles more when a higher priority arrives while stacking", "the vector is read again; no source", ASSUMED, 2, 0, 6),
  LAZY_FP_SAVE(Cause.EXCEPTION, "Words of a reserved FP frame stored in a cycle", "as STM (H743 kernels)", ASSUMED, 2, 1, 2),
  SLEEP(Cause.SLEEP, "WFI and WFE wait", "ARMv7-M ARM B1.5.17", DOCUMENTED, 0, 0, 0),
  STOPPED_CLOCK(Cause.ASSIST, "The clock of the core stands still", "the chip's power and clock control", DOCUMENTED, 0, 0, 0);
  // spotless:on

  private static final CortexM7Rule[] RULES = values();

  private final Cause cause;
  private final TimingRule rule;

  CortexM7Rule(
      Cause cause, String claim, String source, Status status, int value, int low, int high) {
    this.cause = cause;
    String id = "m7." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    rule = new TimingRule(id, cause, claim, source, status, value, low, high);
  }

  Cause cause() {
    return cause;
  }

  TimingRule rule() {
    return rule;
  }

  int in(RuleValues values) {
    return values.get(rule.id());
  }

  static List<TimingRule> all() {
    return Stream.of(RULES).map(CortexM7Rule::rule).toList();
  }
}
