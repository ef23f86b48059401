package dev.stacktoll.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bits, operands and text of every row lead back to the same bits. */
final class RoundTripTest {
  private static final int ADDRESS = 0x0800_4000;
  private static final int CASES_PER_ROW = 16;
  private static final int ROWS = 431;

  private final RandomEncodings encodings = new RandomEncodings();
  private final Encoder encoder = new Encoder();
  private final Expressions numbers = new Expressions(new Labels(List.of()), 0, ADDRESS);

  @Test
  void everyRowDecodesPrintsAndAssemblesToTheSameBits() {
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (Op op : RandomEncodings.rows()) {
      List<Insn> cases = encodings.of(op, CASES_PER_ROW);
      assertTrue(!cases.isEmpty(), () -> op + " was never decoded");
      cases.forEach(insn -> check(insn, 14, wrong));
      rows++;
    }
    assertEquals(List.of(), wrong);
    assertEquals(ROWS, rows, "rows that ran");
  }

  @Test
  void everyConditionalRowDoesSoInsideAnItBlock() {
    Random random = new Random(7);
    List<String> wrong = new ArrayList<>();
    for (Op op : RandomEncodings.rows()) {
      if (Disassembler.conditional(op) && op != Op.MOV_REG_T2) {
        encodings.of(op, CASES_PER_ROW).forEach(i -> check(i, random.nextInt(14), wrong));
      }
    }
    assertEquals(List.of(), wrong);
  }

  private void check(Insn insn, int condition, List<String> wrong) {
    String text = Disassembler.text(insn, ADDRESS, condition);
    String[] parts = text.split(" ", 2);
    String operands = parts.length == 2 ? parts[1] : "";
    try {
      Encoder.Request request = new Encoder.Request(parts[0], operands, ADDRESS, condition, false);
      Operands back = encoder.encode(request, numbers::evaluate);
      if (back.op != insn.op || back.bits != insn.bits) {
        wrong.add(
            "%s %x \"%s\" became %s %x".formatted(insn.op, insn.bits, text, back.op, back.bits));
      }
    } catch (IllegalArgumentException e) {
      wrong.add("%s %x \"%s\": %s".formatted(insn.op, insn.bits, text, e.getMessage()));
    }
  }
}
