package dev.stacktoll.isa;

import java.util.List;

/**
 * Every encoding of ARMv7E-M with the single-precision FPU: one row each, the only description of
 * its bits, its assembly text and its class (ARM DDI 0403E, A5 to A7; FPv5 rows from the ARMv8-M
 * numbering of the same encodings). Names are {@code MNEMONIC_FORM_ENCODING} with the manual's
 * encoding number. Not modelled: double-precision arithmetic, FLDMX and FSTMX, and encodings whose
 * should-be-zero or should-be-one bits are wrong (undefined here, unpredictable in the manual).
 *
 * <p>The bits are written most significant first; equal letters are one field, gathered from the
 * left. {@code unless} lists what the manual sends elsewhere ("if Rn == '1111' then SEE …"). The
 * operand forms in braces are those of {@link Syntax}. Where one row's fixed bits include
 * another's, the more specific row claims the encoding.
 */
public enum Op {
  // spotless:off
  //                         bits, most significant first                       assembly                                           kind
  // 16-bit: shift, add, subtract, move, compare (A5.2.1)
  LSL_IMM_T1                ("00000 iiiii mmm ddd",                           "lsl{s} {d}, {m}, {#lsl}",                         Kind.SHIFT),
  MOV_REG_T2                ("00000 00000 mmm ddd",                           "mov{!s} {d}, {m}",                                Kind.ALU),
  LSR_IMM_T1                ("00001 iiiii mmm ddd",                           "lsr{s} {d}, {m}, {#lsr}",                         Kind.SHIFT),
  ASR_IMM_T1                ("00010 iiiii mmm ddd",                           "asr{s} {d}, {m}, {#asr}",                         Kind.SHIFT),
  ADD_REG_T1                ("0001100 mmm nnn ddd",                           "add{s} {d}, {n}, {m}",                            Kind.ALU),
  SUB_REG_T1                ("0001101 mmm nnn ddd",                           "sub{s} {d}, {n}, {m}",                            Kind.ALU),
  ADD_IMM_T1                ("0001110 iii nnn ddd",                           "add{s} {d}, {n}, {#i}",                           Kind.ALU),
  SUB_IMM_T1                ("0001111 iii nnn ddd",                           "sub{s} {d}, {n}, {#i}",                           Kind.ALU),
  MOV_IMM_T1                ("00100 ddd iiiiiiii",                            "mov{s} {d}, {#i}",                                Kind.ALU),
  CMP_IMM_T1                ("00101 nnn iiiiiiii",                            "cmp {n}, {#i}",                                   Kind.ALU),
  ADD_IMM_T2                ("00110 ddd iiiiiiii",                            "add{s} {dn}, {#i}",                               Kind.ALU),
  SUB_IMM_T2                ("00111 ddd iiiiiiii",                            "sub{s} {dn}, {#i}",                               Kind.ALU),

  // 16-bit: data processing (A5.2.2)
  AND_REG_T1                ("010000 0000 mmm ddd",                           "and{s} {dn}, {m}",                                Kind.ALU),
  EOR_REG_T1                ("010000 0001 mmm ddd",                           "eor{s} {dn}, {m}",                                Kind.ALU),
  LSL_REG_T1                ("010000 0010 mmm ddd",                           "lsl{s} {dn}, {m}",                                Kind.SHIFT),
  LSR_REG_T1                ("010000 0011 mmm ddd",                           "lsr{s} {dn}, {m}",                                Kind.SHIFT),
  ASR_REG_T1                ("010000 0100 mmm ddd",                           "asr{s} {dn}, {m}",                                Kind.SHIFT),
  ADC_REG_T1                ("010000 0101 mmm ddd",                           "adc{s} {dn}, {m}",                                Kind.ALU),
  SBC_REG_T1                ("010000 0110 mmm ddd",                           "sbc{s} {dn}, {m}",                                Kind.ALU),
  ROR_REG_T1                ("010000 0111 mmm ddd",                           "ror{s} {dn}, {m}",                                Kind.SHIFT),
  TST_REG_T1                ("010000 1000 mmm nnn",                           "tst {n}, {m}",                                    Kind.ALU),
  RSB_IMM_T1                ("010000 1001 nnn ddd",                           "neg{s} {d}, {n}",                                 Kind.ALU),
  CMP_REG_T1                ("010000 1010 mmm nnn",                           "cmp {n}, {m}",                                    Kind.ALU),
  CMN_REG_T1                ("010000 1011 mmm nnn",                           "cmn {n}, {m}",                                    Kind.ALU),
  ORR_REG_T1                ("010000 1100 mmm ddd",                           "orr{s} {dn}, {m}",                                Kind.ALU),
  MUL_T1                    ("010000 1101 nnn ddd",                           "mul{s} {dm}, {n}",                                Kind.MULTIPLY),
  BIC_REG_T1                ("010000 1110 mmm ddd",                           "bic{s} {dn}, {m}",                                Kind.ALU),
  MVN_REG_T1                ("010000 1111 mmm ddd",                           "mvn{s} {d}, {m}",                                 Kind.ALU),

  // 16-bit: special data instructions and branch and exchange (A5.2.3)
  ADD_REG_T2                ("01000100 d mmmm ddd",                           "add {dn}, {m}",                                   Kind.ALU),
  ADD_SP_REG_T1             ("01000100 d 1101 ddd",                           "add {dm}, {sp}",                                  Kind.ALU),
  ADD_SP_REG_T2             ("01000100 1 mmmm 101 unless m=1101",             "add {spdn}, {m}",                                 Kind.ALU),
  CMP_REG_T2                ("01000101 n mmmm nnn",                           "cmp {n}, {m}",                                    Kind.ALU),
  MOV_REG_T1                ("01000110 d mmmm ddd",                           "mov {d}, {m}",                                    Kind.ALU),
  BX_T1                     ("010001110 mmmm 000",                            "bx {m}",                                          Kind.BRANCH_EXCHANGE),
  BLX_T1                    ("010001111 mmmm 000",                            "blx {m}",                                         Kind.BRANCH_LINK_EXCHANGE),

  // 16-bit: loads and stores (A5.2.4)
  LDR_LIT_T1                ("01001 ttt iiiiiiii",                            "ldr {t}, {lit4}",                                 Kind.LOAD),
  STR_REG_T1                ("0101 000 mmm nnn ttt",                          "str {t}, [{n}, {m}]",                             Kind.STORE),
  STRH_REG_T1               ("0101 001 mmm nnn ttt",                          "strh {t}, [{n}, {m}]",                            Kind.STORE),
  STRB_REG_T1               ("0101 010 mmm nnn ttt",                          "strb {t}, [{n}, {m}]",                            Kind.STORE),
  LDRSB_REG_T1              ("0101 011 mmm nnn ttt",                          "ldrsb {t}, [{n}, {m}]",                           Kind.LOAD),
  LDR_REG_T1                ("0101 100 mmm nnn ttt",                          "ldr {t}, [{n}, {m}]",                             Kind.LOAD),
  LDRH_REG_T1               ("0101 101 mmm nnn ttt",                          "ldrh {t}, [{n}, {m}]",                            Kind.LOAD),
  LDRB_REG_T1               ("0101 110 mmm nnn ttt",                          "ldrb {t}, [{n}, {m}]",                            Kind.LOAD),
  LDRSH_REG_T1              ("0101 111 mmm nnn ttt",                          "ldrsh {t}, [{n}, {m}]",                           Kind.LOAD),
  STR_IMM_T1                ("01100 iiiii nnn ttt",                           "str {t}, [{n}, {#i4}]",                           Kind.STORE),
  LDR_IMM_T1                ("01101 iiiii nnn ttt",                           "ldr {t}, [{n}, {#i4}]",                           Kind.LOAD),
  STRB_IMM_T1               ("01110 iiiii nnn ttt",                           "strb {t}, [{n}, {#i}]",                           Kind.STORE),
  LDRB_IMM_T1               ("01111 iiiii nnn ttt",                           "ldrb {t}, [{n}, {#i}]",                           Kind.LOAD),
  STRH_IMM_T1               ("10000 iiiii nnn ttt",                           "strh {t}, [{n}, {#i2}]",                          Kind.STORE),
  LDRH_IMM_T1               ("10001 iiiii nnn ttt",                           "ldrh {t}, [{n}, {#i2}]",                          Kind.LOAD),
  STR_IMM_T2                ("10010 ttt iiiiiiii",                            "str {t}, [{sp}, {#i4}]",                          Kind.STORE),
  LDR_IMM_T2                ("10011 ttt iiiiiiii",                            "ldr {t}, [{sp}, {#i4}]",                          Kind.LOAD),

  // 16-bit: addresses and miscellaneous (A5.2.5)
  ADR_T1                    ("10100 ddd iiiiiiii",                            "add {d}, pc, {#i4}",                              Kind.ALU),
  ADD_SP_IMM_T1             ("10101 ddd iiiiiiii",                            "add {d}, {sp}, {#i4}",                            Kind.ALU),
  ADD_SP_IMM_T2             ("101100000 iiiiiii",                             "add {spdn}, {#i4}",                               Kind.ALU),
  SUB_SP_IMM_T1             ("101100001 iiiiiii",                             "sub {spdn}, {#i4}",                               Kind.ALU),
  CBZ_T1                    ("101100 i 1 iiiii nnn",                          "cbz {n}, {forward}",                              Kind.COMPARE_BRANCH),
  CBNZ_T1                   ("101110 i 1 iiiii nnn",                          "cbnz {n}, {forward}",                             Kind.COMPARE_BRANCH),
  SXTH_T1                   ("10110010 00 mmm ddd",                           "sxth {d}, {m}",                                   Kind.EXTEND),
  SXTB_T1                   ("10110010 01 mmm ddd",                           "sxtb {d}, {m}",                                   Kind.EXTEND),
  UXTH_T1                   ("10110010 10 mmm ddd",                           "uxth {d}, {m}",                                   Kind.EXTEND),
  UXTB_T1                   ("10110010 11 mmm ddd",                           "uxtb {d}, {m}",                                   Kind.EXTEND),
  PUSH_T1                   ("1011010 l llllllll",                            "push {push}",                                     Kind.STORE_MULTIPLE),
  POP_T1                    ("1011110 l llllllll",                            "pop {pop}",                                       Kind.LOAD_MULTIPLE),
  CPS_T1                    ("10110110011 i 00 ii",                           "cps{cps} {iflags}",                              Kind.SYSTEM),
  REV_T1                    ("10111010 00 mmm ddd",                           "rev {d}, {m}",                                    Kind.REVERSE),
  REV16_T1                  ("10111010 01 mmm ddd",                           "rev16 {d}, {m}",                                  Kind.REVERSE),
  REVSH_T1                  ("10111010 11 mmm ddd",                           "revsh {d}, {m}",                                  Kind.REVERSE),
  BKPT_T1                   ("10111110 iiiiiiii",                             "bkpt {hex4}",                                     Kind.EXCEPTION),
  IT_T1                     ("10111111 cccc iiii",                            "it{then} {c}",                                    Kind.IT),
  HINT_T1                   ("10111111 iiii 0000",                            "nop {braces}",                                    Kind.NOP),
  NOP_T1                    ("10111111 0000 0000",                            "nop",                                             Kind.NOP),
  YIELD_T1                  ("10111111 0001 0000",                            "yield",                                           Kind.NOP),
  WFE_T1                    ("10111111 0010 0000",                            "wfe",                                             Kind.EVENT_HINT),
  WFI_T1                    ("10111111 0011 0000",                            "wfi",                                             Kind.EVENT_HINT),
  SEV_T1                    ("10111111 0100 0000",                            "sev",                                             Kind.EVENT_HINT),

