package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * Meaning of the parallel additions and subtractions on bytes and halfwords (ARMv7-M ARM DDI 0403E,
 * A7.7). The S and U forms set the GE flags, the others leave them.
 *
 * <p>Not modelled: what the manual calls UNPREDICTABLE.
 */
@Hot
final class ExecParallel {
  private ExecParallel() {}

  private static int low(int value) {
    return (short) value;
  }

  private static int high(int value) {
    return value >> 16;
  }

  private static int unsignedLow(int value) {
    return value & 0xffff;
  }

  private static int unsignedHigh(int value) {
    return value >>> 16;
  }

  private static int pack(int high, int low) {
    return high << 16 | low & 0xffff;
  }

  /** Both halfwords wrap; GE where the exact result is not below the limit. */
  private static void wrap(Cpu cpu, Insn i, int high, int highLimit, int low, int lowLimit) {
    cpu.ge = (high >= highLimit ? 0b1100 : 0) | (low >= lowLimit ? 0b0011 : 0);
    cpu.r[i.d] = pack(high, low);
  }

  private static void saturate(Cpu cpu, Insn i, int high, int low) {
    cpu.r[i.d] =
        pack(
            Math.clamp(high, Short.MIN_VALUE, Short.MAX_VALUE),
            Math.clamp(low, Short.MIN_VALUE, Short.MAX_VALUE));
  }

  private static void saturateUnsigned(Cpu cpu, Insn i, int high, int low) {
    cpu.r[i.d] = pack(Math.clamp(high, 0, 0xffff), Math.clamp(low, 0, 0xffff));
  }

  private static void halve(Cpu cpu, Insn i, int high, int low) {
    cpu.r[i.d] = pack(high >> 1, low >> 1);
  }

