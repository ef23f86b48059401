package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.isa.Decoder;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import dev.stacktoll.isa.Op;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every row of the instruction set against what it declares about itself. */
final class ExecTest {
  private static final int HUGE_METHOD_LIMIT = 8000;
  private static final int INSTRUCTIONS_PER_ROW = 60;

  /** Hints, barriers, PUSH and POP of one register, VMSR, VMRS. */
  private static final int[] FIRST_HALFWORDS_OF_RARE_ROWS = {
    0xf3af, 0xf3bf, 0xf84d, 0xf85d, 0xeee1, 0xeef1
  };

  private static final Map<Op, List<Insn>> ROWS = samples();

  /** Decodes encodings until every row has its instructions; the same ones each time. */
  private static Map<Op, List<Insn>> samples() {
    Decoder decoder = new Decoder(true);
    Random random = new Random(1);
    Map<Op, List<Insn>> rows = new EnumMap<>(Op.class);
    for (int hw1 = 0; hw1 < 0x1_0000; hw1++) {
      int tries = Decoder.isWide(hw1) ? 300 : 1;
      for (int i = 0; i < tries; i++) {
        add(rows, decoder, hw1, secondHalfword(random));
      }
    }
    for (int hw1 : FIRST_HALFWORDS_OF_RARE_ROWS) {
      for (int hw2 = 0; hw2 < 0x1_0000; hw2++) {
        add(rows, decoder, hw1, hw2);
      }
    }
    return rows;
  }

  private static void add(Map<Op, List<Insn>> rows, Decoder decoder, int hw1, int hw2) {
    List<Insn> found = rows.computeIfAbsent(decoder.row(hw1, hw2), _ -> new ArrayList<>());
    if (found.size() < INSTRUCTIONS_PER_ROW) {
      found.add(decoder.decode(hw1, hw2));
    }
  }

  /** Fixed bits sit in nibbles of zeros or ones; 1010 in the third one is the FPU. */
  private static int secondHalfword(Random random) {
    int value = random.nextInt(0x1_0000);
    for (int shift = 0; shift < 16; shift += 4) {
      switch (random.nextInt(4)) {
        case 0 -> value &= ~(15 << shift);
        case 1 -> value |= 15 << shift;
        default -> {}
      }
    }
    return random.nextInt(3) == 0 ? value & 0xf0ff | 0x0a00 : value;
  }

  @Test
  void everyRowIsExecuted() {
    Set<Op> missing = EnumSet.allOf(Op.class);
    missing.removeAll(ROWS.keySet());
    assertEquals(Set.of(), missing);
  }

  @Test
  void anInstructionWritesOnlyWhatItDeclares() {
    Meaning before = new Meaning();
    Meaning after = new Meaning();
    int checked = 0;
    for (List<Insn> insns : ROWS.values()) {
      for (Insn insn : insns) {
        if (isPredictable(insn)) {
          prepare(before, insn);
          prepare(after, insn);
          after.execute(insn);
          assertDeclared(insn, before.cpu, after.cpu);
          checked++;
        }
      }
    }
    assertTrue(checked > 10_000, checked + " instructions");
  }

  private static void assertDeclared(Insn insn, Cpu before, Cpu after) {
    String what = insn.op + " " + Integer.toHexString(insn.bits);
    for (int i = 0; i < 15; i++) {
      assertTrue(before.r[i] == after.r[i] || (insn.writes >> i & 1) != 0, what + " writes r" + i);
    }
    for (int i = 0; i < 32; i++) {
      assertTrue(
          before.s[i] == after.s[i] || (insn.fpWrites >> i & 1) != 0, what + " writes s" + i);
    }
    boolean sameFlags =
        before.n == after.n && before.z == after.z && before.c == after.c && before.v == after.v;
    assertTrue(sameFlags || insn.writesFlags, what + " writes flags");
  }

  @Test
  void anInstructionDependsOnlyOnWhatItDeclares() {
    Meaning plain = new Meaning();
    Meaning disturbed = new Meaning();
    int checked = 0;
    for (List<Insn> insns : ROWS.values()) {
      for (Insn insn : insns) {
        if (isPredictable(insn)) {
          prepare(plain, insn);
          prepare(disturbed, insn);
          disturb(insn, disturbed.cpu);
          plain.execute(insn);
          disturbed.execute(insn);
          assertEquals(plain.control.calls(), disturbed.control.calls(), insn.op + " asks");
          if (!plain.control.calls().contains("fault=")) {
            assertSameResults(insn, plain.cpu, disturbed.cpu);
          }
          checked++;
        }
      }
    }
    assertTrue(checked > 10_000, checked + " instructions");
  }

