package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Op;

/**
 * From a row of {@link Op} to its meaning: one case and one call each (ARMv7-M ARM DDI 0403E,
 * A7.7). The switch is an expression so that a row without a case does not compile.
 *
 * <p>Not modelled: see the classes called.
 */
@Hot
final class Exec {
  private Exec() {}

  /**
   * Executes one instruction whose condition has passed. Before it, {@code r[15]} is its address
   * plus 4 and {@code nextPc} the address of the following one.
   *
   * @throws Fault if it ends with a fault; then it has changed neither base register nor PC
   */
  static void execute(Op op, Cpu cpu, Insn i) {
    // spotless:off
    int _ = switch (op) {
      // Arithmetic, logic, moves, shifts
      case LSL_IMM_T1, LSR_IMM_T1, ASR_IMM_T1, LSL_IMM_T2, LSR_IMM_T2, ASR_IMM_T2, ROR_IMM_T1,
          RRX_T1 -> { ExecAlu.shiftImmediate(cpu, i); yield 0; }
      case MOV_REG_T2, MOV_REG_T1, MOV_REG_T3 -> { ExecAlu.movRegister(cpu, i); yield 0; }
      case ADD_REG_T1, ADD_REG_T2, ADD_SP_REG_T1, ADD_SP_REG_T2, ADD_REG_T3, ADD_SP_REG_T3
          -> { ExecAlu.addRegister(cpu, i); yield 0; }
      case SUB_REG_T1, SUB_REG_T2, SUB_SP_REG_T1 -> { ExecAlu.subRegister(cpu, i); yield 0; }
      case ADD_IMM_T1, ADD_IMM_T2, ADD_SP_IMM_T1, ADD_SP_IMM_T2, ADD_IMM_T3, ADD_SP_IMM_T3,
          ADD_IMM_T4, ADD_SP_IMM_T4 -> { ExecAlu.addImmediate(cpu, i); yield 0; }
      case SUB_IMM_T1, SUB_IMM_T2, SUB_SP_IMM_T1, SUB_IMM_T3, SUB_SP_IMM_T2, SUB_IMM_T4,
          SUB_SP_IMM_T3 -> { ExecAlu.subImmediate(cpu, i); yield 0; }
      case MOV_IMM_T1, MOV_IMM_T2, MOV_IMM_T3 -> { ExecAlu.movImmediate(cpu, i); yield 0; }
      case CMP_IMM_T1, CMP_IMM_T2 -> { ExecAlu.cmpImmediate(cpu, i); yield 0; }
      case AND_REG_T1, AND_REG_T2 -> { ExecAlu.andRegister(cpu, i); yield 0; }
      case EOR_REG_T1, EOR_REG_T2 -> { ExecAlu.eorRegister(cpu, i); yield 0; }
      case LSL_REG_T1, LSL_REG_T2 -> { ExecAlu.lslRegister(cpu, i); yield 0; }
      case LSR_REG_T1, LSR_REG_T2 -> { ExecAlu.lsrRegister(cpu, i); yield 0; }
      case ASR_REG_T1, ASR_REG_T2 -> { ExecAlu.asrRegister(cpu, i); yield 0; }
      case ADC_REG_T1, ADC_REG_T2 -> { ExecAlu.adcRegister(cpu, i); yield 0; }
      case SBC_REG_T1, SBC_REG_T2 -> { ExecAlu.sbcRegister(cpu, i); yield 0; }
      case ROR_REG_T1, ROR_REG_T2 -> { ExecAlu.rorRegister(cpu, i); yield 0; }
      case TST_REG_T1, TST_REG_T2 -> { ExecAlu.tstRegister(cpu, i); yield 0; }
      case RSB_IMM_T1, RSB_IMM_T2 -> { ExecAlu.rsbImmediate(cpu, i); yield 0; }
      case CMP_REG_T1, CMP_REG_T2, CMP_REG_T3 -> { ExecAlu.cmpRegister(cpu, i); yield 0; }
      case CMN_REG_T1, CMN_REG_T2 -> { ExecAlu.cmnRegister(cpu, i); yield 0; }
      case ORR_REG_T1, ORR_REG_T2 -> { ExecAlu.orrRegister(cpu, i); yield 0; }
      case BIC_REG_T1, BIC_REG_T2 -> { ExecAlu.bicRegister(cpu, i); yield 0; }
      case MVN_REG_T1, MVN_REG_T2 -> { ExecAlu.mvnRegister(cpu, i); yield 0; }
      case ADR_T1, ADR_T3, ADR_T2 -> { ExecAlu.adr(cpu, i); yield 0; }
      case ORN_REG_T1 -> { ExecAlu.ornRegister(cpu, i); yield 0; }
      case TEQ_REG_T1 -> { ExecAlu.teqRegister(cpu, i); yield 0; }
      case RSB_REG_T1 -> { ExecAlu.rsbRegister(cpu, i); yield 0; }
      case AND_IMM_T1 -> { ExecAlu.andImmediate(cpu, i); yield 0; }
      case TST_IMM_T1 -> { ExecAlu.tstImmediate(cpu, i); yield 0; }
      case BIC_IMM_T1 -> { ExecAlu.bicImmediate(cpu, i); yield 0; }
      case ORR_IMM_T1 -> { ExecAlu.orrImmediate(cpu, i); yield 0; }
      case ORN_IMM_T1 -> { ExecAlu.ornImmediate(cpu, i); yield 0; }
      case MVN_IMM_T1 -> { ExecAlu.mvnImmediate(cpu, i); yield 0; }
      case EOR_IMM_T1 -> { ExecAlu.eorImmediate(cpu, i); yield 0; }
      case TEQ_IMM_T1 -> { ExecAlu.teqImmediate(cpu, i); yield 0; }
      case CMN_IMM_T1 -> { ExecAlu.cmnImmediate(cpu, i); yield 0; }
      case ADC_IMM_T1 -> { ExecAlu.adcImmediate(cpu, i); yield 0; }
      case SBC_IMM_T1 -> { ExecAlu.sbcImmediate(cpu, i); yield 0; }
      case MOVT_T1 -> { ExecAlu.movTop(cpu, i); yield 0; }
      // Extends, bit fields, reversals, packing, division
      case SXTH_T1, SXTH_T2 -> { ExecBits.sxth(cpu, i); yield 0; }
      case SXTB_T1, SXTB_T2 -> { ExecBits.sxtb(cpu, i); yield 0; }
      case UXTH_T1, UXTH_T2 -> { ExecBits.uxth(cpu, i); yield 0; }
      case UXTB_T1, UXTB_T2 -> { ExecBits.uxtb(cpu, i); yield 0; }
      case REV_T1, REV_T2 -> { ExecBits.rev(cpu, i); yield 0; }
      case REV16_T1, REV16_T2 -> { ExecBits.rev16(cpu, i); yield 0; }
      case REVSH_T1, REVSH_T2 -> { ExecBits.revsh(cpu, i); yield 0; }
      case PKHBT_T1 -> { ExecBits.pkhbt(cpu, i); yield 0; }
      case PKHTB_T1 -> { ExecBits.pkhtb(cpu, i); yield 0; }
      case SBFX_T1 -> { ExecBits.sbfx(cpu, i); yield 0; }
      case UBFX_T1 -> { ExecBits.ubfx(cpu, i); yield 0; }
      case BFI_T1 -> { ExecBits.bfi(cpu, i); yield 0; }
      case BFC_T1 -> { ExecBits.bfc(cpu, i); yield 0; }
      case SXTAH_T1 -> { ExecBits.sxtah(cpu, i); yield 0; }
      case UXTAH_T1 -> { ExecBits.uxtah(cpu, i); yield 0; }
      case SXTAB16_T1 -> { ExecBits.sxtab16(cpu, i); yield 0; }
      case SXTB16_T1 -> { ExecBits.sxtb16(cpu, i); yield 0; }
      case UXTAB16_T1 -> { ExecBits.uxtab16(cpu, i); yield 0; }
      case UXTB16_T1 -> { ExecBits.uxtb16(cpu, i); yield 0; }
      case SXTAB_T1 -> { ExecBits.sxtab(cpu, i); yield 0; }
      case UXTAB_T1 -> { ExecBits.uxtab(cpu, i); yield 0; }
      case RBIT_T1 -> { ExecBits.rbit(cpu, i); yield 0; }
      case SEL_T1 -> { ExecBits.sel(cpu, i); yield 0; }
      case CLZ_T1 -> { ExecBits.clz(cpu, i); yield 0; }
      case SDIV_T1 -> { ExecBits.sdiv(cpu, i); yield 0; }
      case UDIV_T1 -> { ExecBits.udiv(cpu, i); yield 0; }
      // Saturation, absolute differences
      case SSAT_T1 -> { ExecSaturate.ssat(cpu, i); yield 0; }
      case SSAT16_T1 -> { ExecSaturate.ssat16(cpu, i); yield 0; }
      case USAT_T1 -> { ExecSaturate.usat(cpu, i); yield 0; }
      case USAT16_T1 -> { ExecSaturate.usat16(cpu, i); yield 0; }
      case QADD_T1 -> { ExecSaturate.qadd(cpu, i); yield 0; }
      case QDADD_T1 -> { ExecSaturate.qdadd(cpu, i); yield 0; }
      case QSUB_T1 -> { ExecSaturate.qsub(cpu, i); yield 0; }
      case QDSUB_T1 -> { ExecSaturate.qdsub(cpu, i); yield 0; }
      case USADA8_T1 -> { ExecSaturate.usada8(cpu, i); yield 0; }
      case USAD8_T1 -> { ExecSaturate.usad8(cpu, i); yield 0; }
      // Parallel additions and subtractions
      case SADD8_T1 -> { ExecParallel.sadd8(cpu, i); yield 0; }
      case SADD16_T1 -> { ExecParallel.sadd16(cpu, i); yield 0; }
      case SASX_T1 -> { ExecParallel.sasx(cpu, i); yield 0; }
      case SSUB8_T1 -> { ExecParallel.ssub8(cpu, i); yield 0; }
      case SSUB16_T1 -> { ExecParallel.ssub16(cpu, i); yield 0; }
      case SSAX_T1 -> { ExecParallel.ssax(cpu, i); yield 0; }
      case QADD8_T1 -> { ExecParallel.qadd8(cpu, i); yield 0; }
      case QADD16_T1 -> { ExecParallel.qadd16(cpu, i); yield 0; }
      case QASX_T1 -> { ExecParallel.qasx(cpu, i); yield 0; }
      case QSUB8_T1 -> { ExecParallel.qsub8(cpu, i); yield 0; }
      case QSUB16_T1 -> { ExecParallel.qsub16(cpu, i); yield 0; }
      case QSAX_T1 -> { ExecParallel.qsax(cpu, i); yield 0; }
      case SHADD8_T1 -> { ExecParallel.shadd8(cpu, i); yield 0; }
      case SHADD16_T1 -> { ExecParallel.shadd16(cpu, i); yield 0; }
      case SHASX_T1 -> { ExecParallel.shasx(cpu, i); yield 0; }
      case SHSUB8_T1 -> { ExecParallel.shsub8(cpu, i); yield 0; }
      case SHSUB16_T1 -> { ExecParallel.shsub16(cpu, i); yield 0; }
      case SHSAX_T1 -> { ExecParallel.shsax(cpu, i); yield 0; }
      case UADD8_T1 -> { ExecParallel.uadd8(cpu, i); yield 0; }
      case UADD16_T1 -> { ExecParallel.uadd16(cpu, i); yield 0; }
      case UASX_T1 -> { ExecParallel.uasx(cpu, i); yield 0; }
      case USUB8_T1 -> { ExecParallel.usub8(cpu, i); yield 0; }
      case USUB16_T1 -> { ExecParallel.usub16(cpu, i); yield 0; }
      case USAX_T1 -> { ExecParallel.usax(cpu, i); yield 0; }
      case UQADD8_T1 -> { ExecParallel.uqadd8(cpu, i); yield 0; }
      case UQADD16_T1 -> { ExecParallel.uqadd16(cpu, i); yield 0; }
      case UQASX_T1 -> { ExecParallel.uqasx(cpu, i); yield 0; }
      case UQSUB8_T1 -> { ExecParallel.uqsub8(cpu, i); yield 0; }
      case UQSUB16_T1 -> { ExecParallel.uqsub16(cpu, i); yield 0; }
      case UQSAX_T1 -> { ExecParallel.uqsax(cpu, i); yield 0; }
      case UHADD8_T1 -> { ExecParallel.uhadd8(cpu, i); yield 0; }
      case UHADD16_T1 -> { ExecParallel.uhadd16(cpu, i); yield 0; }
      case UHASX_T1 -> { ExecParallel.uhasx(cpu, i); yield 0; }
      case UHSUB8_T1 -> { ExecParallel.uhsub8(cpu, i); yield 0; }
      case UHSUB16_T1 -> { ExecParallel.uhsub16(cpu, i); yield 0; }
      case UHSAX_T1 -> { ExecParallel.uhsax(cpu, i); yield 0; }
      // Multiplications
      case MUL_T1, MUL_T2 -> { ExecMultiply.mul(cpu, i); yield 0; }
      case MLA_T1 -> { ExecMultiply.mla(cpu, i); yield 0; }
      case MLS_T1 -> { ExecMultiply.mls(cpu, i); yield 0; }
      case SMMLA_T1 -> { ExecMultiply.smmla(cpu, i); yield 0; }
      case SMMUL_T1 -> { ExecMultiply.smmul(cpu, i); yield 0; }
      case SMMLAR_T1 -> { ExecMultiply.smmlar(cpu, i); yield 0; }
      case SMMULR_T1 -> { ExecMultiply.smmulr(cpu, i); yield 0; }
      case SMMLS_T1 -> { ExecMultiply.smmls(cpu, i); yield 0; }
      case SMMLSR_T1 -> { ExecMultiply.smmlsr(cpu, i); yield 0; }
      case SMULL_T1 -> { ExecMultiply.smull(cpu, i); yield 0; }
      case UMULL_T1 -> { ExecMultiply.umull(cpu, i); yield 0; }
      case SMLAL_T1 -> { ExecMultiply.smlal(cpu, i); yield 0; }
      case UMLAL_T1 -> { ExecMultiply.umlal(cpu, i); yield 0; }
      case UMAAL_T1 -> { ExecMultiply.umaal(cpu, i); yield 0; }
      // Multiplications of halfwords
      case SMLABB_T1 -> { ExecMultiplyHalf.smlabb(cpu, i); yield 0; }
      case SMULBB_T1 -> { ExecMultiplyHalf.smulbb(cpu, i); yield 0; }
      case SMLABT_T1 -> { ExecMultiplyHalf.smlabt(cpu, i); yield 0; }
      case SMULBT_T1 -> { ExecMultiplyHalf.smulbt(cpu, i); yield 0; }
      case SMLATB_T1 -> { ExecMultiplyHalf.smlatb(cpu, i); yield 0; }
      case SMULTB_T1 -> { ExecMultiplyHalf.smultb(cpu, i); yield 0; }
      case SMLATT_T1 -> { ExecMultiplyHalf.smlatt(cpu, i); yield 0; }
      case SMULTT_T1 -> { ExecMultiplyHalf.smultt(cpu, i); yield 0; }
      case SMLAD_T1 -> { ExecMultiplyHalf.smlad(cpu, i); yield 0; }
      case SMUAD_T1 -> { ExecMultiplyHalf.smuad(cpu, i); yield 0; }
      case SMLADX_T1 -> { ExecMultiplyHalf.smladx(cpu, i); yield 0; }
      case SMUADX_T1 -> { ExecMultiplyHalf.smuadx(cpu, i); yield 0; }
      case SMLAWB_T1 -> { ExecMultiplyHalf.smlawb(cpu, i); yield 0; }
      case SMULWB_T1 -> { ExecMultiplyHalf.smulwb(cpu, i); yield 0; }
      case SMLAWT_T1 -> { ExecMultiplyHalf.smlawt(cpu, i); yield 0; }
      case SMULWT_T1 -> { ExecMultiplyHalf.smulwt(cpu, i); yield 0; }
      case SMLSD_T1 -> { ExecMultiplyHalf.smlsd(cpu, i); yield 0; }
      case SMUSD_T1 -> { ExecMultiplyHalf.smusd(cpu, i); yield 0; }
      case SMLSDX_T1 -> { ExecMultiplyHalf.smlsdx(cpu, i); yield 0; }
      case SMUSDX_T1 -> { ExecMultiplyHalf.smusdx(cpu, i); yield 0; }
      case SMLALBB_T1 -> { ExecMultiplyHalf.smlalbb(cpu, i); yield 0; }
      case SMLALBT_T1 -> { ExecMultiplyHalf.smlalbt(cpu, i); yield 0; }
      case SMLALTB_T1 -> { ExecMultiplyHalf.smlaltb(cpu, i); yield 0; }
      case SMLALTT_T1 -> { ExecMultiplyHalf.smlaltt(cpu, i); yield 0; }
      case SMLALD_T1 -> { ExecMultiplyHalf.smlald(cpu, i); yield 0; }
      case SMLALDX_T1 -> { ExecMultiplyHalf.smlaldx(cpu, i); yield 0; }
      case SMLSLD_T1 -> { ExecMultiplyHalf.smlsld(cpu, i); yield 0; }
      case SMLSLDX_T1 -> { ExecMultiplyHalf.smlsldx(cpu, i); yield 0; }
      // Loads and stores of one register
      case LDR_LIT_T1, LDR_LIT_T2 -> { ExecMemory.ldrLiteral(cpu, i); yield 0; }
      case STR_REG_T1, STR_REG_T2 -> { ExecMemory.strRegister(cpu, i); yield 0; }
      case STRH_REG_T1, STRH_REG_T2 -> { ExecMemory.strhRegister(cpu, i); yield 0; }
      case STRB_REG_T1, STRB_REG_T2 -> { ExecMemory.strbRegister(cpu, i); yield 0; }
      case LDRSB_REG_T1, LDRSB_REG_T2 -> { ExecMemory.ldrsbRegister(cpu, i); yield 0; }
      case LDR_REG_T1, LDR_REG_T2 -> { ExecMemory.ldrRegister(cpu, i); yield 0; }
      case LDRH_REG_T1, LDRH_REG_T2 -> { ExecMemory.ldrhRegister(cpu, i); yield 0; }
      case LDRB_REG_T1, LDRB_REG_T2 -> { ExecMemory.ldrbRegister(cpu, i); yield 0; }
      case LDRSH_REG_T1, LDRSH_REG_T2 -> { ExecMemory.ldrshRegister(cpu, i); yield 0; }
      case STR_IMM_T1, STR_IMM_T2, STR_IMM_T3, STR_IMM_T4, PUSH_T3
          -> { ExecMemory.strImmediate(cpu, i); yield 0; }
      case LDR_IMM_T1, LDR_IMM_T2, LDR_IMM_T3, LDR_IMM_T4, POP_T3
          -> { ExecMemory.ldrImmediate(cpu, i); yield 0; }
      case STRB_IMM_T1, STRB_IMM_T2, STRB_IMM_T3 -> { ExecMemory.strbImmediate(cpu, i); yield 0; }
      case LDRB_IMM_T1, LDRB_IMM_T2, LDRB_IMM_T3 -> { ExecMemory.ldrbImmediate(cpu, i); yield 0; }
      case STRH_IMM_T1, STRH_IMM_T2, STRH_IMM_T3 -> { ExecMemory.strhImmediate(cpu, i); yield 0; }
      case LDRH_IMM_T1, LDRH_IMM_T2, LDRH_IMM_T3 -> { ExecMemory.ldrhImmediate(cpu, i); yield 0; }
      case STRBT_T1 -> { ExecMemory.strbt(cpu, i); yield 0; }
      case STRHT_T1 -> { ExecMemory.strht(cpu, i); yield 0; }
      case STRT_T1 -> { ExecMemory.strt(cpu, i); yield 0; }
      case LDRBT_T1 -> { ExecMemory.ldrbt(cpu, i); yield 0; }
      case LDRB_LIT_T1 -> { ExecMemory.ldrbLiteral(cpu, i); yield 0; }
      case LDRSB_IMM_T1, LDRSB_IMM_T2 -> { ExecMemory.ldrsbImmediate(cpu, i); yield 0; }
      case LDRSBT_T1 -> { ExecMemory.ldrsbt(cpu, i); yield 0; }
      case LDRSB_LIT_T1 -> { ExecMemory.ldrsbLiteral(cpu, i); yield 0; }
      case LDRHT_T1 -> { ExecMemory.ldrht(cpu, i); yield 0; }
      case LDRH_LIT_T1 -> { ExecMemory.ldrhLiteral(cpu, i); yield 0; }
      case LDRSH_IMM_T1, LDRSH_IMM_T2 -> { ExecMemory.ldrshImmediate(cpu, i); yield 0; }
      case LDRSHT_T1 -> { ExecMemory.ldrsht(cpu, i); yield 0; }
      case LDRSH_LIT_T1 -> { ExecMemory.ldrshLiteral(cpu, i); yield 0; }
      case LDRT_T1 -> { ExecMemory.ldrt(cpu, i); yield 0; }
      // Loads and stores of several registers, exclusives
      case PUSH_T1, STMDB_T1, PUSH_T2 -> { ExecMultiple.stmdb(cpu, i); yield 0; }
      case POP_T1, LDM_T1, LDM_T2, POP_T2 -> { ExecMultiple.ldm(cpu, i); yield 0; }
      case STM_T1, STM_T2 -> { ExecMultiple.stm(cpu, i); yield 0; }
      case LDMDB_T1 -> { ExecMultiple.ldmdb(cpu, i); yield 0; }
      case STREX_T1 -> { ExecMultiple.strex(cpu, i); yield 0; }
      case LDREX_T1 -> { ExecMultiple.ldrex(cpu, i); yield 0; }
      case STREXB_T1 -> { ExecMultiple.strexb(cpu, i); yield 0; }
      case LDREXB_T1 -> { ExecMultiple.ldrexb(cpu, i); yield 0; }
      case STREXH_T1 -> { ExecMultiple.strexh(cpu, i); yield 0; }
      case LDREXH_T1 -> { ExecMultiple.ldrexh(cpu, i); yield 0; }
      case STRD_IMM_T1 -> { ExecMultiple.strdImmediate(cpu, i); yield 0; }
      case LDRD_IMM_T1 -> { ExecMultiple.ldrdImmediate(cpu, i); yield 0; }
      case LDRD_LIT_T1 -> { ExecMultiple.ldrdLiteral(cpu, i); yield 0; }
      // Branches and IT
      case BX_T1 -> { ExecBranch.bx(cpu, i); yield 0; }
      case BLX_T1 -> { ExecBranch.blx(cpu, i); yield 0; }
      case CBZ_T1 -> { ExecBranch.cbz(cpu, i); yield 0; }
      case CBNZ_T1 -> { ExecBranch.cbnz(cpu, i); yield 0; }
      case IT_T1 -> { ExecBranch.it(cpu, i); yield 0; }
      case B_T1, B_T3 -> { ExecBranch.bConditional(cpu, i); yield 0; }
      case B_T2, B_T4 -> { ExecBranch.b(cpu, i); yield 0; }
      case TBB_T1 -> { ExecBranch.tbb(cpu, i); yield 0; }
      case TBH_T1 -> { ExecBranch.tbh(cpu, i); yield 0; }
      case BL_T1 -> { ExecBranch.bl(cpu, i); yield 0; }
      // System, hints, barriers
      case CPS_T1 -> { ExecSystem.cps(cpu, i); yield 0; }
      case BKPT_T1 -> { ExecSystem.bkpt(cpu, i); yield 0; }
      case HINT_T1, NOP_T1, YIELD_T1, HINT_T2, NOP_T2, YIELD_T2, CSDB_T1, DBG_T1, DSB_T1,
          DMB_T1, ISB_T1, PLD_IMM_T1, PLD_IMM_T2, PLD_LIT_T1, PLD_REG_T1, PLI_IMM_T1,
          PLI_IMM_T2, PLI_LIT_T3, PLI_REG_T1 -> { ExecSystem.nothing(cpu, i); yield 0; }
      case WFE_T1, WFE_T2 -> { ExecSystem.wfe(cpu, i); yield 0; }
      case WFI_T1, WFI_T2 -> { ExecSystem.wfi(cpu, i); yield 0; }
      case SEV_T1, SEV_T2 -> { ExecSystem.sev(cpu, i); yield 0; }
      case UDF_T1, UDF_T2, UNDEFINED_T1, UNDEFINED_T2 -> { ExecSystem.udf(cpu, i); yield 0; }
      case SVC_T1 -> { ExecSystem.svc(cpu, i); yield 0; }
      case MSR_T1 -> { ExecSystem.msr(cpu, i); yield 0; }
      case MRS_T1 -> { ExecSystem.mrs(cpu, i); yield 0; }
      case CLREX_T1 -> { ExecSystem.clrex(cpu, i); yield 0; }
      case STC_T1, LDC_IMM_T1, LDC_LIT_T1, MCRR_T1, MRRC_T1, CDP_T1, MCR_T1, MRC_T1, STC2_T2,
          LDC2_IMM_T2, LDC2_LIT_T2, MCRR2_T2, MRRC2_T2, CDP2_T2, MCR2_T2, MRC2_T2
          -> { ExecSystem.coprocessor(cpu, i); yield 0; }
      // Floating point
      case VMLA_T1 -> { ExecFp.vmla(cpu, i); yield 0; }
      case VMLS_T1 -> { ExecFp.vmls(cpu, i); yield 0; }
      case VNMLS_T1 -> { ExecFp.vnmls(cpu, i); yield 0; }
      case VNMLA_T1 -> { ExecFp.vnmla(cpu, i); yield 0; }
      case VMUL_T1 -> { ExecFp.vmul(cpu, i); yield 0; }
      case VNMUL_T2 -> { ExecFp.vnmul(cpu, i); yield 0; }
      case VADD_T1 -> { ExecFp.vadd(cpu, i); yield 0; }
      case VSUB_T1 -> { ExecFp.vsub(cpu, i); yield 0; }
      case VDIV_T1 -> { ExecFp.vdiv(cpu, i); yield 0; }
      case VFNMS_T1 -> { ExecFp.vfnms(cpu, i); yield 0; }
      case VFNMA_T1 -> { ExecFp.vfnma(cpu, i); yield 0; }
      case VFMA_T1 -> { ExecFp.vfma(cpu, i); yield 0; }
      case VFMS_T1 -> { ExecFp.vfms(cpu, i); yield 0; }
      case VABS_T1 -> { ExecFp.vabs(cpu, i); yield 0; }
      case VNEG_T1 -> { ExecFp.vneg(cpu, i); yield 0; }
      case VSQRT_T1 -> { ExecFp.vsqrt(cpu, i); yield 0; }
      case VCVTB_F32_F16_T1 -> { ExecFp.vcvtFromBottomHalf(cpu, i); yield 0; }
      case VCVTT_F32_F16_T1 -> { ExecFp.vcvtFromTopHalf(cpu, i); yield 0; }
      case VCVTB_F16_F32_T1 -> { ExecFp.vcvtToBottomHalf(cpu, i); yield 0; }
      case VCVTT_F16_F32_T1 -> { ExecFp.vcvtToTopHalf(cpu, i); yield 0; }
      case VCMP_T1 -> { ExecFp.vcmp(cpu, i); yield 0; }
      case VCMPE_T1 -> { ExecFp.vcmpe(cpu, i); yield 0; }
      case VCMP_T2 -> { ExecFp.vcmpZero(cpu, i); yield 0; }
      case VCMPE_T2 -> { ExecFp.vcmpeZero(cpu, i); yield 0; }
      case VCVT_F32_U32_T1 -> { ExecFp.vcvtFromUnsigned(cpu, i); yield 0; }
      case VCVT_F32_S32_T1 -> { ExecFp.vcvtFromSigned(cpu, i); yield 0; }
      case VCVTR_U32_F32_T1 -> { ExecFp.vcvtrToUnsigned(cpu, i); yield 0; }
      case VCVT_U32_F32_T1 -> { ExecFp.vcvtToUnsigned(cpu, i); yield 0; }
      case VCVTR_S32_F32_T1 -> { ExecFp.vcvtrToSigned(cpu, i); yield 0; }
      case VCVT_S32_F32_T1 -> { ExecFp.vcvtToSigned(cpu, i); yield 0; }
      case VCVT_FIXED_F32_S16_T1, VCVT_FIXED_F32_S32_T1, VCVT_FIXED_F32_U16_T1,
          VCVT_FIXED_F32_U32_T1 -> { ExecFp.vcvtFromFixed(cpu, i); yield 0; }
      case VCVT_FIXED_S16_F32_T1, VCVT_FIXED_S32_F32_T1, VCVT_FIXED_U16_F32_T1,
          VCVT_FIXED_U32_F32_T1 -> { ExecFp.vcvtToFixed(cpu, i); yield 0; }
      case VSEL_T1 -> { ExecFp.vsel(cpu, i); yield 0; }
      case VMAXNM_T1 -> { ExecFp.vmaxnm(cpu, i); yield 0; }
      case VMINNM_T1 -> { ExecFp.vminnm(cpu, i); yield 0; }
      case VRINTA_T1, VRINTN_T1, VRINTP_T1, VRINTM_T1 -> { ExecFp.vrintDirected(cpu, i); yield 0; }
      case VRINTR_T1 -> { ExecFp.vrintr(cpu, i); yield 0; }
      case VRINTZ_T1 -> { ExecFp.vrintz(cpu, i); yield 0; }
      case VRINTX_T1 -> { ExecFp.vrintx(cpu, i); yield 0; }
      case VCVTA_U32_F32_T1, VCVTN_U32_F32_T1, VCVTP_U32_F32_T1, VCVTM_U32_F32_T1
          -> { ExecFp.vcvtDirectedToUnsigned(cpu, i); yield 0; }
      case VCVTA_S32_F32_T1, VCVTN_S32_F32_T1, VCVTP_S32_F32_T1, VCVTM_S32_F32_T1
          -> { ExecFp.vcvtDirectedToSigned(cpu, i); yield 0; }
      // Floating-point moves, loads and stores
      case VMOV_IMM_T1 -> { ExecFpMove.vmovImmediate(cpu, i); yield 0; }
      case VMOV_REG_T1 -> { ExecFpMove.vmovRegister(cpu, i); yield 0; }
      case VMOV_FROM_CORE_T1 -> { ExecFpMove.vmovFromCore(cpu, i); yield 0; }
      case VMOV_TO_CORE_T1 -> { ExecFpMove.vmovToCore(cpu, i); yield 0; }
      case VMOV_HALF_FROM_CORE_T1 -> { ExecFpMove.vmovHalfFromCore(cpu, i); yield 0; }
      case VMOV_HALF_TO_CORE_T1 -> { ExecFpMove.vmovHalfToCore(cpu, i); yield 0; }
      case VMOV_PAIR_FROM_CORE_T1, VMOV_DOUBLE_FROM_CORE_T1
          -> { ExecFpMove.vmovPairFromCore(cpu, i); yield 0; }
      case VMOV_PAIR_TO_CORE_T1, VMOV_DOUBLE_TO_CORE_T1
          -> { ExecFpMove.vmovPairToCore(cpu, i); yield 0; }
      case VMSR_T1 -> { ExecFpMove.vmsr(cpu, i); yield 0; }
      case VMRS_T1 -> { ExecFpMove.vmrs(cpu, i); yield 0; }
      case VSTR_T1, VSTR_T2 -> { ExecFpMove.vstr(cpu, i); yield 0; }
      case VSTM_T1, VSTM_T2 -> { ExecFpMove.vstmIncrement(cpu, i); yield 0; }
      case VSTMDB_T1, VPUSH_T1, VSTMDB_T2, VPUSH_T2
          -> { ExecFpMove.vstmDecrement(cpu, i); yield 0; }
      case VLDR_T1, VLDR_T2 -> { ExecFpMove.vldr(cpu, i); yield 0; }
      case VLDM_T1, VPOP_T1, VLDM_T2, VPOP_T2 -> { ExecFpMove.vldmIncrement(cpu, i); yield 0; }
      case VLDMDB_T1, VLDMDB_T2 -> { ExecFpMove.vldmDecrement(cpu, i); yield 0; }
    };
    // spotless:on
  }
}