  // 16-bit: multiple loads and stores, branches, exceptions (A5.2.6)
  STM_T1                    ("11000 nnn llllllll",                            "stmia {n}{!}, {list}",                            Kind.STORE_MULTIPLE),
  LDM_T1                    ("11001 nnn llllllll",                            "ldmia {n}{!list}, {list}",                        Kind.LOAD_MULTIPLE),
  B_T1                      ("1101 cccc iiiiiiii",                            "b{c}.n {target}",                                 Kind.BRANCH_CONDITIONAL),
  UDF_T1                    ("11011110 iiiiiiii",                             "udf {#i}",                                        Kind.EXCEPTION),
  SVC_T1                    ("11011111 iiiiiiii",                             "svc {i}",                                         Kind.EXCEPTION),
  B_T2                      ("11100 iiiiiiiiiii",                             "b.n {target}",                                    Kind.BRANCH),

  // 32-bit: load and store multiple (A5.3.5)
  STM_T2                    ("1110100010 W 0 nnnn 0 l 0 lllllllllllll",       "stmia.w {n}{w}, {list}",                          Kind.STORE_MULTIPLE),
  LDM_T2                    ("1110100010 W 1 nnnn l l 0 lllllllllllll",       "ldmia.w {n}{w}, {list}",                          Kind.LOAD_MULTIPLE),
  POP_T2                    ("1110100010 11 1101 l l 0 lllllllllllll",        "ldmia.w {sp}{!}, {list}",                         Kind.LOAD_MULTIPLE),
  STMDB_T1                  ("1110100100 W 0 nnnn 0 l 0 lllllllllllll",       "stmdb {n}{w}, {list}",                            Kind.STORE_MULTIPLE),
  PUSH_T2                   ("1110100100 10 1101 0 l 0 lllllllllllll",        "stmdb {sp}{!}, {list}",                           Kind.STORE_MULTIPLE),
  LDMDB_T1                  ("1110100100 W 1 nnnn l l 0 lllllllllllll",       "ldmdb {n}{w}, {list}",                            Kind.LOAD_MULTIPLE),

  // 32-bit: load and store dual or exclusive, table branch (A5.3.6)
  STREX_T1                  ("111010000100 nnnn tttt dddd iiiiiiii",          "strex {d}, {t}, [{n}{+i4}]",                      Kind.STORE_EXCLUSIVE),
  LDREX_T1                  ("111010000101 nnnn tttt 1111 iiiiiiii",          "ldrex {t}, [{n}{+i4}]",                           Kind.LOAD_EXCLUSIVE),
  STREXB_T1                 ("111010001100 nnnn tttt 1111 0100 dddd",         "strexb {d}, {t}, [{n}]",                          Kind.STORE_EXCLUSIVE),
  LDREXB_T1                 ("111010001101 nnnn tttt 1111 0100 1111",         "ldrexb {t}, [{n}]",                               Kind.LOAD_EXCLUSIVE),
  STREXH_T1                 ("111010001100 nnnn tttt 1111 0101 dddd",         "strexh {d}, {t}, [{n}]",                          Kind.STORE_EXCLUSIVE),
  LDREXH_T1                 ("111010001101 nnnn tttt 1111 0101 1111",         "ldrexh {t}, [{n}]",                               Kind.LOAD_EXCLUSIVE),
  TBB_T1                    ("111010001101 nnnn 1111 0000 0000 mmmm",         "tbb [{n}, {m}]",                                  Kind.TABLE_BRANCH),
  TBH_T1                    ("111010001101 nnnn 1111 0000 0001 mmmm",         "tbh [{n}, {m}, lsl #1]",                          Kind.TABLE_BRANCH),
  STRD_IMM_T1               ("1110100 PU1W 0 nnnn tttt uuuu iiiiiiii unless P=0 W=0", "strd {t}, {u}, {at4}",                            Kind.STORE_DOUBLE),
  LDRD_IMM_T1               ("1110100 PU1W 1 nnnn tttt uuuu iiiiiiii unless P=0 W=0 | n=1111", "ldrd {t}, {u}, {at4}",                            Kind.LOAD_DOUBLE),
  LDRD_LIT_T1               ("1110100 1U10 1 1111 tttt uuuu iiiiiiii",        "ldrd {t}, {u}, {lit4}",                           Kind.LOAD_DOUBLE),

  // 32-bit: data processing, shifted register (A5.3.11)
  AND_REG_T2                ("1110101 0000 s nnnn 0 hhh dddd hh yy mmmm",     "and{S}.w {d}, {n}, {m}{shift}",                   Kind.ALU),
  TST_REG_T2                ("1110101 0000 1 nnnn 0 hhh 1111 hh yy mmmm",     "tst.w {n}, {m}{shift}",                           Kind.ALU),
  BIC_REG_T2                ("1110101 0001 s nnnn 0 hhh dddd hh yy mmmm",     "bic{S}.w {d}, {n}, {m}{shift}",                   Kind.ALU),
  ORR_REG_T2                ("1110101 0010 s nnnn 0 hhh dddd hh yy mmmm",     "orr{S}.w {d}, {n}, {m}{shift}",                   Kind.ALU),
  MOV_REG_T3                ("1110101 0010 s 1111 0 000 dddd 00 00 mmmm",     "mov{S}.w {d}, {m}",                               Kind.ALU),
  LSL_IMM_T2                ("1110101 0010 s 1111 0 iii dddd ii 00 mmmm",     "lsl{S}.w {d}, {m}, {#lsl}",                       Kind.SHIFT),
  LSR_IMM_T2                ("1110101 0010 s 1111 0 iii dddd ii 01 mmmm",     "lsr{S}.w {d}, {m}, {#lsr}",                       Kind.SHIFT),
  ASR_IMM_T2                ("1110101 0010 s 1111 0 iii dddd ii 10 mmmm",     "asr{S}.w {d}, {m}, {#asr}",                       Kind.SHIFT),
  ROR_IMM_T1                ("1110101 0010 s 1111 0 iii dddd ii 11 mmmm",     "ror{S}.w {d}, {m}, {#ror}",                       Kind.SHIFT),
  RRX_T1                    ("1110101 0010 s 1111 0 000 dddd 00 11 mmmm",     "rrx{S} {d}, {m}{rrx}",                            Kind.SHIFT),
  ORN_REG_T1                ("1110101 0011 s nnnn 0 hhh dddd hh yy mmmm",     "orn{S} {d}, {n}, {m}{shift}",                     Kind.ALU),
  MVN_REG_T2                ("1110101 0011 s 1111 0 hhh dddd hh yy mmmm",     "mvn{S}.w {d}, {m}{shift}",                        Kind.ALU),
  EOR_REG_T2                ("1110101 0100 s nnnn 0 hhh dddd hh yy mmmm",     "eor{S}.w {d}, {n}, {m}{shift}",                   Kind.ALU),
  TEQ_REG_T1                ("1110101 0100 1 nnnn 0 hhh 1111 hh yy mmmm",     "teq {n}, {m}{shift}",                             Kind.ALU),
  PKHBT_T1                  ("1110101 0110 0 nnnn 0 hhh dddd hh 00 mmmm",     "pkhbt {d}, {n}, {m}{shift}",                      Kind.PACK),
  PKHTB_T1                  ("1110101 0110 0 nnnn 0 hhh dddd hh 10 mmmm",     "pkhtb {d}, {n}, {m}{shift}",                      Kind.PACK),
  ADD_REG_T3                ("1110101 1000 s nnnn 0 hhh dddd hh yy mmmm",     "add{S}.w {d}, {n}, {m}{shift}",                   Kind.ALU),
  ADD_SP_REG_T3             ("1110101 1000 s 1101 0 hhh dddd hh yy mmmm unless s=1 d=1111", "add{S}.w {d}, {sp}, {m}{shift}",                  Kind.ALU),
  CMN_REG_T2                ("1110101 1000 1 nnnn 0 hhh 1111 hh yy mmmm",     "cmn.w {n}, {m}{shift}",                           Kind.ALU),
  ADC_REG_T2                ("1110101 1010 s nnnn 0 hhh dddd hh yy mmmm",     "adc{S}.w {d}, {n}, {m}{shift}",                   Kind.ALU),
  SBC_REG_T2                ("1110101 1011 s nnnn 0 hhh dddd hh yy mmmm",     "sbc{S}.w {d}, {n}, {m}{shift}",                   Kind.ALU),
  SUB_REG_T2                ("1110101 1101 s nnnn 0 hhh dddd hh yy mmmm",     "sub{S}.w {d}, {n}, {m}{shift}",                   Kind.ALU),
  SUB_SP_REG_T1             ("1110101 1101 s 1101 0 hhh dddd hh yy mmmm unless s=1 d=1111", "sub{S}.w {d}, {sp}, {m}{shift}",                  Kind.ALU),
  CMP_REG_T3                ("1110101 1101 1 nnnn 0 hhh 1111 hh yy mmmm",     "cmp.w {n}, {m}{shift}",                           Kind.ALU),
  RSB_REG_T1                ("1110101 1110 s nnnn 0 hhh dddd hh yy mmmm",     "rsb{S} {d}, {n}, {m}{shift}",                     Kind.ALU),

