package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stacktoll.isa.Assembler;
import dev.stacktoll.isa.Decoder;
import dev.stacktoll.isa.Insn;
import java.util.Arrays;
import java.util.Locale;

/**
 * What one instruction does to processor and memory, written as text: {@code r0=1 C} before, {@code
 * r0=2 .} after. What the text after does not name must be as before.
 *
 * <p>Words: {@code rN=}, {@code sp=}, {@code lr=}; {@code [address]=} a word of memory; flags as
 * {@code N.CV} (absent: none before, unchanged after); {@code Q}; {@code ge=}; {@code it=}; {@code
 * exclusive}; {@code handler} (an exception is active); {@code pc=} (absent: the following
 * instruction); {@code arm} (not in Thumb state any more); {@code fault=} and the name of the
 * status bit, nothing else having happened; {@code call=} and what was asked of the system control.
 */
final class Meaning {
  /** Where the instruction is. */
  static final int PC = 0x0800_0100;

  static final int RAM = 0x2000_0000;

  private static final Decoder DECODER = new Decoder(true);

  final Cpu cpu;
  final byte[] ram = new byte[0x1_0000];
  final ControlLog control = new ControlLog();
  private final byte[] flash = new byte[0x1_0000];

  Meaning() {
    Memory memory = new Memory();
    memory.add(new Region("RAM", RAM, ram, true));
    memory.add(new Region("flash", 0x0800_0000, flash, false));
    cpu = new Cpu(memory, true);
    cpu.attach(control);
    Arrays.fill(cpu.openPages, (byte) (Cpu.PAGE_READ | Cpu.PAGE_WRITE | Cpu.PAGE_EXECUTE));
    cpu.r[13] = RAM + 0x8000;
  }

  /** Executes one instruction in a state and compares everything. */
  static void check(String assembly, String before, String after) {
    Meaning actual = new Meaning();
    actual.set(before);
    Meaning expected = new Meaning();
    expected.set(before);
    Insn insn = assemble(assembly);
    expected.cpu.nextPc = PC + insn.size;
    expected.set(after);
    actual.execute(insn);
    assertEquals(expected.describe(), actual.describe(), () -> assembly + " with " + before);
    assertEquals(-1, Arrays.mismatch(expected.ram, actual.ram), "first byte of RAM that differs");
  }

  /** Forgets memory and what was asked; registers stay. */
  void clear() {
    Arrays.fill(ram, (byte) 0);
    control.clear();
  }

  static Insn assemble(String assembly) {
    byte[] code = Assembler.assemble(PC, assembly);
    int second = code.length > 2 ? Memory.get(code, 2, 2) : 0;
    return DECODER.decode(Memory.get(code, 0, 2), second);
  }

  /** A fault is recorded, not thrown. */
  void execute(Insn insn) {
    cpu.r[15] = PC + 4;
    cpu.nextPc = PC + insn.size;
    cpu.accesses = 0;
    try {
      Exec.execute(insn.op, cpu, insn);
    } catch (Fault fault) {
      control.call("fault=" + fault.type());
    }
  }

  void set(String text) {
    for (String word : text.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        setOne(word);
      }
    }
  }

  private void setOne(String word) {
    int equals = word.indexOf('=');
    if (equals < 0) {
      setName(word);
      return;
    }
    String name = word.substring(0, equals);
    String text = word.substring(equals + 1);
    switch (name) {
      case "fault" -> control.call(word);
      case "call" -> control.call(text);
      case "sp" -> cpu.r[13] = number(text);
      case "lr" -> cpu.r[14] = number(text);
      case "pc" -> cpu.nextPc = number(text);
      case "ge" -> cpu.ge = Integer.parseInt(text, 2);
      case "it" -> cpu.itState = number(text);
      default -> {
        if (name.startsWith("[")) {
          int address = number(name.substring(1, name.length() - 1));
          byte[] bytes = address < RAM ? flash : ram;
          Memory.set(bytes, address & 0xffff, 4, number(text));
        } else {
          cpu.r[Integer.parseInt(name.substring(1))] = number(text);
        }
      }
    }
  }

  private void setName(String word) {
    switch (word) {
      case "-" -> {}
      case "Q" -> cpu.q = true;
      case "exclusive" -> cpu.exclusive = true;
      case "arm" -> cpu.thumb = false;
      case "open" -> cpu.exclusive = false;
      case "handler" -> cpu.ipsr = 11;
      default -> {
        cpu.n = word.contains("N");
        cpu.z = word.contains("Z");
        cpu.c = word.contains("C");
        cpu.v = word.contains("V");
      }
    }
  }

  static int number(String text) {
    return (int) (long) Long.decode(text.replace("_", ""));
  }

  private String describe() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 15; i++) {
      text.append(String.format(Locale.ROOT, "r%d=0x%x ", i, cpu.r[i]));
    }
    text.append(cpu.n ? 'N' : '.').append(cpu.z ? 'Z' : '.');
    text.append(cpu.c ? 'C' : '.').append(cpu.v ? 'V' : '.').append(cpu.q ? " Q" : "");
    String ge = Integer.toBinaryString(cpu.ge);
    text.append(String.format(Locale.ROOT, " ge=%s it=0x%x pc=0x%x", ge, cpu.itState, cpu.nextPc));
    text.append(cpu.exclusive ? " exclusive" : "").append(cpu.thumb ? "" : " arm");
    return text.append(' ').append(control.calls()).toString();
  }
}
