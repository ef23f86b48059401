package dev.stacktoll.fuzz;

/** The few encodings that set up operands (ARM DDI 0403E, A7.7). */
final class Bits {
  static final int PUSH_LR = 0xb500;
  static final int POP_LR = 0xf85d_eb04;
  static final int ISB = 0xf3bf_8f6f;
  static final int DSB = 0xf3bf_8f4f;
  static final int CLREX = 0xf3bf_8f2f;
  static final int CPSID_I = 0xb672;
  static final int CPSIE_I = 0xb662;
  static final int CPSIE_IF = 0xb663;
  static final int SEV = 0xbf40;
  static final int SVC_0 = 0xdf00;

  private Bits() {}

  /** MOV (immediate), T3. */
  static int movw(int d, int halfword) {
    return 0xf240_0000 | wide(d, halfword);
  }

  /** MOVT, T1. */
  static int movt(int d, int halfword) {
    return 0xf2c0_0000 | wide(d, halfword);
  }

  private static int wide(int d, int halfword) {
    return (halfword >> 11 & 1) << 26
        | (halfword >> 12 & 15) << 16
        | (halfword >> 8 & 7) << 12
        | d << 8
        | (halfword & 0xff);
  }

  /** MOV (register), T1. */
  static int mov(int d, int m) {
    return 0x4600 | (d & 8) << 4 | m << 3 | (d & 7);
  }

  /** STR (immediate), T3, without an offset. */
  static int str(int t, int n) {
    return 0xf8c0_0000 | n << 16 | t << 12;
  }

  /** VMOV from a core register to an S register, T1. */
  static int vmov(int s, int t) {
    return 0xee00_0a10 | s >> 1 << 16 | t << 12 | (s & 1) << 7;
  }

  /** MRS, T1. */
  static int mrs(int d, int sysm) {
    return 0xf3ef_8000 | d << 8 | sysm;
  }

  /** MSR, T1, with mask NZCVQ. */
  static int msr(int sysm, int n) {
    return 0xf380_8800 | n << 16 | sysm;
  }

  /** MSR APSR_nzcvqg, T1. */
  static int msrFlags(int n) {
    return 0xf380_8c00 | n << 16;
  }

  /** VMSR, T1. */
  static int vmsr(int t) {
    return 0xeee1_0a10 | t << 12;
  }

  /** VLDMIA Rn!, {S0-S31}, T2. */
  static int loadSingles(int n) {
    return 0xecb0_0a20 | n << 16;
  }

  /** LDMIA Rn, {R0-R12}, T2. */
  static int loadCore(int n) {
    return 0xe890_1fff | n << 16;
  }

  /** BL, T1, from one address to another. */
  static int bl(int from, int to) {
    int offset = to - from - 4;
    int sign = offset >> 24 & 1;
    int j1 = (offset >> 23 & 1) ^ sign ^ 1;
    int j2 = (offset >> 22 & 1) ^ sign ^ 1;
    return 0xf000_d000
        | sign << 26
        | (offset >> 12 & 0x3ff) << 16
        | j1 << 13
        | j2 << 11
        | (offset >> 1 & 0x7ff);
  }
}