  /** Other values in all that the instruction says it does not read. */
  private static void disturb(Insn insn, Cpu cpu) {
    int reads = insn.reads | insn.addressReads | 1 << 13;
    for (int i = 0; i < 15; i++) {
      if ((reads >> i & 1) == 0) {
        cpu.r[i] = ~cpu.r[i];
      }
    }
    for (int i = 0; i < 32; i++) {
      if (((insn.fpReads | insn.fpAccumulates) >> i & 1) == 0) {
        cpu.s[i] = ~cpu.s[i];
      }
    }
  }

  private static void assertSameResults(Insn insn, Cpu plain, Cpu disturbed) {
    String what = insn.op + " " + Integer.toHexString(insn.bits);
    for (int i = 0; i < 15; i++) {
      if ((insn.writes >> i & 1) != 0) {
        assertEquals(plain.r[i], disturbed.r[i], what + " gives another r" + i);
      }
    }
    for (int i = 0; i < 32; i++) {
      if ((insn.fpWrites >> i & 1) != 0) {
        assertEquals(plain.s[i], disturbed.s[i], what + " gives another s" + i);
      }
    }
    assertEquals(plain.nextPc, disturbed.nextPc, what + " goes elsewhere");
  }

  /** Any register contents, but the base of an access points into RAM and the index is small. */
  private static void prepare(Meaning meaning, Insn insn) {
    Random random = new Random(insn.bits);
    meaning.clear();
    Cpu cpu = meaning.cpu;
    for (int i = 0; i < 15; i++) {
      cpu.r[i] = random.nextInt();
    }
    cpu.r[13] = Meaning.RAM + 0x8000;
    for (int i = 0; i < 32; i++) {
      cpu.s[i] = random.nextInt();
    }
    if (insn.addressReads != 0) {
      if (insn.m >= 0) {
        cpu.r[insn.m] = random.nextInt(64) * 4;
      }
      if (insn.n >= 0) {
        cpu.r[insn.n] = Meaning.RAM + 0x8000;
      }
    }
    cpu.n = random.nextBoolean();
    cpu.z = random.nextBoolean();
    cpu.c = random.nextBoolean();
    cpu.v = random.nextBoolean();
    cpu.ge = random.nextInt(16);
  }

  /** Leaves out what the manual does not define: the PC or SP as an operand, double use. */
  private static boolean isPredictable(Insn insn) {
    boolean list = insn.kind == Kind.LOAD_MULTIPLE || insn.kind == Kind.STORE_MULTIPLE;
    if (list && (insn.list >> 13 & 1) != 0) {
      return false;
    }
    if (insn.kind == Kind.LOAD_MULTIPLE && insn.writeback && (insn.list >> insn.n & 1) != 0) {
      return false;
    }
    if (insn.op.name().startsWith("V")) {
      return isPredictableFp(insn);
    }
    if (insn.kind == Kind.BITFIELD_INSERT || insn.kind == Kind.BITFIELD_EXTRACT) {
      return insn.imm2 > 0 && insn.imm + insn.imm2 <= 32 && insn.d < 13 && insn.n < 13;
    }
    boolean writesBaseTwice = insn.writeback && (insn.n == insn.t || insn.n == insn.t2);
    boolean samePair = insn.t2 >= 0 && (insn.t2 == insn.t || insn.t2 == insn.d);
    return !writesBaseTwice
        && !samePair
        && !isHigh(insn.d)
        && !isHigh(insn.m)
        && !isHigh(insn.t)
        && !isHigh(insn.t2)
        && !isHigh(insn.a)
        && insn.n != 15;
  }

  private static boolean isHigh(int register) {
    return register == 13 || register == 15;
  }

  private static boolean isPredictableFp(Insn insn) {
    int first = insn.bits >> 8 & 1;
    return insn.n != 15
        && !isHigh(insn.t)
        && !isHigh(insn.t2)
        && (insn.t2 < 0 || insn.t != insn.t2)
        && insn.list > 0 == (insn.kind.name().endsWith("MULTIPLE"))
        && insn.d << first <= 32 - Math.max(insn.list, 1 + first)
        && (insn.t2 < 0 || insn.m << first < 31);
  }

  @Test
  void hotSpotCompilesTheSwitch() throws IOException {
    ClassModel model;
    try (InputStream bytes = Exec.class.getResourceAsStream("Exec.class")) {
      model = ClassFile.of().parse(bytes.readAllBytes());
    }
    for (MethodModel method : model.methods()) {
      int size = method.code().map(ExecTest::size).orElse(0);
      assertTrue(size < HUGE_METHOD_LIMIT, method.methodName() + " has " + size + " bytes");
    }
  }

  private static int size(CodeModel code) {
    return code instanceof CodeAttribute attribute ? attribute.codeLength() : 0;
  }
}
