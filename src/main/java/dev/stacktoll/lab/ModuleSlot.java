package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.Symbols;
import dev.stacktoll.wasm.ExportCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The place in a prepared image for a module of the user: {@code struct module_slot} of
 * firmware/runtimes/wasm/module_slot.h. Numbers are little-endian.
 */
final class ModuleSlot {
  private static final String SYMBOL = "module_slot";
  private static final byte[] MAGIC = "stacktoll slot 1".getBytes(StandardCharsets.US_ASCII);
  private static final int CAPACITY = 16;
  private static final int MODULE_BYTES = 20;
  private static final int CALLS = 24;
  private static final int RESULT_TYPE = 28;
  private static final int ARGUMENT_COUNT = 29;
  private static final int ARGUMENT_TYPES = 32;
  private static final int ARGUMENTS = 48;
  private static final int EXPORT_NAME = 176;
  private static final int MODULE = 304;
  private static final int MOST_ARGUMENTS = ARGUMENTS - ARGUMENT_TYPES;

  private ModuleSlot() {}

  /** The section of a slot, which is reserved beyond what is filled. */
  static final String SECTION = ".slot";

  /**
   * Bytes that a module may have.
   *
   * @throws BadInput if the image has no slot
   */
  static int capacity(ElfImage image) {
    return header(image).getInt(CAPACITY);
  }

  /** Bytes of the slot that are in use; empty if the image has none. */
  static Optional<Integer> usedBytes(ElfImage image) {
    return image.symbols().find(SYMBOL).map(_ -> MODULE + header(image).getInt(MODULE_BYTES));
  }

  /**
   * A copy of the image with a module and its call.
   *
   * @param name of the new image
   * @param module WebAssembly or compiled, as the image's runtime wants it
   * @param calls measured after the first
   * @throws BadInput if it does not fit in
   */
  static ElfImage fill(ElfImage image, String name, byte[] module, ExportCall call, int calls) {
    byte[] export = call.name().getBytes(StandardCharsets.UTF_8);
    if (export.length >= MODULE - EXPORT_NAME) {
      throw new BadInput(
          "The name %s is longer than the slot has room for.".formatted(call.name()),
          "Export it under a name of at most %d bytes.".formatted(MODULE - EXPORT_NAME - 1));
    }
    if (call.arguments().size() > MOST_ARGUMENTS) {
      throw new BadInput(
          "%s takes %d arguments.".formatted(call.name(), call.arguments().size()),
          "Export a function of at most %d.".formatted(MOST_ARGUMENTS));
    }
    int capacity = capacity(image);
    if (module.length > capacity) {
      throw new BadInput(
          "The module has %,d bytes, and the slot of %s takes %,d."
              .formatted(module.length, name, capacity),
          "Make it smaller (-Os, strip custom sections), or embed it in firmware of your own.");
    }
    ByteBuffer slot = ByteBuffer.allocate(MODULE + module.length).order(ByteOrder.LITTLE_ENDIAN);
    slot.put(0, MAGIC).putInt(CAPACITY, capacity).putInt(MODULE_BYTES, module.length);
    slot.putInt(CALLS, calls).put(ARGUMENT_COUNT, (byte) call.arguments().size());
    slot.put(RESULT_TYPE, call.resultType().map(ModuleSlot::code).orElse((byte) 0));
    for (int i = 0; i < call.arguments().size(); i++) {
      ExportCall.Value argument = call.arguments().get(i);
      slot.put(ARGUMENT_TYPES + i, code(argument.type()));
      slot.putLong(ARGUMENTS + 8 * i, argument.bits());
    }
    slot.put(EXPORT_NAME, export).put(MODULE, module);
    return image.with(name, symbol(image).address(), slot.array());
  }

  /** A type's code in the binary format. */
  private static byte code(String type) {
    return switch (type) {
      case "i32" -> 0x7f;
      case "i64" -> 0x7e;
      case "f32" -> 0x7d;
      case "f64" -> 0x7c;
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Symbols.Symbol symbol(ElfImage image) {
    return image.symbols().find(SYMBOL).orElseThrow(() -> noSlot(image));
  }

  private static ByteBuffer header(ElfImage image) {
    byte[] bytes = image.bytesAt(symbol(image).address(), MODULE);
    if (bytes.length < MODULE || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw noSlot(image);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static BadInput noSlot(ElfImage image) {
    return new BadInput(
        image.name() + " has no slot for a module.", "'make firmware' builds images that have.");
  }
}
