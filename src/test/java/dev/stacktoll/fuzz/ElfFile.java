package dev.stacktoll.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The smallest ELF file of a program (System V ABI, chapter 4): one segment, no sections. */
final class ElfFile {
  private static final int HEADER_BYTES = 52;
  private static final int PROGRAM_HEADER_BYTES = 32;
  private static final int START = HEADER_BYTES + PROGRAM_HEADER_BYTES;
  private static final int EM_ARM = 40;
  private static final int EABI_5 = 0x0500_0000;
  private static final int READ_WRITE_EXECUTE = 7;

  private ElfFile() {}

  /** The bytes lie at the address and are loaded there. */
  static byte[] of(int address, int entry, byte[] program) {
    ByteBuffer out = ByteBuffer.allocate(START + program.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1}).position(16);
    out.putShort((short) 2).putShort((short) EM_ARM).putInt(1);
    out.putInt(entry).putInt(HEADER_BYTES).putInt(0).putInt(EABI_5);
    out.putShort((short) HEADER_BYTES).putShort((short) PROGRAM_HEADER_BYTES).putShort((short) 1);
    out.position(HEADER_BYTES);
    out.putInt(1).putInt(START).putInt(address).putInt(address);
    out.putInt(program.length).putInt(program.length).putInt(READ_WRITE_EXECUTE).putInt(4);
    return out.put(program).array();
  }
}
