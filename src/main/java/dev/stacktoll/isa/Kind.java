package dev.stacktoll.isa;

/**
 * What an instruction is to a pipeline: the classes that the timing tables of the Cortex-M4 and
 * Cortex-M7 tell apart. A row of {@link Op} names one; cycle counts belong to a core, not here.
 */
public enum Kind {
  /** MOV, ADD, AND, CMP, ADR … with a register or immediate, perhaps with an inline shift. */
  ALU,
  /** MOVW and MOVT. */
  MOVE_WIDE,
  /** LSL, LSR, ASR, ROR, RRX as instructions of their own, by immediate or register. */
  SHIFT,
  /** UXTB, SXTB, UXTH, SXTH, UXTB16, SXTB16. */
  EXTEND,
  /** The same with an addition. */
  EXTEND_ADD,
  /** UBFX, SBFX. */
  BITFIELD_EXTRACT,
  /** BFI, BFC. */
  BITFIELD_INSERT,
  /** REV, REV16, REVSH, RBIT. */
  REVERSE,
  /** CLZ. */
  COUNT_ZEROS,
  /** SSAT, USAT, SSAT16, USAT16, QDADD, QDSUB. */
  SATURATE,
  /** QADD, QSUB and the saturating parallel additions. */
  SATURATING_ADD,
  /** The other parallel additions and subtractions. */
  PARALLEL_ADD,
  /** USAD8, USADA8. */
  ABSOLUTE_DIFFERENCE,
  /** SEL. */
  SELECT,
  /** PKHBT, PKHTB. */
  PACK,
  /** MUL and every multiplication without an accumulator and with a 32-bit result. */
  MULTIPLY,
  /** MLA, MLS and every multiplication with a 32-bit accumulator. */
  MULTIPLY_ACCUMULATE,
  /** UMULL, SMULL. */
  MULTIPLY_LONG,
  /** UMLAL, SMLAL, UMAAL, SMLALD … */
  MULTIPLY_ACCUMULATE_LONG,
  /** UDIV, SDIV. */
  DIVIDE,
  /** One register from memory. */
  LOAD,
  /** One register to memory. */
  STORE,
  LOAD_DOUBLE,
  STORE_DOUBLE,
  /** LDM, POP. */
  LOAD_MULTIPLE,
  /** STM, PUSH. */
  STORE_MULTIPLE,
  LOAD_EXCLUSIVE,
  STORE_EXCLUSIVE,
  /** PLD, PLI. */
  PRELOAD,
  /** B. */
  BRANCH,
  /** B with a condition in the instruction itself. */
  BRANCH_CONDITIONAL,
  /** BL. */
  BRANCH_LINK,
  /** BX. */
  BRANCH_EXCHANGE,
  /** BLX with a register. */
  BRANCH_LINK_EXCHANGE,
  /** CBZ, CBNZ. */
  COMPARE_BRANCH,
  /** TBB, TBH. */
  TABLE_BRANCH,
  IT,
  /** NOP and the hints that do nothing here (YIELD, DBG). */
  NOP,
  /** WFI, WFE, SEV. */
  EVENT_HINT,
  /** DMB, DSB. */
  DATA_BARRIER,
  /** ISB. */
  INSTRUCTION_BARRIER,
  /** MRS, MSR, CPS, CLREX. */
  SYSTEM,
  /** SVC, BKPT, UDF. */
  EXCEPTION,
  /** Coprocessor instructions other than the FPU's: always a UsageFault here. */
  COPROCESSOR,
  /** VADD, VSUB, VABS, VNEG. */
  FP_ADD,
  /** VMUL, VNMUL. */
  FP_MULTIPLY,
  /** VMLA, VMLS, VNMLA, VNMLS: rounded twice. */
  FP_MULTIPLY_ACCUMULATE,
  /** VFMA, VFMS, VFNMA, VFNMS: rounded once. */
  FP_FUSED,
  FP_DIVIDE,
  FP_SQUARE_ROOT,
  FP_COMPARE,
  /** VCVT in all forms. */
  FP_CONVERT,
  /** VRINT. */
  FP_ROUND,
  FP_MIN_MAX,
  FP_SELECT,
  /** VMOV between FP registers. */
  FP_MOVE,
  FP_MOVE_IMMEDIATE,
  /** VMOV of one core register to the FPU (also one half of a double register). */
  FP_FROM_CORE,
  /** VMOV of one FP register to the core. */
  FP_TO_CORE,
  /** VMOV of two core registers to the FPU. */
  FP_FROM_CORE_PAIR,
  /** VMOV of two FP registers to the core. */
  FP_TO_CORE_PAIR,
  /** VMRS, VMSR. */
  FP_STATUS,
  FP_LOAD,
  FP_STORE,
  FP_LOAD_DOUBLE,
  FP_STORE_DOUBLE,
  FP_LOAD_MULTIPLE,
  FP_STORE_MULTIPLE
}
