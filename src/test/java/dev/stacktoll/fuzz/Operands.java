package dev.stacktoll.fuzz;

import java.util.SplittableRandom;

/** Operand values: corners more often than chance would have them. */
final class Operands {
  /** FPSCR without its reserved bits (ARM DDI 0403E, A2.5). */
  static final int FPSCR_MASK = 0xf7c0_009f;

  private static final int[] WORDS = {
    0,
    1,
    2,
    -1,
    -2,
    0x7fff_ffff,
    0x8000_0000,
    0x8000_0001,
    0x7fff_fffe,
    0x7fff,
    0x8000,
    0xffff,
    0xffff_8000,
    0x7f,
    0x80,
    0xff,
    0x0001_0001,
    0x8000_8000,
    0x7fff_7fff,
    0x8080_8080,
    0x7f7f_7f7f,
    0x0101_0101,
    31,
    32,
    33,
    255,
    256
  };

  /** Zeros, ones, denormals, limits of formats and of integers, infinities, both kinds of NaN. */
  private static final int[] SINGLES = {
    0x0000_0000, 0x3f80_0000, 0x3f80_0001, 0x3f7f_ffff, 0x3f00_0000, 0x3effffff, 0x3fc0_0000,
    0x4020_0000, 0x0000_0001, 0x0040_0000, 0x007f_ffff, 0x0080_0000, 0x0080_0001, 0x7f7f_ffff,
    0x7f80_0000, 0x7fc0_0000, 0x7fc1_2345, 0x7f80_0001, 0x7fa5_5aa5, 0x4f00_0000, 0x4eff_ffff,
    0x4f80_0000, 0x4f7f_ffff, 0x477f_e000, 0x477f_f000, 0x3880_0000, 0x387f_c000, 0x3300_0000,
    0x33800000, 0x46ff_fe00, 0x4700_0000, 0x4b00_0000, 0x4b7f_ffff, 0x1a80_0000, 0x5f00_0000
  };

  private Operands() {}

  static int word(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> WORDS[random.nextInt(WORDS.length)];
      case 1 -> random.nextInt() >> random.nextInt(32);
      case 2 -> single(random);
      default -> random.nextInt();
    };
  }

  static int single(SplittableRandom random) {
    int sign = random.nextInt() & 0x8000_0000;
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> SINGLES[random.nextInt(SINGLES.length)] | sign;
      case 3 -> 0x3f00_0000 + (random.nextInt() >>> 7) | sign;
      case 4 -> (random.nextInt() & 0x7f_ffff) | (120 + random.nextInt(44)) << 23 | sign;
      default -> random.nextInt();
    };
  }

  static int fpscr(SplittableRandom random) {
    int value = random.nextInt() & FPSCR_MASK;
    // Flush to zero, default NaN and the alternative half precision are the rarer settings.
    return random.nextInt(2) == 0 ? value & ~0x0700_0000 : value;
  }
}