  // 32-bit: data processing, modified immediate (A5.3.1)
  AND_IMM_T1                ("11110 i 0 0000 s nnnn 0 iii dddd iiiiiiii",     "and{S}.w {d}, {n}, {#const}",                     Kind.ALU),
  TST_IMM_T1                ("11110 i 0 0000 1 nnnn 0 iii 1111 iiiiiiii",     "tst.w {n}, {#const}",                             Kind.ALU),
  BIC_IMM_T1                ("11110 i 0 0001 s nnnn 0 iii dddd iiiiiiii",     "bic{S}.w {d}, {n}, {#const}",                     Kind.ALU),
  ORR_IMM_T1                ("11110 i 0 0010 s nnnn 0 iii dddd iiiiiiii",     "orr{S}.w {d}, {n}, {#const}",                     Kind.ALU),
  MOV_IMM_T2                ("11110 i 0 0010 s 1111 0 iii dddd iiiiiiii",     "mov{S}.w {d}, {#const}",                          Kind.ALU),
  ORN_IMM_T1                ("11110 i 0 0011 s nnnn 0 iii dddd iiiiiiii",     "orn{S} {d}, {n}, {#const}",                       Kind.ALU),
  MVN_IMM_T1                ("11110 i 0 0011 s 1111 0 iii dddd iiiiiiii",     "mvn{S}.w {d}, {#const}",                          Kind.ALU),
  EOR_IMM_T1                ("11110 i 0 0100 s nnnn 0 iii dddd iiiiiiii",     "eor{S}.w {d}, {n}, {#const}",                     Kind.ALU),
  TEQ_IMM_T1                ("11110 i 0 0100 1 nnnn 0 iii 1111 iiiiiiii",     "teq {n}, {#const}",                               Kind.ALU),
  ADD_IMM_T3                ("11110 i 0 1000 s nnnn 0 iii dddd iiiiiiii unless n=1111", "add{S}.w {d}, {n}, {#const}",                     Kind.ALU),
  ADD_SP_IMM_T3             ("11110 i 0 1000 s 1101 0 iii dddd iiiiiiii unless s=1 d=1111", "add{S}.w {d}, {sp}, {#const}",                    Kind.ALU),
  CMN_IMM_T1                ("11110 i 0 1000 1 nnnn 0 iii 1111 iiiiiiii",     "cmn.w {n}, {#const}",                             Kind.ALU),
  ADC_IMM_T1                ("11110 i 0 1010 s nnnn 0 iii dddd iiiiiiii",     "adc{S}.w {d}, {n}, {#const}",                     Kind.ALU),
  SBC_IMM_T1                ("11110 i 0 1011 s nnnn 0 iii dddd iiiiiiii",     "sbc{S}.w {d}, {n}, {#const}",                     Kind.ALU),
  SUB_IMM_T3                ("11110 i 0 1101 s nnnn 0 iii dddd iiiiiiii unless n=1111", "sub{S}.w {d}, {n}, {#const}",                     Kind.ALU),
  SUB_SP_IMM_T2             ("11110 i 0 1101 s 1101 0 iii dddd iiiiiiii unless s=1 d=1111", "sub{S}.w {d}, {sp}, {#const}",                    Kind.ALU),
  CMP_IMM_T2                ("11110 i 0 1101 1 nnnn 0 iii 1111 iiiiiiii",     "cmp.w {n}, {#const}",                             Kind.ALU),
  RSB_IMM_T2                ("11110 i 0 1110 s nnnn 0 iii dddd iiiiiiii",     "rsb{S} {d}, {n}, {#const}",                       Kind.ALU),

  // 32-bit: data processing, plain immediate (A5.3.3)
  ADD_IMM_T4                ("11110 i 100000 nnnn 0 iii dddd iiiiiiii",       "addw {d}, {n}, {#i}",                             Kind.ALU),
  ADD_SP_IMM_T4             ("11110 i 100000 1101 0 iii dddd iiiiiiii",       "addw {d}, {sp}, {#i}",                            Kind.ALU),
  ADR_T3                    ("11110 i 100000 1111 0 iii dddd iiiiiiii",       "addw {d}, pc, {#i}",                              Kind.ALU),
  SUB_IMM_T4                ("11110 i 101010 nnnn 0 iii dddd iiiiiiii",       "subw {d}, {n}, {#i}",                             Kind.ALU),
  SUB_SP_IMM_T3             ("11110 i 101010 1101 0 iii dddd iiiiiiii",       "subw {d}, {sp}, {#i}",                            Kind.ALU),
  ADR_T2                    ("11110 i 101010 1111 0 iii dddd iiiiiiii",       "subw {d}, pc, {#-i}",                             Kind.ALU),
  MOV_IMM_T3                ("11110 i 100100 jjjj 0 iii dddd iiiiiiii",       "movw {d}, {#16}",                                 Kind.MOVE_WIDE),
  MOVT_T1                   ("11110 i 101100 jjjj 0 iii dddd iiiiiiii",       "movt {d}, {#16}",                                 Kind.MOVE_WIDE),
  SSAT_T1                   ("11110011 00 y 0 nnnn 0 iii dddd ii 0 wwwww unless y=1 i=00000", "ssat {d}, {#sat1}, {n}{satshift}",                Kind.SATURATE),
  SSAT16_T1                 ("11110011 0010 nnnn 0000 dddd 0000 wwww",        "ssat16 {d}, {#sat1}, {n}",                        Kind.SATURATE),
  USAT_T1                   ("11110011 10 y 0 nnnn 0 iii dddd ii 0 wwwww unless y=1 i=00000", "usat {d}, {#sat}, {n}{satshift}",                 Kind.SATURATE),
  USAT16_T1                 ("11110011 1010 nnnn 0000 dddd 0000 wwww",        "usat16 {d}, {#sat}, {n}",                         Kind.SATURATE),
  SBFX_T1                   ("11110011 0100 nnnn 0 iii dddd ii 0 wwwww",      "sbfx {d}, {n}, {#lsb}, {#width}",                 Kind.BITFIELD_EXTRACT),
  UBFX_T1                   ("11110011 1100 nnnn 0 iii dddd ii 0 wwwww",      "ubfx {d}, {n}, {#lsb}, {#width}",                 Kind.BITFIELD_EXTRACT),
  BFI_T1                    ("11110011 0110 nnnn 0 iii dddd ii 0 wwwww",      "bfi {d}, {n}, {#lsb}, {#msb}",                    Kind.BITFIELD_INSERT),
  BFC_T1                    ("11110011 0110 1111 0 iii dddd ii 0 wwwww",      "bfc {d}, {#lsb}, {#msb}",                         Kind.BITFIELD_INSERT),

  // 32-bit: branches and miscellaneous control (A5.3.4)
  B_T3                      ("11110 S cccc iiiiii 10 J 0 K iiiiiiiiiii unless c=111x", "b{c}.w {target20}",                               Kind.BRANCH_CONDITIONAL),
  B_T4                      ("11110 S iiiiiiiiii 10 J 1 K iiiiiiiiiii",       "b.w {target24}",                                  Kind.BRANCH),
  BL_T1                     ("11110 S iiiiiiiiii 11 J 1 K iiiiiiiiiii",       "bl {target24}",                                   Kind.BRANCH_LINK),
  MSR_T1                    ("111100111000 nnnn 1000 kk 00 yyyyyyyy",         "msr {msr}, {n}",                                  Kind.SYSTEM),
  MRS_T1                    ("111100111110 1111 1000 dddd yyyyyyyy",          "mrs {d}, {mrs}",                                  Kind.SYSTEM),
  HINT_T2                   ("111100111010 1111 10000000 iiiiiiii",           "nop.w {braces}",                                  Kind.NOP),
  NOP_T2                    ("111100111010 1111 10000000 00000000",           "nop.w",                                           Kind.NOP),
  YIELD_T2                  ("111100111010 1111 10000000 00000001",           "yield.w",                                         Kind.NOP),
  WFE_T2                    ("111100111010 1111 10000000 00000010",           "wfe.w",                                           Kind.EVENT_HINT),
  WFI_T2                    ("111100111010 1111 10000000 00000011",           "wfi.w",                                           Kind.EVENT_HINT),
  SEV_T2                    ("111100111010 1111 10000000 00000100",           "sev.w",                                           Kind.EVENT_HINT),
  CSDB_T1                   ("111100111010 1111 10000000 00010100",           "csdb",                                            Kind.NOP),
  DBG_T1                    ("111100111010 1111 10000000 1111 oooo",          "dbg {#option}",                                   Kind.NOP),
  CLREX_T1                  ("111100111011 1111 10001111 0010 1111",          "clrex",                                           Kind.SYSTEM),
  DSB_T1                    ("111100111011 1111 10001111 0100 oooo",          "dsb {option}",                                    Kind.DATA_BARRIER),
  DMB_T1                    ("111100111011 1111 10001111 0101 oooo",          "dmb {option}",                                    Kind.DATA_BARRIER),
  ISB_T1                    ("111100111011 1111 10001111 0110 oooo",          "isb {option}",                                    Kind.INSTRUCTION_BARRIER),
  UDF_T2                    ("111101111111 iiii 1010 iiii iiiiiiii",          "udf.w {#i}",                                      Kind.EXCEPTION),

