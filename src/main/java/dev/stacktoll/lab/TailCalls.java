package dev.stacktoll.lab;

import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.Symbols;
import dev.stacktoll.isa.Decoder;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Does an image of wasm3 leave its operations by jumping to the next one? Where the compiler made
 * calls of them, the stack grows with every operation and figures mean little.
 */
final class TailCalls {
  private static final String OPERATION = "op_";
  private static final int LINK_REGISTER = 14;

  /** Share of operations that must end in a jump: a few end a run and return. */
  private static final double ENOUGH = 0.9;

  private TailCalls() {}

  /** A remark if tail calls were not eliminated, or if that cannot be seen. */
  static Optional<String> remark(ElfImage image) {
    Decoder decoder = new Decoder(true);
    int operations = 0;
    int jumping = 0;
    for (Symbols.Symbol function : image.symbols().functions()) {
      if (function.name().startsWith(OPERATION)) {
        operations++;
        jumping += jumps(image, function, decoder) ? 1 : 0;
      }
    }
    if (operations == 0) {
      return Optional.of("the image names no operations of wasm3: tail calls could not be checked");
    }
    return jumping >= ENOUGH * operations
        ? Optional.empty()
        : Optional.of(
            "only %d of %d operations of wasm3 end in a jump: tail calls were not eliminated"
                .formatted(jumping, operations));
  }

  private static boolean jumps(ElfImage image, Symbols.Symbol function, Decoder decoder) {
    byte[] code = image.bytesAt(function.address(), function.size());
    ByteBuffer halfwords = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 2 <= code.length; ) {
      int first = halfwords.getShort(at) & 0xffff;
      boolean wide = Decoder.isWide(first);
      int second = wide && at + 4 <= code.length ? halfwords.getShort(at + 2) & 0xffff : 0;
      Insn insn = decoder.decode(first, second);
      boolean exchange = insn.kind == Kind.BRANCH_EXCHANGE && insn.m != LINK_REGISTER;
      boolean loadsPc = insn.kind == Kind.LOAD && (insn.writes & 1 << 15) != 0;
      if (exchange || loadsPc) {
        return true;
      }
      at += insn.size;
    }
    return false;
  }
}
