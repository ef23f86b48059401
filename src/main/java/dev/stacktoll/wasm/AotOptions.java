package dev.stacktoll.wasm;

import dev.stacktoll.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What WAMR's compiler is to make of a module.
 *
 * @param target thumbv7em or x86_64
 * @param abi where floats are passed and who computes with them
 * @param cpu as LLVM names it; empty for the target's default
 * @param inPlace code that runs where the file lies (XIP)
 * @param optimisation level 0 to 3
 * @param boundsChecks memory and stack bounds are checked in code; empty for the target's default
 */
public record AotOptions(
    String target,
    Abi abi,
    Optional<String> cpu,
    boolean inPlace,
    int optimisation,
    Optional<Boolean> boundsChecks) {
  public static final String THUMB = "thumbv7em";
  public static final String X86_64 = "x86_64";
  private static final int HIGHEST_LEVEL = 3;

  /** Cores with an FPU for single precision only, or LLVM would emit what they cannot execute. */
  private static final List<String> SINGLE_PRECISION = List.of("cortex-m7");

  /**
   * What code in place may call the runtime for. WAMR's own list leaves relocations of double
   * precision that code in flash cannot have.
   */
  private static final String INTRINSICS =
      "i32.common,i64.common,f64.common,f64xi32,f64xi64,f32xi64,i32.const,f32_demote_f64,"
          + "f64_promote_f32";

  /** Floating point by library routines in core registers, or by the FPU in its own. */
  public enum Abi {
    SOFT,
    HARD
  }

  /**
   * Checks the combination.
   *
   * @throws BadInput if there is no such code
   */
  public AotOptions {
    if (!target.equals(THUMB) && !target.equals(X86_64)) {
      throw new BadInput(
          "There is no target " + target + ".", "Targets: thumbv7em (the boards), x86_64.");
    }
    if (target.equals(X86_64) && abi == Abi.SOFT) {
      throw new BadInput(
          "x86_64 has no soft-float ABI.", "Leave --abi out, or compile for thumbv7em.");
    }
    if (optimisation < 0 || optimisation > HIGHEST_LEVEL) {
      throw new BadInput("There is no optimisation level " + optimisation + ".", "Give 0 to 3.");
    }
  }

  /** Code for a board's row of the matrix, with WAMR's defaults: checks on. */
  public static AotOptions forBoard(Abi abi, String cpu, boolean inPlace) {
    return new AotOptions(
        THUMB,
        abi,
        abi == Abi.HARD ? Optional.of(cpu) : Optional.empty(),
        inPlace,
        HIGHEST_LEVEL,
        Optional.empty());
  }

  /** As words of the compiler's command line. */
  public List<String> words() {
    List<String> words = new ArrayList<>(List.of("--target=" + target));
    words.add(
        "--target-abi=" + (target.equals(X86_64) ? "gnu" : abi == Abi.HARD ? "gnueabihf" : "eabi"));
    cpu.ifPresent(name -> words.add("--cpu=" + name));
    if (cpu.filter(SINGLE_PRECISION::contains).isPresent()) {
      words.add("--cpu-features=-fp64");
    }
    if (optimisation != HIGHEST_LEVEL) {
      words.add("--opt-level=" + optimisation);
    }
    boundsChecks.ifPresent(
        on -> {
          words.add("--bounds-checks=" + (on ? 1 : 0));
          words.add("--stack-bounds-checks=" + (on ? 1 : 0));
        });
    if (inPlace) {
      words.add("--xip");
      words.add("--enable-builtin-intrinsics=" + INTRINSICS);
    }
    return List.copyOf(words);
  }
}