  // 32-bit: stores of single items (A5.3.10)
  STRB_IMM_T2               ("111110001000 nnnn tttt iiii iiiiiiii unless n=1111", "strb.w {t}, [{n}{+i}]",                           Kind.STORE),
  STRB_IMM_T3               ("111110000000 nnnn tttt 1PUW iiiiiiii unless P=0 W=0 | n=1111", "strb.w {t}, {at}",                              Kind.STORE),
  STRBT_T1                  ("111110000000 nnnn tttt 1110 iiiiiiii unless n=1111", "strbt {t}, [{n}{+i}]",                            Kind.STORE),
  STRB_REG_T2               ("111110000000 nnnn tttt 000000 hh mmmm unless n=1111", "strb.w {t}, [{n}, {m}{lsl}]",                     Kind.STORE),
  STRH_IMM_T2               ("111110001010 nnnn tttt iiii iiiiiiii unless n=1111", "strh.w {t}, [{n}{+i}]",                           Kind.STORE),
  STRH_IMM_T3               ("111110000010 nnnn tttt 1PUW iiiiiiii unless P=0 W=0 | n=1111", "strh.w {t}, {at}",                              Kind.STORE),
  STRHT_T1                  ("111110000010 nnnn tttt 1110 iiiiiiii unless n=1111", "strht {t}, [{n}{+i}]",                            Kind.STORE),
  STRH_REG_T2               ("111110000010 nnnn tttt 000000 hh mmmm unless n=1111", "strh.w {t}, [{n}, {m}{lsl}]",                     Kind.STORE),
  STR_IMM_T3                ("111110001100 nnnn tttt iiii iiiiiiii unless n=1111", "str.w {t}, [{n}{+i}]",                            Kind.STORE),
  STR_IMM_T4                ("111110000100 nnnn tttt 1PUW iiiiiiii unless P=0 W=0 | n=1111", "str.w {t}, {at}",                               Kind.STORE),
  PUSH_T3                   ("111110000100 1101 tttt 1101 00000100",          "str.w {t}, {push1}",                              Kind.STORE),
  STRT_T1                   ("111110000100 nnnn tttt 1110 iiiiiiii unless n=1111", "strt {t}, [{n}{+i}]",                             Kind.STORE),
  STR_REG_T2                ("111110000100 nnnn tttt 000000 hh mmmm unless n=1111", "str.w {t}, [{n}, {m}{lsl}]",                      Kind.STORE),

  // 32-bit: loads of single items and preloads (A5.3.7 to A5.3.9)
  LDRB_IMM_T2               ("111110001001 nnnn tttt iiii iiiiiiii unless n=1111 | t=1111", "ldrb.w {t}, [{n}{+i}]",                           Kind.LOAD),
  LDRB_IMM_T3               ("111110000001 nnnn tttt 1PUW iiiiiiii unless P=0 W=0 | n=1111 | t=1111", "ldrb.w {t}, {at}",                              Kind.LOAD),
  LDRBT_T1                  ("111110000001 nnnn tttt 1110 iiiiiiii unless n=1111 | t=1111", "ldrbt {t}, [{n}{+i}]",                            Kind.LOAD),
  LDRB_REG_T2               ("111110000001 nnnn tttt 000000 hh mmmm unless n=1111 | t=1111", "ldrb.w {t}, [{n}, {m}{lsl}]",                     Kind.LOAD),
  LDRB_LIT_T1               ("11111000U001 1111 tttt iiii iiiiiiii unless t=1111", "ldrb.w {t}, {lit}",                               Kind.LOAD),
  LDRSB_IMM_T1              ("111110011001 nnnn tttt iiii iiiiiiii unless n=1111 | t=1111", "ldrsb.w {t}, [{n}{+i}]",                          Kind.LOAD),
  LDRSB_IMM_T2              ("111110010001 nnnn tttt 1PUW iiiiiiii unless P=0 W=0 | n=1111 | t=1111", "ldrsb.w {t}, {at}",                             Kind.LOAD),
  LDRSBT_T1                 ("111110010001 nnnn tttt 1110 iiiiiiii unless n=1111 | t=1111", "ldrsbt {t}, [{n}{+i}]",                           Kind.LOAD),
  LDRSB_REG_T2              ("111110010001 nnnn tttt 000000 hh mmmm unless n=1111 | t=1111", "ldrsb.w {t}, [{n}, {m}{lsl}]",                    Kind.LOAD),
  LDRSB_LIT_T1              ("11111001U001 1111 tttt iiii iiiiiiii unless t=1111", "ldrsb.w {t}, {lit}",                              Kind.LOAD),
  LDRH_IMM_T2               ("111110001011 nnnn tttt iiii iiiiiiii unless n=1111 | t=1111", "ldrh.w {t}, [{n}{+i}]",                           Kind.LOAD),
  LDRH_IMM_T3               ("111110000011 nnnn tttt 1PUW iiiiiiii unless P=0 W=0 | n=1111 | t=1111", "ldrh.w {t}, {at}",                              Kind.LOAD),
  LDRHT_T1                  ("111110000011 nnnn tttt 1110 iiiiiiii unless n=1111 | t=1111", "ldrht {t}, [{n}{+i}]",                            Kind.LOAD),
  LDRH_REG_T2               ("111110000011 nnnn tttt 000000 hh mmmm unless n=1111 | t=1111", "ldrh.w {t}, [{n}, {m}{lsl}]",                     Kind.LOAD),
  LDRH_LIT_T1               ("11111000U011 1111 tttt iiii iiiiiiii unless t=1111", "ldrh.w {t}, {lit}",                               Kind.LOAD),
  LDRSH_IMM_T1              ("111110011011 nnnn tttt iiii iiiiiiii unless n=1111 | t=1111", "ldrsh.w {t}, [{n}{+i}]",                          Kind.LOAD),
  LDRSH_IMM_T2              ("111110010011 nnnn tttt 1PUW iiiiiiii unless P=0 W=0 | n=1111 | t=1111", "ldrsh.w {t}, {at}",                             Kind.LOAD),
  LDRSHT_T1                 ("111110010011 nnnn tttt 1110 iiiiiiii unless n=1111 | t=1111", "ldrsht {t}, [{n}{+i}]",                           Kind.LOAD),
  LDRSH_REG_T2              ("111110010011 nnnn tttt 000000 hh mmmm unless n=1111 | t=1111", "ldrsh.w {t}, [{n}, {m}{lsl}]",                    Kind.LOAD),
  LDRSH_LIT_T1              ("11111001U011 1111 tttt iiii iiiiiiii unless t=1111", "ldrsh.w {t}, {lit}",                              Kind.LOAD),
  LDR_IMM_T3                ("111110001101 nnnn tttt iiii iiiiiiii unless n=1111", "ldr.w {t}, [{n}{+i}]",                            Kind.LOAD),
  LDR_IMM_T4                ("111110000101 nnnn tttt 1PUW iiiiiiii unless P=0 W=0 | n=1111", "ldr.w {t}, {at}",                               Kind.LOAD),
  POP_T3                    ("111110000101 1101 tttt 1011 00000100",          "ldr.w {t}, {pop1}",                               Kind.LOAD),
  LDRT_T1                   ("111110000101 nnnn tttt 1110 iiiiiiii unless n=1111", "ldrt {t}, [{n}{+i}]",                             Kind.LOAD),
  LDR_REG_T2                ("111110000101 nnnn tttt 000000 hh mmmm unless n=1111", "ldr.w {t}, [{n}, {m}{lsl}]",                      Kind.LOAD),
  LDR_LIT_T2                ("11111000U101 1111 tttt iiii iiiiiiii",          "ldr.w {t}, {lit}",                                Kind.LOAD),
  PLD_IMM_T1                ("111110001001 nnnn 1111 iiii iiiiiiii unless n=1111", "pld [{n}{+i}]",                                   Kind.PRELOAD),
  PLD_IMM_T2                ("111110000001 nnnn 1111 1100 iiiiiiii unless n=1111", "pld [{n}{-i}]",                                   Kind.PRELOAD),
  PLD_LIT_T1                ("11111000U001 1111 1111 iiii iiiiiiii",          "pld {lit}",                                       Kind.PRELOAD),
  PLD_REG_T1                ("111110000001 nnnn 1111 000000 hh mmmm unless n=1111", "pld [{n}, {m}{lsl}]",                             Kind.PRELOAD),
  PLI_IMM_T1                ("111110011001 nnnn 1111 iiii iiiiiiii unless n=1111", "pli [{n}{+i}]",                                   Kind.PRELOAD),
  PLI_IMM_T2                ("111110010001 nnnn 1111 1100 iiiiiiii unless n=1111", "pli [{n}{-i}]",                                   Kind.PRELOAD),
  PLI_LIT_T3                ("11111001U001 1111 1111 iiii iiiiiiii",          "pli {lit}",                                       Kind.PRELOAD),
  PLI_REG_T1                ("111110010001 nnnn 1111 000000 hh mmmm unless n=1111", "pli [{n}, {m}{lsl}]",                             Kind.PRELOAD),

  // 32-bit: data processing, register (A5.3.12)
  LSL_REG_T2                ("111110100 00 s nnnn 1111 dddd 0000 mmmm",       "lsl{S}.w {d}, {n}, {m}",                          Kind.SHIFT),
  LSR_REG_T2                ("111110100 01 s nnnn 1111 dddd 0000 mmmm",       "lsr{S}.w {d}, {n}, {m}",                          Kind.SHIFT),
  ASR_REG_T2                ("111110100 10 s nnnn 1111 dddd 0000 mmmm",       "asr{S}.w {d}, {n}, {m}",                          Kind.SHIFT),
  ROR_REG_T2                ("111110100 11 s nnnn 1111 dddd 0000 mmmm",       "ror{S}.w {d}, {n}, {m}",                          Kind.SHIFT),
  SXTAH_T1                  ("111110100 000 nnnn 1111 dddd 10 rr mmmm",       "sxtah {d}, {n}, {m}{rot}",                        Kind.EXTEND_ADD),
  SXTH_T2                   ("111110100 000 1111 1111 dddd 10 rr mmmm",       "sxth.w {d}, {m}{rot}",                            Kind.EXTEND),
  UXTAH_T1                  ("111110100 001 nnnn 1111 dddd 10 rr mmmm",       "uxtah {d}, {n}, {m}{rot}",                        Kind.EXTEND_ADD),
  UXTH_T2                   ("111110100 001 1111 1111 dddd 10 rr mmmm",       "uxth.w {d}, {m}{rot}",                            Kind.EXTEND),
  SXTAB16_T1                ("111110100 010 nnnn 1111 dddd 10 rr mmmm",       "sxtab16 {d}, {n}, {m}{rot}",                      Kind.EXTEND_ADD),
  SXTB16_T1                 ("111110100 010 1111 1111 dddd 10 rr mmmm",       "sxtb16 {d}, {m}{rot}",                            Kind.EXTEND),
  UXTAB16_T1                ("111110100 011 nnnn 1111 dddd 10 rr mmmm",       "uxtab16 {d}, {n}, {m}{rot}",                      Kind.EXTEND_ADD),
  UXTB16_T1                 ("111110100 011 1111 1111 dddd 10 rr mmmm",       "uxtb16 {d}, {m}{rot}",                            Kind.EXTEND),
  SXTAB_T1                  ("111110100 100 nnnn 1111 dddd 10 rr mmmm",       "sxtab {d}, {n}, {m}{rot}",                        Kind.EXTEND_ADD),
  SXTB_T2                   ("111110100 100 1111 1111 dddd 10 rr mmmm",       "sxtb.w {d}, {m}{rot}",                            Kind.EXTEND),
  UXTAB_T1                  ("111110100 101 nnnn 1111 dddd 10 rr mmmm",       "uxtab {d}, {n}, {m}{rot}",                        Kind.EXTEND_ADD),
  UXTB_T2                   ("111110100 101 1111 1111 dddd 10 rr mmmm",       "uxtb.w {d}, {m}{rot}",                            Kind.EXTEND),

