package dev.stacktoll.lab;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The workload computed here, independently of firmware and simulator: what the buffer must hold
 * after one pass.
 */
final class ReferenceFft {
  static final int POINTS = 1024;

  /** How a compiler may round {@code a·b − c·d}. */
  enum Rounding {
    /** Each product and sum on its own, as Wasm demands. */
    SEPARATE,
    /** The second product into the sum by a fused multiply-add ({@code -ffp-contract=fast}). */
    FUSED
  }

  private ReferenceFft() {}

  /** FNV-1a over the buffer's bytes after one pass. */
  static int checksumAfterOnePass(Rounding rounding) {
    return checksum(onePass(rounding));
  }

  static int checksum(float[] buffer) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * buffer.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(buffer);
    int hash = 0x811c9dc5;
    for (byte b : bytes.array()) {
      hash = (hash ^ (b & 0xff)) * 0x01000193;
    }
    return hash;
  }

  /** The buffer, interleaved re and im, after one pass in single precision. */
  static float[] onePass(Rounding rounding) {
    float[] data = new float[2 * POINTS];
    for (int i = 0; i < POINTS; i++) {
      data[2 * i] = i;
      data[2 * i + 1] = 0.5f * i;
    }
    reverseBits(data);
    float[] cosine = twiddles(true);
    float[] negativeSine = twiddles(false);
    for (int length = 2; length <= POINTS; length *= 2) {
      stage(data, length, cosine, negativeSine, rounding);
    }
    return data;
  }

  private static void stage(
      float[] data, int length, float[] cosine, float[] negativeSine, Rounding rounding) {
    int half = length / 2;
    for (int first = 0; first < POINTS; first += length) {
      for (int j = 0; j < half; j++) {
        float wr = cosine[j * (POINTS / length)];
        float wi = negativeSine[j * (POINTS / length)];
        int a = 2 * (first + j);
        int b = a + length;
        float re = data[b];
        float im = data[b + 1];
        float tr;
        float ti;
        if (rounding == Rounding.FUSED) {
          tr = Math.fma(wr, re, -(im * wi));
          ti = Math.fma(wr, im, wi * re);
        } else {
          tr = wr * re - wi * im;
          ti = wr * im + wi * re;
        }
        data[b] = data[a] - tr;
        data[b + 1] = data[a + 1] - ti;
        data[a] += tr;
        data[a + 1] += ti;
      }
    }
  }

  private static void reverseBits(float[] data) {
    for (int i = 0; i < POINTS; i++) {
      int j = Integer.reverse(i) >>> 22;
      if (i < j) {
        float re = data[2 * i];
        float im = data[2 * i + 1];
        data[2 * i] = data[2 * j];
        data[2 * i + 1] = data[2 * j + 1];
        data[2 * j] = re;
        data[2 * j + 1] = im;
      }
    }
  }

  /** cos or −sin of 2πk/1024, rounded to nine decimals as in the workload's tables. */
  private static float[] twiddles(boolean cosine) {
    float[] table = new float[POINTS / 2];
    for (int k = 0; k < table.length; k++) {
      double angle = 2 * Math.PI * k / POINTS;
      double exact = cosine ? Math.cos(angle) : -Math.sin(angle);
      table[k] = new BigDecimal(exact).setScale(9, RoundingMode.HALF_EVEN).floatValue();
    }
    return table;
  }
}
