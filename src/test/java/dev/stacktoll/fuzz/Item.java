package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Insn;
import java.nio.ByteBuffer;
import java.util.List;

/** A piece of a unit: an instruction, or what depends on where the unit lies. */
sealed interface Item {
  /** Bytes of code. */
  int size();

  /** Writes the code of the item, in a unit at that address. */
  void emit(ByteBuffer out, int unitAddress);

  /** An instruction whose bits do not depend on its place. */
  record Code(Insn insn) implements Item {
    @Override
    public int size() {
      return insn.size;
    }

    @Override
    public void emit(ByteBuffer out, int unitAddress) {
      if (insn.size == 4) {
        out.putShort((short) (insn.bits >>> 16));
      }
      out.putShort((short) insn.bits);
    }
  }

  /** MOVW and MOVT. */
  record Constant(int register, int value) implements Item {
    @Override
    public int size() {
      return 8;
    }

    @Override
    public void emit(ByteBuffer out, int unitAddress) {
      int low = Bits.movw(register, value & 0xffff);
      int high = Bits.movt(register, value >>> 16);
      out.putShort((short) (low >>> 16)).putShort((short) low);
      out.putShort((short) (high >>> 16)).putShort((short) high);
    }
  }

  /** The same with an address, by its distance from the start of the unit. */
  record AddressOf(int register, int offset) implements Item {
    @Override
    public int size() {
      return 8;
    }

    @Override
    public void emit(ByteBuffer out, int unitAddress) {
      new Constant(register, unitAddress + offset).emit(out, unitAddress);
    }
  }

  /** Data between instructions, jumped over: the table of TBB or TBH. */
  record Table(List<Byte> bytes) implements Item {
    public Table {
      bytes = List.copyOf(bytes);
    }

    @Override
    public int size() {
      return bytes.size();
    }

    @Override
    public void emit(ByteBuffer out, int unitAddress) {
      bytes.forEach(out::put);
    }
  }
}