  /** SADD16: signed; both halfwords added. */
  static void sadd16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    wrap(cpu, i, high(n) + high(m), 0, low(n) + low(m), 0);
  }

  /** SASX: signed; high added, low subtracted, halfwords of Rm exchanged. */
  static void sasx(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    wrap(cpu, i, high(n) + low(m), 0, low(n) - high(m), 0);
  }

  /** SSAX: signed; high subtracted, low added, halfwords of Rm exchanged. */
  static void ssax(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    wrap(cpu, i, high(n) - low(m), 0, low(n) + high(m), 0);
  }

  /** SSUB16: signed; both halfwords subtracted. */
  static void ssub16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    wrap(cpu, i, high(n) - high(m), 0, low(n) - low(m), 0);
  }

  /** QADD16: signed, saturating; both halfwords added. */
  static void qadd16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    saturate(cpu, i, high(n) + high(m), low(n) + low(m));
  }

  /** QASX: signed, saturating; high added, low subtracted, halfwords of Rm exchanged. */
  static void qasx(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    saturate(cpu, i, high(n) + low(m), low(n) - high(m));
  }

  /** QSAX: signed, saturating; high subtracted, low added, halfwords of Rm exchanged. */
  static void qsax(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    saturate(cpu, i, high(n) - low(m), low(n) + high(m));
  }

  /** QSUB16: signed, saturating; both halfwords subtracted. */
  static void qsub16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    saturate(cpu, i, high(n) - high(m), low(n) - low(m));
  }

  /** SHADD16: signed, halving; both halfwords added. */
  static void shadd16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    halve(cpu, i, high(n) + high(m), low(n) + low(m));
  }

  /** SHASX: signed, halving; high added, low subtracted, halfwords of Rm exchanged. */
  static void shasx(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    halve(cpu, i, high(n) + low(m), low(n) - high(m));
  }

  /** SHSAX: signed, halving; high subtracted, low added, halfwords of Rm exchanged. */
  static void shsax(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    halve(cpu, i, high(n) - low(m), low(n) + high(m));
  }

  /** SHSUB16: signed, halving; both halfwords subtracted. */
  static void shsub16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    halve(cpu, i, high(n) - high(m), low(n) - low(m));
  }

  /** UADD16: unsigned; both halfwords added. */
  static void uadd16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    wrap(
        cpu,
        i,
        unsignedHigh(n) + unsignedHigh(m),
        0x1_0000,
        unsignedLow(n) + unsignedLow(m),
        0x1_0000);
  }

  /** UASX: unsigned; high added, low subtracted, halfwords of Rm exchanged. */
  static void uasx(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    wrap(cpu, i, unsignedHigh(n) + unsignedLow(m), 0x1_0000, unsignedLow(n) - unsignedHigh(m), 0);
  }

  /** USAX: unsigned; high subtracted, low added, halfwords of Rm exchanged. */
  static void usax(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    wrap(cpu, i, unsignedHigh(n) - unsignedLow(m), 0, unsignedLow(n) + unsignedHigh(m), 0x1_0000);
  }

  /** USUB16: unsigned; both halfwords subtracted. */
  static void usub16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    wrap(cpu, i, unsignedHigh(n) - unsignedHigh(m), 0, unsignedLow(n) - unsignedLow(m), 0);
  }

  /** UQADD16: unsigned, saturating; both halfwords added. */
  static void uqadd16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    saturateUnsigned(cpu, i, unsignedHigh(n) + unsignedHigh(m), unsignedLow(n) + unsignedLow(m));
  }

  /** UQASX: unsigned, saturating; high added, low subtracted, halfwords of Rm exchanged. */
  static void uqasx(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    saturateUnsigned(cpu, i, unsignedHigh(n) + unsignedLow(m), unsignedLow(n) - unsignedHigh(m));
  }

  /** UQSAX: unsigned, saturating; high subtracted, low added, halfwords of Rm exchanged. */
  static void uqsax(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    saturateUnsigned(cpu, i, unsignedHigh(n) - unsignedLow(m), unsignedLow(n) + unsignedHigh(m));
  }

  /** UQSUB16: unsigned, saturating; both halfwords subtracted. */
  static void uqsub16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    saturateUnsigned(cpu, i, unsignedHigh(n) - unsignedHigh(m), unsignedLow(n) - unsignedLow(m));
  }

  /** UHADD16: unsigned, halving; both halfwords added. */
  static void uhadd16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    halve(cpu, i, unsignedHigh(n) + unsignedHigh(m), unsignedLow(n) + unsignedLow(m));
  }

  /** UHASX: unsigned, halving; high added, low subtracted, halfwords of Rm exchanged. */
  static void uhasx(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    halve(cpu, i, unsignedHigh(n) + unsignedLow(m), unsignedLow(n) - unsignedHigh(m));
  }

  /** UHSAX: unsigned, halving; high subtracted, low added, halfwords of Rm exchanged. */
  static void uhsax(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    halve(cpu, i, unsignedHigh(n) - unsignedLow(m), unsignedLow(n) + unsignedHigh(m));
  }

  /** UHSUB16: unsigned, halving; both halfwords subtracted. */
  static void uhsub16(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    halve(cpu, i, unsignedHigh(n) - unsignedHigh(m), unsignedLow(n) - unsignedLow(m));
  }

  /** SADD8: signed; four bytes added. */
  static void sadd8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    int ge = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (byte) (n >> at) + (byte) (m >> at);
      ge |= lane >= 0 ? 1 << (at >> 3) : 0;
      result |= (lane & 0xff) << at;
    }
    cpu.ge = ge;
    cpu.r[i.d] = result;
  }

  /** SSUB8: signed; four bytes subtracted. */
  static void ssub8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    int ge = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (byte) (n >> at) - (byte) (m >> at);
      ge |= lane >= 0 ? 1 << (at >> 3) : 0;
      result |= (lane & 0xff) << at;
    }
    cpu.ge = ge;
    cpu.r[i.d] = result;
  }

  /** QADD8: signed, saturating; four bytes added. */
  static void qadd8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (byte) (n >> at) + (byte) (m >> at);
      result |= (Math.clamp(lane, Byte.MIN_VALUE, Byte.MAX_VALUE) & 0xff) << at;
    }
    cpu.r[i.d] = result;
  }

  /** QSUB8: signed, saturating; four bytes subtracted. */
  static void qsub8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (byte) (n >> at) - (byte) (m >> at);
      result |= (Math.clamp(lane, Byte.MIN_VALUE, Byte.MAX_VALUE) & 0xff) << at;
    }
    cpu.r[i.d] = result;
  }

  /** SHADD8: signed, halving; four bytes added. */
  static void shadd8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (byte) (n >> at) + (byte) (m >> at);
      result |= (lane >> 1 & 0xff) << at;
    }
    cpu.r[i.d] = result;
  }

  /** SHSUB8: signed, halving; four bytes subtracted. */
  static void shsub8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (byte) (n >> at) - (byte) (m >> at);
      result |= (lane >> 1 & 0xff) << at;
    }
    cpu.r[i.d] = result;
  }

  /** UADD8: unsigned; four bytes added. */
  static void uadd8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    int ge = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (n >>> at & 0xff) + (m >>> at & 0xff);
      ge |= lane >= 0x100 ? 1 << (at >> 3) : 0;
      result |= (lane & 0xff) << at;
    }
    cpu.ge = ge;
    cpu.r[i.d] = result;
  }

  /** USUB8: unsigned; four bytes subtracted. */
  static void usub8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    int ge = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (n >>> at & 0xff) - (m >>> at & 0xff);
      ge |= lane >= 0 ? 1 << (at >> 3) : 0;
      result |= (lane & 0xff) << at;
    }
    cpu.ge = ge;
    cpu.r[i.d] = result;
  }

  /** UQADD8: unsigned, saturating; four bytes added. */
  static void uqadd8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (n >>> at & 0xff) + (m >>> at & 0xff);
      result |= Math.clamp(lane, 0, 0xff) << at;
    }
    cpu.r[i.d] = result;
  }

  /** UQSUB8: unsigned, saturating; four bytes subtracted. */
  static void uqsub8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (n >>> at & 0xff) - (m >>> at & 0xff);
      result |= Math.clamp(lane, 0, 0xff) << at;
    }
    cpu.r[i.d] = result;
  }

  /** UHADD8: unsigned, halving; four bytes added. */
  static void uhadd8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (n >>> at & 0xff) + (m >>> at & 0xff);
      result |= (lane >> 1 & 0xff) << at;
    }
    cpu.r[i.d] = result;
  }

  /** UHSUB8: unsigned, halving; four bytes subtracted. */
  static void uhsub8(Cpu cpu, Insn i) {
    int n = cpu.r[i.n];
    int m = cpu.r[i.m];
    int result = 0;
    for (int at = 0; at < 32; at += 8) {
      int lane = (n >>> at & 0xff) - (m >>> at & 0xff);
      result |= (lane >> 1 & 0xff) << at;
    }
    cpu.r[i.d] = result;
  }
}
