package dev.stacktoll.isa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small assembler for tests and examples: UAL text of every row of {@link Op}, labels (also 1:,
 * 1b, 1f), IT blocks, {@code .w} and {@code .n}, {@code ldr rd, =value} with a literal pool, and
 * the directives .word, .hword, .byte, .align, .balign, .space, .inst.n, .inst.w, .equ and .ltorg.
 * Comments begin with ";", "@" or "//". Not modelled: sections, macros, relocations, operators
 * other than + and - between labels and numbers; IT blocks are never inserted, and a wide encoding
 * is taken where the narrow one does not reach.
 */
public final class Assembler {
  private static final int MAX_PASSES = 40;
  private static final Encoder ENCODER = new Encoder();

  private final List<Statement> statements;
  private final Labels labels;
  private final int origin;

  private Assembler(int address, String source) {
    origin = address;
    statements = Statement.parse(source);
    labels = new Labels(statements);
  }

  /** Assembles for an address; the program may need {@code .align} to keep words aligned. */
  public static byte[] assemble(int address, String source) {
    return new Assembler(address, source).assemble();
  }

  /** The addresses of the labels of a program. */
  public static Map<String, Integer> symbols(int address, String source) {
    Assembler assembler = new Assembler(address, source);
    assembler.assemble();
    return assembler.labels.named();
  }

  /** Repeats until no instruction grows: sizes move labels, and labels decide sizes. */
  private byte[] assemble() {
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      Pass result = new Pass();
      result.run();
      if (!result.moved) {
        return result.output.toBytes();
      }
    }
    throw new AssemblyError(0, "sizes do not settle");
  }

  /** One walk over the program. */
  private final class Pass {
    private final Output output = new Output(origin);
    private final Map<Integer, Integer> pool = new HashMap<>();
    private final List<Integer> poolOrder = new ArrayList<>();
    private final List<Integer> block = new ArrayList<>();
    private int pools;
    private boolean moved;

    void run() {
      for (int i = 0; i < statements.size(); i++) {
        Statement statement = statements.get(i);
        for (String label : statement.labels()) {
          moved |= labels.define(label, i, output.address());
        }
        try {
          one(statement, i);
        } catch (IllegalArgumentException e) {
          throw new AssemblyError(statement.line(), e.getMessage() + ": " + statement.text());
        }
      }
      flushPool();
    }

    private void one(Statement statement, int index) {
      String word = statement.word();
      Expressions expressions = new Expressions(labels, index, output.address());
      if (word.isEmpty()) {
        return;
      }
      if (word.equals(".ltorg") || word.equals(".pool")) {
        flushPool();
      } else if (word.startsWith(".")) {
        moved |= Directive.run(statement, expressions, labels, output);
      } else {
        instruction(statement, index, expressions);
      }
    }

    private void instruction(Statement statement, int index, Expressions expressions) {
      String operands = statement.operands();
      int equals = operands.indexOf('=');
      if (equals >= 0) {
        operands = operands.substring(0, equals) + poolLabel(expressions, operands, equals);
      }
      int condition = block.isEmpty() ? 14 : block.removeFirst();
      Encoder.Request request =
          new Encoder.Request(
              statement.word(), operands, output.address(), condition, labels.isWide(index));
      Operands encoded = ENCODER.encode(request, expressions::evaluate);
      if (encoded.op == Op.IT_T1) {
        openBlock(encoded);
      }
      if (encoded.size == 4 && !labels.isWide(index)) {
        labels.widen(index);
      }
      output.instruction(encoded.bits, encoded.size);
    }

    private String poolLabel(Expressions expressions, String operands, int equals) {
      int value = expressions.require(operands.substring(equals + 1));
      if (!pool.containsKey(value)) {
        pool.put(value, poolOrder.size());
        poolOrder.add(value);
      }
      return poolName(pool.get(value));
    }

    private String poolName(int entry) {
      return ".pool" + pools + "." + entry;
    }

    private void openBlock(Operands it) {
      int last = Integer.numberOfTrailingZeros(it.imm2);
      block.clear();
      block.add(it.cond);
      for (int bit = 3; bit > last; bit--) {
        block.add((it.cond & ~1) | (it.imm2 >> bit & 1));
      }
    }

    private void flushPool() {
      if (!poolOrder.isEmpty()) {
        output.align(4, 0);
      }
      for (int i = 0; i < poolOrder.size(); i++) {
        moved |= labels.define(poolName(i), statements.size(), output.address());
        output.bytes(poolOrder.get(i), 4);
      }
      pool.clear();
      poolOrder.clear();
      pools++;
    }
  }
}
