package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.wasm.AotModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does a module that was compiled ahead of time fit the runtime in an image? Asked before anything
 * runs, because a wrong ABI would load and compute wrong numbers.
 */
final class AotFit {
  private static final String SOFT = "wamr-aot";

  /** WAMR's table of what compiled code may call: pairs of a name's address and a function's. */
  private static final String FUNCTION_TABLE = "target_sym_map";

  private static final int PAIR_BYTES = 8;
  private static final int LONGEST_NAME = 128;

  private AotFit() {}

  /** Rows whose module is machine code. */
  static boolean isCompiled(CellId id) {
    return id.runtime().startsWith(SOFT);
  }

  /** Rows whose module computes without an FPU. */
  static boolean isSoftFloat(CellId id) {
    return id.runtime().equals(SOFT);
  }

  /** Rows whose module runs where it lies, in flash. */
  static boolean isInPlace(CellId id) {
    return id.runtime().equals(SOFT + "-xip");
  }

  /** Why the module that an image embeds does not fit; empty if it does, or if there is none. */
  static Optional<String> misfit(CellId id, ElfImage image) {
    var start = image.symbols().find("module_start");
    var end = image.symbols().find("module_end");
    if (!isCompiled(id) || start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    int address = start.get().address();
    return misfit(id, image, image.bytesAt(address, end.get().address() - address));
  }

  /** Why a compiled module does not fit the row's runtime, with the remedy. */
  static Optional<String> misfit(CellId id, ElfImage image, byte[] compiled) {
    try {
      AotModule module = AotModule.parse("the module", compiled);
      AotModule.Requirement requirement =
          AotModule.Requirement.THUMBV7EM.withSymbols(provided(image));
      return module
          .misfit(requirement)
          .or(() -> wrongAbi(id, module))
          .map(why -> "the compiled module does not fit the runtime: " + why);
    } catch (BadInput e) {
      return Optional.of(
          "the compiled module cannot be read: " + e.getMessage() + " " + e.remedy());
    }
  }

  private static Optional<String> wrongAbi(CellId id, AotModule module) {
    if (!isSoftFloat(id) && module.avoidsFpu()) {
      return Optional.of(
          "it computes by software (%s), this row by the FPU; compile it with --abi hard"
              .formatted(String.join(", ", module.softFloatImports())));
    }
    if (isSoftFloat(id) && !module.floatFunctions().isEmpty()) {
      return Optional.of(
          ("it calls %s with floats in core registers, where this runtime, built for the FPU, does"
                  + " not look for them; compile it with --abi hard")
              .formatted(String.join(", ", module.floatFunctions())));
    }
    return Optional.empty();
  }

  /** The functions in the runtime's table; none if the image does not name it. */
  private static List<String> provided(ElfImage image) {
    List<String> names = new ArrayList<>();
    image
        .symbols()
        .find(FUNCTION_TABLE)
        .ifPresent(
            table -> {
              ByteBuffer pairs =
                  ByteBuffer.wrap(image.bytesAt(table.address(), table.size()))
                      .order(ByteOrder.LITTLE_ENDIAN);
              for (int at = 0; at + PAIR_BYTES <= pairs.limit(); at += PAIR_BYTES) {
                names.add(text(image.bytesAt(pairs.getInt(at), LONGEST_NAME)));
              }
            });
    return names;
  }

  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.US_ASCII);
  }
}
