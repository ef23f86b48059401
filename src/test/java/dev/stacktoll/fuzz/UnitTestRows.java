package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Assembler;
import dev.stacktoll.isa.AssemblyError;
import dev.stacktoll.isa.Encodings;
import dev.stacktoll.isa.Op;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows that the unit tests of instructions execute, as their sources show: the assembly text in
 * the first column of tables, and the programs in text blocks.
 */
final class UnitTestRows {
  private static final Path TESTS = Path.of("src/test/java/dev/stacktoll/core");
  private static final String BLOCK = "\"\"\"";
  private static final Pattern DATA = Pattern.compile("=|\\.(word|hword|byte|align|balign|space)");

  /** Where the tests of single instructions have theirs; branch targets are near. */
  private static final int PLACE = 0x0800_0100;

  private final Encodings encodings = new Encodings(true);
  private final Set<Op> rows = EnumSet.noneOf(Op.class);

  private UnitTestRows() {}

  static Set<Op> read() throws IOException {
    UnitTestRows found = new UnitTestRows();
    try (Stream<Path> files = Files.list(TESTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).sorted().toList()) {
        found.scan(Files.readAllLines(file));
      }
    }
    return found.rows;
  }

  private void scan(List<String> lines) {
    List<String> block = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (inside && line.contains(BLOCK)) {
        textBlock(block);
        block.clear();
        inside = false;
      } else if (line.strip().endsWith(BLOCK)) {
        inside = true;
      } else if (inside) {
        block.add(line.strip());
      } else {
        // A program in one literal: Rig.m4("adds r0, r1\nb .")
        for (String literal : line.split("\"", -1)) {
          assemble(literal.replace("\\n", "\n"));
        }
      }
    }
  }

  private void textBlock(List<String> lines) {
    boolean table = lines.stream().anyMatch(line -> line.contains("|"));
    if (table) {
      lines.forEach(line -> assemble(line.split("\\|", -1)[0].strip().replace("; ", "\n")));
    } else {
      assemble(String.join("\n", lines));
    }
  }

  /** What is no assembly text is something else in a test, and counts for nothing; so does data. */
  private void assemble(String source) {
    if (DATA.matcher(source).find()) {
      return;
    }
    try {
      ByteBuffer code =
          ByteBuffer.wrap(Assembler.assemble(PLACE, source)).order(ByteOrder.LITTLE_ENDIAN);
      while (code.remaining() >= 2) {
        int first = code.getShort() & 0xffff;
        boolean wide = first >= 0xe800 && code.remaining() >= 2;
        rows.add(encodings.decode(wide ? first << 16 | (code.getShort() & 0xffff) : first).op);
      }
    } catch (AssemblyError | IllegalArgumentException _) {
      return;
    }
  }
}
