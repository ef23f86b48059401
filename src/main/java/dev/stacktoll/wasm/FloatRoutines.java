package dev.stacktoll.wasm;

import java.util.List;
import java.util.Set;

/**
 * Functions of floating point that compiled code may call, by name (Run-time ABI for the Arm
 * Architecture, floating-point library; WAMR's table of functions for compiled code).
 */
final class FloatRoutines {
  private static final List<String> SOFTWARE =
      List.of(
          "__aeabi_f",
          "__aeabi_d",
          "__aeabi_i2f",
          "__aeabi_ui2f",
          "__aeabi_i2d",
          "__aeabi_ui2d",
          "__aeabi_l2f",
          "__aeabi_ul2f");

  private static final List<String> SINGLE_PRECISION_ARITHMETIC =
      List.of("__aeabi_fadd", "__aeabi_fsub", "__aeabi_fmul", "__aeabi_fdiv", "__aeabi_fcmp");

  private static final Set<String> LIBRARY =
      Set.of(
          "sqrt", "sqrtf", "fmin", "fminf", "fmax", "fmaxf", "ceil", "ceilf", "floor", "floorf",
          "trunc", "truncf", "rint", "rintf");

  private FloatRoutines() {}

  /** A routine that does in software what an FPU would do. */
  static boolean isSoftware(String name) {
    return SOFTWARE.stream().anyMatch(name::startsWith);
  }

  /** Code that calls it has no use for an FPU of single precision. */
  static boolean isSinglePrecisionArithmetic(String name) {
    return SINGLE_PRECISION_ARITHMETIC.stream().anyMatch(name::startsWith);
  }

  /** It takes floats where the runtime's own ABI has them, unlike the {@code __aeabi} routines. */
  static boolean followsRuntimeAbi(String name) {
    return LIBRARY.contains(name)
        || name.startsWith("aot_intrinsic_") && (name.contains("f32") || name.contains("f64"));
  }
}