  // 32-bit: parallel addition and subtraction (A5.3.13, A5.3.14)
  SADD8_T1                  ("111110101 000 nnnn 1111 dddd 0000 mmmm",        "sadd8 {d}, {n}, {m}",                             Kind.PARALLEL_ADD),
  SADD16_T1                 ("111110101 001 nnnn 1111 dddd 0000 mmmm",        "sadd16 {d}, {n}, {m}",                            Kind.PARALLEL_ADD),
  SASX_T1                   ("111110101 010 nnnn 1111 dddd 0000 mmmm",        "sasx {d}, {n}, {m}",                              Kind.PARALLEL_ADD),
  SSUB8_T1                  ("111110101 100 nnnn 1111 dddd 0000 mmmm",        "ssub8 {d}, {n}, {m}",                             Kind.PARALLEL_ADD),
  SSUB16_T1                 ("111110101 101 nnnn 1111 dddd 0000 mmmm",        "ssub16 {d}, {n}, {m}",                            Kind.PARALLEL_ADD),
  SSAX_T1                   ("111110101 110 nnnn 1111 dddd 0000 mmmm",        "ssax {d}, {n}, {m}",                              Kind.PARALLEL_ADD),
  QADD8_T1                  ("111110101 000 nnnn 1111 dddd 0001 mmmm",        "qadd8 {d}, {n}, {m}",                             Kind.SATURATING_ADD),
  QADD16_T1                 ("111110101 001 nnnn 1111 dddd 0001 mmmm",        "qadd16 {d}, {n}, {m}",                            Kind.SATURATING_ADD),
  QASX_T1                   ("111110101 010 nnnn 1111 dddd 0001 mmmm",        "qasx {d}, {n}, {m}",                              Kind.SATURATING_ADD),
  QSUB8_T1                  ("111110101 100 nnnn 1111 dddd 0001 mmmm",        "qsub8 {d}, {n}, {m}",                             Kind.SATURATING_ADD),
  QSUB16_T1                 ("111110101 101 nnnn 1111 dddd 0001 mmmm",        "qsub16 {d}, {n}, {m}",                            Kind.SATURATING_ADD),
  QSAX_T1                   ("111110101 110 nnnn 1111 dddd 0001 mmmm",        "qsax {d}, {n}, {m}",                              Kind.SATURATING_ADD),
  SHADD8_T1                 ("111110101 000 nnnn 1111 dddd 0010 mmmm",        "shadd8 {d}, {n}, {m}",                            Kind.PARALLEL_ADD),
  SHADD16_T1                ("111110101 001 nnnn 1111 dddd 0010 mmmm",        "shadd16 {d}, {n}, {m}",                           Kind.PARALLEL_ADD),
  SHASX_T1                  ("111110101 010 nnnn 1111 dddd 0010 mmmm",        "shasx {d}, {n}, {m}",                             Kind.PARALLEL_ADD),
  SHSUB8_T1                 ("111110101 100 nnnn 1111 dddd 0010 mmmm",        "shsub8 {d}, {n}, {m}",                            Kind.PARALLEL_ADD),
  SHSUB16_T1                ("111110101 101 nnnn 1111 dddd 0010 mmmm",        "shsub16 {d}, {n}, {m}",                           Kind.PARALLEL_ADD),
  SHSAX_T1                  ("111110101 110 nnnn 1111 dddd 0010 mmmm",        "shsax {d}, {n}, {m}",                             Kind.PARALLEL_ADD),
  UADD8_T1                  ("111110101 000 nnnn 1111 dddd 0100 mmmm",        "uadd8 {d}, {n}, {m}",                             Kind.PARALLEL_ADD),
  UADD16_T1                 ("111110101 001 nnnn 1111 dddd 0100 mmmm",        "uadd16 {d}, {n}, {m}",                            Kind.PARALLEL_ADD),
  UASX_T1                   ("111110101 010 nnnn 1111 dddd 0100 mmmm",        "uasx {d}, {n}, {m}",                              Kind.PARALLEL_ADD),
  USUB8_T1                  ("111110101 100 nnnn 1111 dddd 0100 mmmm",        "usub8 {d}, {n}, {m}",                             Kind.PARALLEL_ADD),
  USUB16_T1                 ("111110101 101 nnnn 1111 dddd 0100 mmmm",        "usub16 {d}, {n}, {m}",                            Kind.PARALLEL_ADD),
  USAX_T1                   ("111110101 110 nnnn 1111 dddd 0100 mmmm",        "usax {d}, {n}, {m}",                              Kind.PARALLEL_ADD),
  UQADD8_T1                 ("111110101 000 nnnn 1111 dddd 0101 mmmm",        "uqadd8 {d}, {n}, {m}",                            Kind.SATURATING_ADD),
  UQADD16_T1                ("111110101 001 nnnn 1111 dddd 0101 mmmm",        "uqadd16 {d}, {n}, {m}",                           Kind.SATURATING_ADD),
  UQASX_T1                  ("111110101 010 nnnn 1111 dddd 0101 mmmm",        "uqasx {d}, {n}, {m}",                             Kind.SATURATING_ADD),
  UQSUB8_T1                 ("111110101 100 nnnn 1111 dddd 0101 mmmm",        "uqsub8 {d}, {n}, {m}",                            Kind.SATURATING_ADD),
  UQSUB16_T1                ("111110101 101 nnnn 1111 dddd 0101 mmmm",        "uqsub16 {d}, {n}, {m}",                           Kind.SATURATING_ADD),
  UQSAX_T1                  ("111110101 110 nnnn 1111 dddd 0101 mmmm",        "uqsax {d}, {n}, {m}",                             Kind.SATURATING_ADD),
  UHADD8_T1                 ("111110101 000 nnnn 1111 dddd 0110 mmmm",        "uhadd8 {d}, {n}, {m}",                            Kind.PARALLEL_ADD),
  UHADD16_T1                ("111110101 001 nnnn 1111 dddd 0110 mmmm",        "uhadd16 {d}, {n}, {m}",                           Kind.PARALLEL_ADD),
  UHASX_T1                  ("111110101 010 nnnn 1111 dddd 0110 mmmm",        "uhasx {d}, {n}, {m}",                             Kind.PARALLEL_ADD),
  UHSUB8_T1                 ("111110101 100 nnnn 1111 dddd 0110 mmmm",        "uhsub8 {d}, {n}, {m}",                            Kind.PARALLEL_ADD),
  UHSUB16_T1                ("111110101 101 nnnn 1111 dddd 0110 mmmm",        "uhsub16 {d}, {n}, {m}",                           Kind.PARALLEL_ADD),
  UHSAX_T1                  ("111110101 110 nnnn 1111 dddd 0110 mmmm",        "uhsax {d}, {n}, {m}",                             Kind.PARALLEL_ADD),

  // 32-bit: miscellaneous operations (A5.3.15)
  QADD_T1                   ("111110101000 nnnn 1111 dddd 1000 mmmm",         "qadd {d}, {m}, {n}",                              Kind.SATURATING_ADD),
  QDADD_T1                  ("111110101000 nnnn 1111 dddd 1001 mmmm",         "qdadd {d}, {m}, {n}",                             Kind.SATURATE),
  QSUB_T1                   ("111110101000 nnnn 1111 dddd 1010 mmmm",         "qsub {d}, {m}, {n}",                              Kind.SATURATING_ADD),
  QDSUB_T1                  ("111110101000 nnnn 1111 dddd 1011 mmmm",         "qdsub {d}, {m}, {n}",                             Kind.SATURATE),
  REV_T2                    ("111110101001 mmmm 1111 dddd 1000 mmmm",         "rev.w {d}, {mm}",                                 Kind.REVERSE),
  REV16_T2                  ("111110101001 mmmm 1111 dddd 1001 mmmm",         "rev16.w {d}, {mm}",                               Kind.REVERSE),
  RBIT_T1                   ("111110101001 mmmm 1111 dddd 1010 mmmm",         "rbit {d}, {mm}",                                  Kind.REVERSE),
  REVSH_T2                  ("111110101001 mmmm 1111 dddd 1011 mmmm",         "revsh.w {d}, {mm}",                               Kind.REVERSE),
  SEL_T1                    ("111110101010 nnnn 1111 dddd 1000 mmmm",         "sel {d}, {n}, {m}",                               Kind.SELECT),
  CLZ_T1                    ("111110101011 mmmm 1111 dddd 1000 mmmm",         "clz {d}, {mm}",                                   Kind.COUNT_ZEROS),

