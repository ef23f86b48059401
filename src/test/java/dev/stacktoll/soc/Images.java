package dev.stacktoll.soc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Puts the committed programs into machines. */
final class Images {
  private static final int LOAD = 1;

  private Images() {}

  /** Loads {@code images/NAME.elf} and resets. */
  static Machine load(Machine machine, String name) {
    byte[] file;
    try {
      file = Files.readAllBytes(Path.of("images", name + ".elf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int headers = elf.getInt(28);
    for (int i = 0; i < elf.getShort(44); i++) {
      int header = headers + i * elf.getShort(42);
      int offset = elf.getInt(header + 4);
      int bytes = elf.getInt(header + 16);
      if (elf.getInt(header) == LOAD && bytes > 0) {
        machine.load(elf.getInt(header + 12), Arrays.copyOfRange(file, offset, offset + bytes));
      }
    }
    machine.reset();
    return machine;
  }
}
