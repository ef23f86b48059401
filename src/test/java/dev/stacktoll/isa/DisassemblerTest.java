package dev.stacktoll.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of instructions is that of GNU objdump. */
final class DisassemblerTest {
  private static final int CASES_PER_ROW = 25;

  private final Decoder decoder = new Decoder(true);

  private final Set<Printed> seen = new HashSet<>();

  @TempDir Path directory;

  @Test
  void agreesWithObjdumpOnRandomEncodingsOfEveryRow() throws IOException {
    Tools.require("arm-none-eabi-objdump");
    Map<Integer, Insn> byAddress = new TreeMap<>();
    StringBuilder source = new StringBuilder(".syntax unified\n.thumb\n");
    RandomEncodings encodings = new RandomEncodings();
    int address = 0;
    for (Op op : RandomEncodings.rows()) {
      for (Insn insn : encodings.of(op, CASES_PER_ROW * 4)) {
        if (isLostOnObjdump(insn)) {
          continue;
        }
        byAddress.put(address, insn);
        source.append(insn.size == 2 ? ".inst.n " : ".inst.w ").append(insn.bits & 0xffff_ffffL);
        source.append('\n');
        address += insn.size;
        if (op.kind() == Kind.IT) {
          source.append("nop\n".repeat(4));
          address += 8;
        }
      }
    }
    Path text = directory.resolve("rows.s");
    Path object = directory.resolve("rows.o");
    Files.writeString(text, source);
    Objdump.run(
        List.of(
            "arm-none-eabi-as",
            "-mcpu=cortex-m7",
            "-mfpu=fpv5-sp-d16",
            text.toString(),
            "-o",
            object.toString()));
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Objdump.Line line : Objdump.disassemble(object)) {
      Insn insn = byAddress.get(line.address());
      if (insn != null) {
        compare(insn, line, 14, wrong);
        compared++;
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(byAddress.size(), compared, "instructions compared");
  }

  @Test
  void agreesWithObjdumpOnEveryInstructionOfTheImages() throws IOException {
    Tools.require("arm-none-eabi-objdump");
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> compared = new HashMap<>();
    try (Stream<Path> files = Files.list(Path.of("images"))) {
      for (Path elf : files.filter(f -> f.toString().endsWith(".elf")).sorted().toList()) {
        compared.put(elf.toString(), compareImage(elf, wrong));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(compared.size() >= 24, () -> "images: " + compared.size());
    assertTrue(compared.values().stream().allMatch(n -> n > 300), compared::toString);
  }

  /**
   * Encodings that objdump takes for extensions which ARMv7E-M does not have, or prints without one
   * of their operands.
   */
  private static boolean isLostOnObjdump(Insn i) {
    return switch (i.op) {
      case HINT_T1 -> i.imm == 5;
      case MOV_REG_T1 -> isPrintedAsNop(i);
      case HINT_T2 -> i.imm < 0x30;
      case DSB_T1, DMB_T1 -> Names.barrier(i.imm2).startsWith("#");
      case MSR_T1 -> i.imm2 >= 1 && i.imm2 <= 3;
      case LDR_LIT_T2, LDRB_LIT_T1, LDRH_LIT_T1, LDRSB_LIT_T1, LDRSH_LIT_T1 ->
          !i.add && (i.bits & 0xf00) == 0xe00; // read as LDRT and its relatives
      case STRD_IMM_T1, LDRD_IMM_T1 -> i.imm == 0 && i.writeback;
      case SMMLA_T1, SMMLAR_T1, SMMUL_T1, SMMULR_T1 -> i.d == 15;
      case SMMLS_T1, SMMLSR_T1 -> i.d == 15 || i.a == 15;
      case MRC2_T2 -> i.a != 7 || i.t == 15;
      default -> i.kind == Kind.COPROCESSOR && i.a != 7;
    };
  }

  /** MOV r8, r8 is the NOP of cores that have none; assemblers pad with it. */
  private static boolean isPrintedAsNop(Insn i) {
    return i.op == Op.MOV_REG_T1 && i.d == 8 && i.m == 8;
  }

  /** What need not be compared twice. */
  private record Printed(int bits, int condition, String text) {}

  private int compareImage(Path elf, List<String> wrong) throws IOException {
    int count = 0;
    ItBlock block = new ItBlock();
    for (Objdump.Line line : Objdump.disassemble(elf)) {
      Insn insn = decoder.decode(line.hw1(), line.hw2());
      int condition = block.next(insn);
      if (!isPrintedAsNop(insn) && seen.add(new Printed(insn.bits, condition, line.text()))) {
        compare(insn, line, condition, wrong);
      }
      count++;
    }
    return count;
  }

  private static void compare(Insn insn, Objdump.Line line, int condition, List<String> wrong) {
    String ours = Objdump.normalise(insn, Disassembler.text(insn, line.address(), condition));
    String theirs = Objdump.normalise(line.text());
    if (!ours.equals(theirs)) {
      wrong.add("%s %x: \"%s\", objdump says \"%s\"".formatted(insn.op, insn.bits, ours, theirs));
    }
  }

  /** The conditions that an IT instruction gives to its followers. */
  private static final class ItBlock {
    private final List<Integer> conditions = new ArrayList<>();

    int next(Insn insn) {
      int condition = conditions.isEmpty() ? 14 : conditions.removeFirst();
      if (insn.op == Op.IT_T1) {
        conditions.add(insn.cond);
        for (int bit = 3; bit > Integer.numberOfTrailingZeros(insn.imm2); bit--) {
          conditions.add((insn.cond & ~1) | (insn.imm2 >> bit & 1));
        }
      }
      return condition;
    }
  }
}
