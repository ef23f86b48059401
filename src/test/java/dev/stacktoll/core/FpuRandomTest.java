package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation of the FPU against exact arithmetic: operands of all kinds, all rounding modes,
 * flush-to-zero, default NaN, and cumulative flags that may be set before.
 */
final class FpuRandomTest {
  private static final int CASES = Integer.getInteger("stacktoll.fpu.cases", 1_000_000);
  private static final int SEED = Integer.getInteger("stacktoll.fpu.seed", 1);

  private static final int[] SPECIAL = {
    0,
    1,
    2,
    0x0040_0000,
    0x007f_ffff,
    0x0080_0000,
    0x0080_0001,
    0x00ff_ffff,
    0x0100_0000,
    0x3f7f_ffff,
    0x3f80_0000,
    0x3f80_0001,
    0x4b7f_ffff,
    0x4b80_0000,
    0x7f7f_ffff,
    0x7f80_0000,
    0x7f80_0001,
    0x7fbf_ffff,
    0x7fc0_0000,
    0x7fc1_2345
  };

  private enum Operation {
    ADD {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return Fpu.add(cpu, a, b);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.add(a, b);
      }
    },
    SUBTRACT {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return Fpu.subtract(cpu, a, b);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.subtract(a, b);
      }
    },
    MULTIPLY {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return Fpu.multiply(cpu, a, b);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.multiply(a, b);
      }
    },
    DIVIDE {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return Fpu.divide(cpu, a, b);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.divide(a, b);
      }
    },
    SQUARE_ROOT {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return Fpu.squareRoot(cpu, a);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.squareRoot(a);
      }
    },
    MULTIPLY_ADD {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return FpuFused.multiplyAdd(cpu, c, a, b);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.multiplyAdd(c, a, b);
      }
    },
    COMPARE {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return Fpu.compare(cpu, a, b, c < 0);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.compare(a, b, c < 0);
      }
    },
    EXTREMUM {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return Fpu.maximumNumber(cpu, a, b, c < 0);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.extremum(a, b, c < 0);
      }
    },
    TO_FIXED {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return FpuConvert.toFixed(cpu, a, width(b), fraction(b), c < 0, mode(c));
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.toFixed(a, width(b), fraction(b), c < 0, FpuOracle.Mode.values()[mode(c)]);
      }
    },
    FROM_FIXED {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return FpuConvert.fromFixed(cpu, integer(a, c), fraction(b), (c & 1) == 0);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.fromFixed(integer(a, c), fraction(b), (c & 1) == 0);
      }
    },
    ROUND_TO_INTEGRAL {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return FpuConvert.roundToIntegral(cpu, a, mode(c), c < 0);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.roundToIntegral(a, FpuOracle.Mode.values()[mode(c)], c < 0);
      }
    },
    TO_HALF {
      @Override
      int apply(Cpu cpu, int a, int b, int c) {
        return FpuConvert.singleToHalf(cpu, a);
      }

      @Override
      int expect(FpuOracle oracle, int a, int b, int c) {
        return oracle.toHalf(a);
      }
    };

    abstract int apply(Cpu cpu, int a, int b, int c);

    abstract int expect(FpuOracle oracle, int a, int b, int c);

    private static int width(int b) {
      return (b & 1) == 0 ? 16 : 32;
    }

    private static int fraction(int b) {
      return (b >>> 1 & 1) == 0 ? 0 : (b >>> 2) % (width(b) + 1);
    }

    private static int mode(int c) {
      return (c >>> 1 & 0xff) % 5;
    }

    private static long integer(int a, int c) {
      return switch (c >>> 1 & 3) {
        case 0 -> a;
        case 1 -> a & 0xffff_ffffL;
        case 2 -> (short) a;
        default -> a & 0xffffL;
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void agreesWithExactArithmeticInResultAndFlags(Operation operation) {
    SplittableRandom random = new SplittableRandom(31L * SEED + operation.ordinal());
    Cpu cpu = new Cpu(new Memory(), false);
    int checked = 0;
    for (int i = 0; i < CASES; i++) {
      int a = operand(random);
      int b = related(random, a);
      int c = related(random, random.nextBoolean() ? a : product(a, b));
      int fpscr = control(random);
      FpuOracle oracle = new FpuOracle(fpscr);
      int expected = operation.expect(oracle, a, b, c);
      cpu.fpscr = fpscr;
      int actual = operation.apply(cpu, a, b, c);
      if (expected != actual || (fpscr | oracle.flags()) != cpu.fpscr) {
        fail(
            "%s a %08x b %08x c %08x FPSCR %08x: expected %08x flags %02x, got %08x FPSCR %08x"
                .formatted(operation, a, b, c, fpscr, expected, oracle.flags(), actual, cpu.fpscr));
      }
      checked++;
    }
    assertEquals(CASES, checked);
  }

  /** Half of all cases round to nearest without flushing, as firmware does. */
  private static int control(SplittableRandom random) {
    int flags = random.nextInt() & random.nextInt() & FpuOracle.ALL;
    return random.nextBoolean() ? flags : flags | random.nextInt(32) << 22;
  }

  private static int operand(SplittableRandom random) {
    int bits = random.nextInt();
    return switch (random.nextInt(10)) {
      case 0 -> SPECIAL[random.nextInt(SPECIAL.length)] | bits & 0x8000_0000;
      case 1 -> bits;
      case 2 -> bits & 0x807f_ffff;
      case 3 -> bits & 0x8000_0fff | 127 << 23;
      case 4 -> bits & 0x80ff_ffff | 0x7e80_0000;
      case 5 -> bits & 0xff80_0000 | 1 << random.nextInt(23);
      case 6 -> bits & 0x83ff_f000 | 0x3c00_0000;
      case 7 -> Float.floatToRawIntBits(bits >> random.nextInt(32));
      default -> bits & 0x87ff_ffff | 0x3800_0000;
    };
  }

  private static int product(int a, int b) {
    return Float.floatToRawIntBits(Float.intBitsToFloat(a) * Float.intBitsToFloat(b));
  }

  /** Often close to another operand in exponent and digits, so that sums cancel and carry. */
  private static int related(SplittableRandom random, int to) {
    if (random.nextInt(3) == 0) {
      return operand(random);
    }
    if (random.nextInt(4) == 0) {
      return (to ^ random.nextInt() & 0x8000_0000) + random.nextInt(-2, 3);
    }
    int exponent = Math.clamp((to >>> 23 & 0xff) + random.nextInt(-30, 31), 0, 254);
    int sign = random.nextInt() & 0x8000_0000;
    int fraction = random.nextBoolean() ? to & 0x7f_ffff : random.nextInt() & 0x7f_ffff;
    return sign | exponent << 23 | fraction;
  }
}