  // 32-bit: multiplication and absolute difference (A5.3.16)
  MLA_T1                    ("111110110 000 nnnn aaaa dddd 0000 mmmm",        "mla {d}, {n}, {m}, {a}",                          Kind.MULTIPLY_ACCUMULATE),
  MUL_T2                    ("111110110 000 nnnn 1111 dddd 0000 mmmm",        "mul.w {d}, {n}, {m}",                             Kind.MULTIPLY),
  MLS_T1                    ("111110110 000 nnnn aaaa dddd 0001 mmmm",        "mls {d}, {n}, {m}, {a}",                          Kind.MULTIPLY_ACCUMULATE),
  SMLABB_T1                 ("111110110 001 nnnn aaaa dddd 0000 mmmm",        "smlabb {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMULBB_T1                 ("111110110 001 nnnn 1111 dddd 0000 mmmm",        "smulbb {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMLABT_T1                 ("111110110 001 nnnn aaaa dddd 0001 mmmm",        "smlabt {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMULBT_T1                 ("111110110 001 nnnn 1111 dddd 0001 mmmm",        "smulbt {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMLATB_T1                 ("111110110 001 nnnn aaaa dddd 0010 mmmm",        "smlatb {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMULTB_T1                 ("111110110 001 nnnn 1111 dddd 0010 mmmm",        "smultb {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMLATT_T1                 ("111110110 001 nnnn aaaa dddd 0011 mmmm",        "smlatt {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMULTT_T1                 ("111110110 001 nnnn 1111 dddd 0011 mmmm",        "smultt {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMLAD_T1                  ("111110110 010 nnnn aaaa dddd 0000 mmmm",        "smlad {d}, {n}, {m}, {a}",                        Kind.MULTIPLY_ACCUMULATE),
  SMUAD_T1                  ("111110110 010 nnnn 1111 dddd 0000 mmmm",        "smuad {d}, {n}, {m}",                             Kind.MULTIPLY),
  SMLADX_T1                 ("111110110 010 nnnn aaaa dddd 0001 mmmm",        "smladx {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMUADX_T1                 ("111110110 010 nnnn 1111 dddd 0001 mmmm",        "smuadx {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMLAWB_T1                 ("111110110 011 nnnn aaaa dddd 0000 mmmm",        "smlawb {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMULWB_T1                 ("111110110 011 nnnn 1111 dddd 0000 mmmm",        "smulwb {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMLAWT_T1                 ("111110110 011 nnnn aaaa dddd 0001 mmmm",        "smlawt {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMULWT_T1                 ("111110110 011 nnnn 1111 dddd 0001 mmmm",        "smulwt {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMLSD_T1                  ("111110110 100 nnnn aaaa dddd 0000 mmmm",        "smlsd {d}, {n}, {m}, {a}",                        Kind.MULTIPLY_ACCUMULATE),
  SMUSD_T1                  ("111110110 100 nnnn 1111 dddd 0000 mmmm",        "smusd {d}, {n}, {m}",                             Kind.MULTIPLY),
  SMLSDX_T1                 ("111110110 100 nnnn aaaa dddd 0001 mmmm",        "smlsdx {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMUSDX_T1                 ("111110110 100 nnnn 1111 dddd 0001 mmmm",        "smusdx {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMMLA_T1                  ("111110110 101 nnnn aaaa dddd 0000 mmmm",        "smmla {d}, {n}, {m}, {a}",                        Kind.MULTIPLY_ACCUMULATE),
  SMMUL_T1                  ("111110110 101 nnnn 1111 dddd 0000 mmmm",        "smmul {d}, {n}, {m}",                             Kind.MULTIPLY),
  SMMLAR_T1                 ("111110110 101 nnnn aaaa dddd 0001 mmmm",        "smmlar {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  SMMULR_T1                 ("111110110 101 nnnn 1111 dddd 0001 mmmm",        "smmulr {d}, {n}, {m}",                            Kind.MULTIPLY),
  SMMLS_T1                  ("111110110 110 nnnn aaaa dddd 0000 mmmm",        "smmls {d}, {n}, {m}, {a}",                        Kind.MULTIPLY_ACCUMULATE),
  SMMLSR_T1                 ("111110110 110 nnnn aaaa dddd 0001 mmmm",        "smmlsr {d}, {n}, {m}, {a}",                       Kind.MULTIPLY_ACCUMULATE),
  USADA8_T1                 ("111110110 111 nnnn aaaa dddd 0000 mmmm",        "usada8 {d}, {n}, {m}, {a}",                       Kind.ABSOLUTE_DIFFERENCE),
  USAD8_T1                  ("111110110 111 nnnn 1111 dddd 0000 mmmm",        "usad8 {d}, {n}, {m}",                             Kind.ABSOLUTE_DIFFERENCE),

  // 32-bit: long multiplication and division (A5.3.17)
  SMULL_T1                  ("111110111 000 nnnn dddd uuuu 0000 mmmm",        "smull {d}, {u}, {n}, {m}",                        Kind.MULTIPLY_LONG),
  SDIV_T1                   ("111110111 001 nnnn 1111 dddd 1111 mmmm",        "sdiv {d}, {n}, {m}",                              Kind.DIVIDE),
  UMULL_T1                  ("111110111 010 nnnn dddd uuuu 0000 mmmm",        "umull {d}, {u}, {n}, {m}",                        Kind.MULTIPLY_LONG),
  UDIV_T1                   ("111110111 011 nnnn 1111 dddd 1111 mmmm",        "udiv {d}, {n}, {m}",                              Kind.DIVIDE),
  SMLAL_T1                  ("111110111 100 nnnn dddd uuuu 0000 mmmm",        "smlal {d}, {u}, {n}, {m}",                        Kind.MULTIPLY_ACCUMULATE_LONG),
  SMLALBB_T1                ("111110111 100 nnnn dddd uuuu 1000 mmmm",        "smlalbb {d}, {u}, {n}, {m}",                      Kind.MULTIPLY_ACCUMULATE_LONG),
  SMLALBT_T1                ("111110111 100 nnnn dddd uuuu 1001 mmmm",        "smlalbt {d}, {u}, {n}, {m}",                      Kind.MULTIPLY_ACCUMULATE_LONG),
  SMLALTB_T1                ("111110111 100 nnnn dddd uuuu 1010 mmmm",        "smlaltb {d}, {u}, {n}, {m}",                      Kind.MULTIPLY_ACCUMULATE_LONG),
  SMLALTT_T1                ("111110111 100 nnnn dddd uuuu 1011 mmmm",        "smlaltt {d}, {u}, {n}, {m}",                      Kind.MULTIPLY_ACCUMULATE_LONG),
  SMLALD_T1                 ("111110111 100 nnnn dddd uuuu 1100 mmmm",        "smlald {d}, {u}, {n}, {m}",                       Kind.MULTIPLY_ACCUMULATE_LONG),
  SMLALDX_T1                ("111110111 100 nnnn dddd uuuu 1101 mmmm",        "smlaldx {d}, {u}, {n}, {m}",                      Kind.MULTIPLY_ACCUMULATE_LONG),
  SMLSLD_T1                 ("111110111 101 nnnn dddd uuuu 1100 mmmm",        "smlsld {d}, {u}, {n}, {m}",                       Kind.MULTIPLY_ACCUMULATE_LONG),
  SMLSLDX_T1                ("111110111 101 nnnn dddd uuuu 1101 mmmm",        "smlsldx {d}, {u}, {n}, {m}",                      Kind.MULTIPLY_ACCUMULATE_LONG),
  UMLAL_T1                  ("111110111 110 nnnn dddd uuuu 0000 mmmm",        "umlal {d}, {u}, {n}, {m}",                        Kind.MULTIPLY_ACCUMULATE_LONG),
  UMAAL_T1                  ("111110111 110 nnnn dddd uuuu 0110 mmmm",        "umaal {d}, {u}, {n}, {m}",                        Kind.MULTIPLY_ACCUMULATE_LONG),

  // 32-bit: coprocessors other than the FPU (A5.3.18)
  STC_T1                    ("1110110 PUDW 0 nnnn dddd qqqq iiiiiiii unless q=101x | P=0 U=0 W=0", "stc{l} {p}, {crd}, {atc}",                        Kind.COPROCESSOR),
  LDC_IMM_T1                ("1110110 PUDW 1 nnnn dddd qqqq iiiiiiii unless q=101x | P=0 U=0 W=0 | n=1111", "ldc{l} {p}, {crd}, {atc}",                        Kind.COPROCESSOR),
  LDC_LIT_T1                ("1110110 PUDW 1 1111 dddd qqqq iiiiiiii unless q=101x | P=0 U=0 W=0", "ldc{l} {p}, {crd}, {atc}",                        Kind.COPROCESSOR),
  MCRR_T1                   ("111011000100 uuuu tttt qqqq oooo mmmm unless q=101x", "mcrr {p}, {opc1}, {t}, {u}, {crm}",               Kind.COPROCESSOR),
  MRRC_T1                   ("111011000101 uuuu tttt qqqq oooo mmmm unless q=101x", "mrrc {p}, {opc1}, {t}, {u}, {crm}",               Kind.COPROCESSOR),
  CDP_T1                    ("11101110 oooo nnnn dddd qqqq vvv 0 mmmm unless q=101x", "cdp {p}, {opc1}, {crd}, {crn}, {crm}, {opc2}",    Kind.COPROCESSOR),
  MCR_T1                    ("11101110 ooo 0 nnnn tttt qqqq vvv 1 mmmm unless q=101x", "mcr {p}, {opc1}, {t}, {crn}, {crm}, {opc2}",      Kind.COPROCESSOR),
  MRC_T1                    ("11101110 ooo 1 nnnn tttt qqqq vvv 1 mmmm unless q=101x", "mrc {p}, {opc1}, {tflags}, {crn}, {crm}, {opc2}", Kind.COPROCESSOR),
  STC2_T2                   ("1111110 PUDW 0 nnnn dddd qqqq iiiiiiii unless q=101x | P=0 U=0 W=0", "stc2{l} {p}, {crd}, {atc}",                       Kind.COPROCESSOR),
  LDC2_IMM_T2               ("1111110 PUDW 1 nnnn dddd qqqq iiiiiiii unless q=101x | P=0 U=0 W=0 | n=1111", "ldc2{l} {p}, {crd}, {atc}",                       Kind.COPROCESSOR),
  LDC2_LIT_T2               ("1111110 PUDW 1 1111 dddd qqqq iiiiiiii unless q=101x | P=0 U=0 W=0", "ldc2{l} {p}, {crd}, {atc}",                       Kind.COPROCESSOR),
  MCRR2_T2                  ("111111000100 uuuu tttt qqqq oooo mmmm unless q=101x", "mcrr2 {p}, {opc1}, {t}, {u}, {crm}",              Kind.COPROCESSOR),
  MRRC2_T2                  ("111111000101 uuuu tttt qqqq oooo mmmm unless q=101x", "mrrc2 {p}, {opc1}, {t}, {u}, {crm}",              Kind.COPROCESSOR),
  CDP2_T2                   ("11111110 oooo nnnn dddd qqqq vvv 0 mmmm unless q=101x", "cdp2 {p}, {opc1}, {crd}, {crn}, {crm}, {opc2}",   Kind.COPROCESSOR),
  MCR2_T2                   ("11111110 ooo 0 nnnn tttt qqqq vvv 1 mmmm unless q=101x", "mcr2 {p}, {opc1}, {t}, {crn}, {crm}, {opc2}",     Kind.COPROCESSOR),
  MRC2_T2                   ("11111110 ooo 1 nnnn tttt qqqq vvv 1 mmmm unless q=101x", "mrc2 {p}, {opc1}, {tflags}, {crn}, {crm}, {opc2}", Kind.COPROCESSOR),

  // FPU: data processing (A6.4)
  VMLA_T1                   ("11101110 0D00 nnnn dddd 1010 N0M0 mmmm",        "vmla.f32 {Sd}, {Sn}, {Sm}",                       Kind.FP_MULTIPLY_ACCUMULATE),
  VMLS_T1                   ("11101110 0D00 nnnn dddd 1010 N1M0 mmmm",        "vmls.f32 {Sd}, {Sn}, {Sm}",                       Kind.FP_MULTIPLY_ACCUMULATE),
  VNMLS_T1                  ("11101110 0D01 nnnn dddd 1010 N0M0 mmmm",        "vnmls.f32 {Sd}, {Sn}, {Sm}",                      Kind.FP_MULTIPLY_ACCUMULATE),
  VNMLA_T1                  ("11101110 0D01 nnnn dddd 1010 N1M0 mmmm",        "vnmla.f32 {Sd}, {Sn}, {Sm}",                      Kind.FP_MULTIPLY_ACCUMULATE),
  VMUL_T1                   ("11101110 0D10 nnnn dddd 1010 N0M0 mmmm",        "vmul.f32 {Sd}, {Sn}, {Sm}",                       Kind.FP_MULTIPLY),
  VNMUL_T2                  ("11101110 0D10 nnnn dddd 1010 N1M0 mmmm",        "vnmul.f32 {Sd}, {Sn}, {Sm}",                      Kind.FP_MULTIPLY),
  VADD_T1                   ("11101110 0D11 nnnn dddd 1010 N0M0 mmmm",        "vadd.f32 {Sd}, {Sn}, {Sm}",                       Kind.FP_ADD),
  VSUB_T1                   ("11101110 0D11 nnnn dddd 1010 N1M0 mmmm",        "vsub.f32 {Sd}, {Sn}, {Sm}",                       Kind.FP_ADD),
  VDIV_T1                   ("11101110 1D00 nnnn dddd 1010 N0M0 mmmm",        "vdiv.f32 {Sd}, {Sn}, {Sm}",                       Kind.FP_DIVIDE),
  VFNMS_T1                  ("11101110 1D01 nnnn dddd 1010 N0M0 mmmm",        "vfnms.f32 {Sd}, {Sn}, {Sm}",                      Kind.FP_FUSED),
  VFNMA_T1                  ("11101110 1D01 nnnn dddd 1010 N1M0 mmmm",        "vfnma.f32 {Sd}, {Sn}, {Sm}",                      Kind.FP_FUSED),
  VFMA_T1                   ("11101110 1D10 nnnn dddd 1010 N0M0 mmmm",        "vfma.f32 {Sd}, {Sn}, {Sm}",                       Kind.FP_FUSED),
  VFMS_T1                   ("11101110 1D10 nnnn dddd 1010 N1M0 mmmm",        "vfms.f32 {Sd}, {Sn}, {Sm}",                       Kind.FP_FUSED),
  VMOV_IMM_T1               ("11101110 1D11 iiii dddd 1010 0000 iiii",        "vmov.f32 {Sd}, {#float}",                         Kind.FP_MOVE_IMMEDIATE),
  VMOV_REG_T1               ("11101110 1D11 0000 dddd 1010 01M0 mmmm",        "vmov.f32 {Sd}, {Sm}",                             Kind.FP_MOVE),
  VABS_T1                   ("11101110 1D11 0000 dddd 1010 11M0 mmmm",        "vabs.f32 {Sd}, {Sm}",                             Kind.FP_ADD),
  VNEG_T1                   ("11101110 1D11 0001 dddd 1010 01M0 mmmm",        "vneg.f32 {Sd}, {Sm}",                             Kind.FP_ADD),
  VSQRT_T1                  ("11101110 1D11 0001 dddd 1010 11M0 mmmm",        "vsqrt.f32 {Sd}, {Sm}",                            Kind.FP_SQUARE_ROOT),
  VCVTB_F32_F16_T1          ("11101110 1D11 0010 dddd 1010 01M0 mmmm",        "vcvtb.f32.f16 {Sd}, {Sm}",                        Kind.FP_CONVERT),
  VCVTT_F32_F16_T1          ("11101110 1D11 0010 dddd 1010 11M0 mmmm",        "vcvtt.f32.f16 {Sd}, {Sm}",                        Kind.FP_CONVERT),
  VCVTB_F16_F32_T1          ("11101110 1D11 0011 dddd 1010 01M0 mmmm",        "vcvtb.f16.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT),
  VCVTT_F16_F32_T1          ("11101110 1D11 0011 dddd 1010 11M0 mmmm",        "vcvtt.f16.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT),
  VCMP_T1                   ("11101110 1D11 0100 dddd 1010 01M0 mmmm",        "vcmp.f32 {Sd}, {Sm}",                             Kind.FP_COMPARE),
  VCMPE_T1                  ("11101110 1D11 0100 dddd 1010 11M0 mmmm",        "vcmpe.f32 {Sd}, {Sm}",                            Kind.FP_COMPARE),
  VCMP_T2                   ("11101110 1D11 0101 dddd 1010 0100 0000",        "vcmp.f32 {Sd}, #0.0",                             Kind.FP_COMPARE),
  VCMPE_T2                  ("11101110 1D11 0101 dddd 1010 1100 0000",        "vcmpe.f32 {Sd}, #0.0",                            Kind.FP_COMPARE),
  VCVT_F32_U32_T1           ("11101110 1D11 1000 dddd 1010 01M0 mmmm",        "vcvt.f32.u32 {Sd}, {Sm}",                         Kind.FP_CONVERT),
  VCVT_F32_S32_T1           ("11101110 1D11 1000 dddd 1010 11M0 mmmm",        "vcvt.f32.s32 {Sd}, {Sm}",                         Kind.FP_CONVERT),
  VCVTR_U32_F32_T1          ("11101110 1D11 1100 dddd 1010 01M0 mmmm",        "vcvtr.u32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT),
  VCVT_U32_F32_T1           ("11101110 1D11 1100 dddd 1010 11M0 mmmm",        "vcvt.u32.f32 {Sd}, {Sm}",                         Kind.FP_CONVERT),
  VCVTR_S32_F32_T1          ("11101110 1D11 1101 dddd 1010 01M0 mmmm",        "vcvtr.s32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT),
  VCVT_S32_F32_T1           ("11101110 1D11 1101 dddd 1010 11M0 mmmm",        "vcvt.s32.f32 {Sd}, {Sm}",                         Kind.FP_CONVERT),
  VCVT_FIXED_F32_S16_T1     ("11101110 1D11 1010 dddd 1010 01 i 0 jjjj",      "vcvt.f32.s16 {Sdm}, {#frac16}",                   Kind.FP_CONVERT),
  VCVT_FIXED_F32_S32_T1     ("11101110 1D11 1010 dddd 1010 11 i 0 jjjj",      "vcvt.f32.s32 {Sdm}, {#frac32}",                   Kind.FP_CONVERT),
  VCVT_FIXED_F32_U16_T1     ("11101110 1D11 1011 dddd 1010 01 i 0 jjjj",      "vcvt.f32.u16 {Sdm}, {#frac16}",                   Kind.FP_CONVERT),
  VCVT_FIXED_F32_U32_T1     ("11101110 1D11 1011 dddd 1010 11 i 0 jjjj",      "vcvt.f32.u32 {Sdm}, {#frac32}",                   Kind.FP_CONVERT),
  VCVT_FIXED_S16_F32_T1     ("11101110 1D11 1110 dddd 1010 01 i 0 jjjj",      "vcvt.s16.f32 {Sdm}, {#frac16}",                   Kind.FP_CONVERT),
  VCVT_FIXED_S32_F32_T1     ("11101110 1D11 1110 dddd 1010 11 i 0 jjjj",      "vcvt.s32.f32 {Sdm}, {#frac32}",                   Kind.FP_CONVERT),
  VCVT_FIXED_U16_F32_T1     ("11101110 1D11 1111 dddd 1010 01 i 0 jjjj",      "vcvt.u16.f32 {Sdm}, {#frac16}",                   Kind.FP_CONVERT),
  VCVT_FIXED_U32_F32_T1     ("11101110 1D11 1111 dddd 1010 11 i 0 jjjj",      "vcvt.u32.f32 {Sdm}, {#frac32}",                   Kind.FP_CONVERT),

  // FPU: register transfers (A6.6, A6.7)
  VMOV_FROM_CORE_T1         ("111011100000 nnnn tttt 1010 N 0010000",         "vmov {Sn}, {t}",                                  Kind.FP_FROM_CORE),
  VMOV_TO_CORE_T1           ("111011100001 nnnn tttt 1010 N 0010000",         "vmov {t}, {Sn}",                                  Kind.FP_TO_CORE),
  VMOV_HALF_FROM_CORE_T1    ("1110111000 i 0 dddd tttt 1011 0 0010000",       "vmov.32 {Dd}{half}, {t}",                         Kind.FP_FROM_CORE),
  VMOV_HALF_TO_CORE_T1      ("1110111000 i 1 nnnn tttt 1011 0 0010000",       "vmov.32 {t}, {Dn}{half}",                         Kind.FP_TO_CORE),
  VMOV_PAIR_FROM_CORE_T1    ("111011000100 uuuu tttt 1010 00 M 1 mmmm",       "vmov {Smm}, {t}, {u}",                            Kind.FP_FROM_CORE_PAIR),
  VMOV_PAIR_TO_CORE_T1      ("111011000101 uuuu tttt 1010 00 M 1 mmmm",       "vmov {t}, {u}, {Smm}",                            Kind.FP_TO_CORE_PAIR),
  VMOV_DOUBLE_FROM_CORE_T1  ("111011000100 uuuu tttt 1011 00 0 1 mmmm",       "vmov {Dm}, {t}, {u}",                             Kind.FP_FROM_CORE_PAIR),
  VMOV_DOUBLE_TO_CORE_T1    ("111011000101 uuuu tttt 1011 00 0 1 mmmm",       "vmov {t}, {u}, {Dm}",                             Kind.FP_TO_CORE_PAIR),
  VMSR_T1                   ("111011101110 0001 tttt 1010 00010000",          "vmsr fpscr, {t}",                                 Kind.FP_STATUS),
  VMRS_T1                   ("111011101111 0001 tttt 1010 00010000",          "vmrs {tflags}, fpscr",                            Kind.FP_STATUS),

  // FPU: loads and stores (A6.5)
  VSTR_T1                   ("11101101 U000 nnnn dddd 1011 iiiiiiii",         "vstr {Dd}, [{n}{+-i4}]",                          Kind.FP_STORE_DOUBLE),
  VSTR_T2                   ("11101101 UD00 nnnn dddd 1010 iiiiiiii",         "vstr {Sd}, [{n}{+-i4}]",                          Kind.FP_STORE),
  VSTM_T1                   ("11101100 10W0 nnnn dddd 1011 iiiiiii 0",        "vstmia {n}{w}, {Dlist}",                          Kind.FP_STORE_MULTIPLE),
  VSTMDB_T1                 ("11101101 0010 nnnn dddd 1011 iiiiiii 0",        "vstmdb {n}{!}, {Dlist}",                          Kind.FP_STORE_MULTIPLE),
  VPUSH_T1                  ("11101101 0010 1101 dddd 1011 iiiiiii 0",        "vpush {vsp}{Dlist}",                              Kind.FP_STORE_MULTIPLE),
  VSTM_T2                   ("11101100 1DW0 nnnn dddd 1010 iiiiiiii",         "vstmia {n}{w}, {Slist}",                          Kind.FP_STORE_MULTIPLE),
  VSTMDB_T2                 ("11101101 0D10 nnnn dddd 1010 iiiiiiii",         "vstmdb {n}{!}, {Slist}",                          Kind.FP_STORE_MULTIPLE),
  VPUSH_T2                  ("11101101 0D10 1101 dddd 1010 iiiiiiii",         "vpush {vsp}{Slist}",                              Kind.FP_STORE_MULTIPLE),
  VLDR_T1                   ("11101101 U001 nnnn dddd 1011 iiiiiiii",         "vldr {Dd}, [{n}{+-i4}]",                          Kind.FP_LOAD_DOUBLE),
  VLDR_T2                   ("11101101 UD01 nnnn dddd 1010 iiiiiiii",         "vldr {Sd}, [{n}{+-i4}]",                          Kind.FP_LOAD),
  VLDM_T1                   ("11101100 10W1 nnnn dddd 1011 iiiiiii 0",        "vldmia {n}{w}, {Dlist}",                          Kind.FP_LOAD_MULTIPLE),
  VLDMDB_T1                 ("11101101 0011 nnnn dddd 1011 iiiiiii 0",        "vldmdb {n}{!}, {Dlist}",                          Kind.FP_LOAD_MULTIPLE),
  VPOP_T1                   ("11101100 1011 1101 dddd 1011 iiiiiii 0",        "vpop {vsp}{Dlist}",                               Kind.FP_LOAD_MULTIPLE),
  VLDM_T2                   ("11101100 1DW1 nnnn dddd 1010 iiiiiiii",         "vldmia {n}{w}, {Slist}",                          Kind.FP_LOAD_MULTIPLE),
  VLDMDB_T2                 ("11101101 0D11 nnnn dddd 1010 iiiiiiii",         "vldmdb {n}{!}, {Slist}",                          Kind.FP_LOAD_MULTIPLE),
  VPOP_T2                   ("11101100 1D11 1101 dddd 1010 iiiiiiii",         "vpop {vsp}{Slist}",                               Kind.FP_LOAD_MULTIPLE),

  // FPv5, single precision (A6.4)
  VSEL_T1                   ("11111110 0Dcc nnnn dddd 1010 N0M0 mmmm",        "vsel{vc}.f32 {Sd}, {Sn}, {Sm}",                   Kind.FP_SELECT, Extension.FPV5),
  VMAXNM_T1                 ("11111110 1D00 nnnn dddd 1010 N0M0 mmmm",        "vmaxnm.f32 {Sd}, {Sn}, {Sm}",                     Kind.FP_MIN_MAX, Extension.FPV5),
  VMINNM_T1                 ("11111110 1D00 nnnn dddd 1010 N1M0 mmmm",        "vminnm.f32 {Sd}, {Sn}, {Sm}",                     Kind.FP_MIN_MAX, Extension.FPV5),
  VRINTA_T1                 ("11111110 1D11 1000 dddd 1010 01M0 mmmm",        "vrinta.f32 {Sd}, {Sm}",                           Kind.FP_ROUND, Extension.FPV5),
  VRINTN_T1                 ("11111110 1D11 1001 dddd 1010 01M0 mmmm",        "vrintn.f32 {Sd}, {Sm}",                           Kind.FP_ROUND, Extension.FPV5),
  VRINTP_T1                 ("11111110 1D11 1010 dddd 1010 01M0 mmmm",        "vrintp.f32 {Sd}, {Sm}",                           Kind.FP_ROUND, Extension.FPV5),
  VRINTM_T1                 ("11111110 1D11 1011 dddd 1010 01M0 mmmm",        "vrintm.f32 {Sd}, {Sm}",                           Kind.FP_ROUND, Extension.FPV5),
  VRINTR_T1                 ("11101110 1D11 0110 dddd 1010 01M0 mmmm",        "vrintr.f32 {Sd}, {Sm}",                           Kind.FP_ROUND, Extension.FPV5),
  VRINTZ_T1                 ("11101110 1D11 0110 dddd 1010 11M0 mmmm",        "vrintz.f32 {Sd}, {Sm}",                           Kind.FP_ROUND, Extension.FPV5),
  VRINTX_T1                 ("11101110 1D11 0111 dddd 1010 01M0 mmmm",        "vrintx.f32 {Sd}, {Sm}",                           Kind.FP_ROUND, Extension.FPV5),
  VCVTA_U32_F32_T1          ("11111110 1D11 1100 dddd 1010 01M0 mmmm",        "vcvta.u32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT, Extension.FPV5),
  VCVTA_S32_F32_T1          ("11111110 1D11 1100 dddd 1010 11M0 mmmm",        "vcvta.s32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT, Extension.FPV5),
  VCVTN_U32_F32_T1          ("11111110 1D11 1101 dddd 1010 01M0 mmmm",        "vcvtn.u32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT, Extension.FPV5),
  VCVTN_S32_F32_T1          ("11111110 1D11 1101 dddd 1010 11M0 mmmm",        "vcvtn.s32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT, Extension.FPV5),
  VCVTP_U32_F32_T1          ("11111110 1D11 1110 dddd 1010 01M0 mmmm",        "vcvtp.u32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT, Extension.FPV5),
  VCVTP_S32_F32_T1          ("11111110 1D11 1110 dddd 1010 11M0 mmmm",        "vcvtp.s32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT, Extension.FPV5),
  VCVTM_U32_F32_T1          ("11111110 1D11 1111 dddd 1010 01M0 mmmm",        "vcvtm.u32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT, Extension.FPV5),
  VCVTM_S32_F32_T1          ("11111110 1D11 1111 dddd 1010 11M0 mmmm",        "vcvtm.s32.f32 {Sd}, {Sm}",                        Kind.FP_CONVERT, Extension.FPV5),

  // What no row above claims: a UsageFault
  UNDEFINED_T1              ("iiiiiiiiiiiiiiii",                              ".inst.n {raw}",                                   Kind.EXCEPTION),
  UNDEFINED_T2              ("iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",              ".inst.w {raw}",                                   Kind.EXCEPTION);
  // spotless:on

  /** The part of the architecture that a row needs. */
  enum Extension {
    ARMV7EM,
    FPV5
  }

  @SuppressWarnings("ImmutableEnumChecker") // holds an array, which nobody writes
  private final Pattern pattern;

  @SuppressWarnings("ImmutableEnumChecker") // holds lists, made by List.copyOf
  private final Template template;

  private final Kind kind;
  private final Extension extension;

  Op(String bits, String text, Kind kind) {
    this(bits, text, kind, Extension.ARMV7EM);
  }

  Op(String bits, String text, Kind kind, Extension extension) {
    this.pattern = Pattern.parse(bits);
    this.template = Template.parse(text);
    this.kind = kind;
    this.extension = extension;
  }

  public Kind kind() {
    return kind;
  }

  /** Needs the FPU of the Cortex-M7 (FPv5); undefined on a Cortex-M4. */
  public boolean fpv5() {
    return extension == Extension.FPV5;
  }

  /** 2 or 4 bytes. */
  public int size() {
    return pattern.width() / 8;
  }

  /** The mnemonic without flags, condition and width, for instance "adc" or "vadd.f32". */
  public String mnemonic() {
    return template.mnemonic();
  }

  Pattern pattern() {
    return pattern;
  }

  Template template() {
    return template;
  }

  List<Syntax> forms() {
    return template.forms();
  }
}
