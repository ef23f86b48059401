package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Insn;
import java.nio.ByteBuffer;
import java.util.List;

/** A piece of a unit: an instruction, or what depends on where the unit lies. */
sealed interface Item {
  /** Bytes of code. */
  int size();

  /** Instructions that are executed here if nothing branches around them. */
  int instructions();

  /** Writes the code of the item, in a unit at that address. */
  void emit(ByteBuffer out, int unitAddress);

  /** An instruction whose bits do not depend on its place. */
  record Code(Insn insn) implements Item {
    @Override
    public int size() {
      return insn.size;
    }

    @Override
    public int instructions() {
      return 1;
    }

    @Override
    public void emit(ByteBuffer out, int unitAddress) {
      if (insn.size == 4) {
        out.putShort((short) (insn.bits >>> 16));
      }
      out.putShort((short) insn.bits);
    }
  }

  /** MOVW and MOVT: an address, by its distance from the start of the unit. */
  record AddressOf(int register, int offset) implements Item {
    @Override
    public int size() {
      return 8;
    }

    @Override
    public int instructions() {
      return 2;
    }

    @Override
    public void emit(ByteBuffer out, int unitAddress) {
      int address = unitAddress + offset;
      for (int bits :
          List.of(Bits.movw(register, address & 0xffff), Bits.movt(register, address >>> 16))) {
        out.putShort((short) (bits >>> 16)).putShort((short) bits);
      }
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
    public int instructions() {
      return 0;
    }

    @Override
    public void emit(ByteBuffer out, int unitAddress) {
      bytes.forEach(out::put);
    }
  }
}
