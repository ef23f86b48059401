package dev.stacktoll.fuzz;

import dev.stacktoll.fuzz.Comparison.Different;
import dev.stacktoll.fuzz.Comparison.NotEnded;
import dev.stacktoll.fuzz.Comparison.Same;
import dev.stacktoll.isa.Disassembler;
import dev.stacktoll.isa.Encodings;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * A shrunk case as a test method on {@link dev.stacktoll.core.Rig}, ready to be pasted into a test
 * of the package {@code core}. It expects what the oracle says; the manual decides whether that is
 * right.
 */
final class UnitTestText {
  private static final int ALWAYS = 14;
  private static final int FLASH = 0x0800_0000;

  private final Shrinker.Case found;
  private final Encodings encodings;
  private final StringBuilder text = new StringBuilder();

  private UnitTestText(Shrinker.Case found) {
    this.found = found;
    encodings = new Encodings(found.target().config().fpv5());
  }

  static String of(Shrinker.Case found) {
    return new UnitTestText(found).write();
  }

  private String write() {
    String rig = found.target().name().toLowerCase(Locale.ROOT);
    line("@Test");
    line("void differsFromTheOracle() {");
    line("  Rig rig =");
    line("      Rig.%s(", rig);
    line("              \"\"\"");
    assembly().forEach(statement -> line("              %s", statement));
    line("              end:");
    line("              b .");
    line("              \"\"\")");
    state();
    text.setLength(text.length() - 1);
    line(";");
    line("  rig.cpu().fpContext = true;");
    line("  rig.runTo(\"end\");");
    expectations();
    line("}");
    return text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** The units as they would lie in the flash of the rig. */
  private List<String> assembly() {
    List<String> statements = new ArrayList<>();
    int address = FLASH;
    for (Unit unit : found.units()) {
      ByteBuffer code = ByteBuffer.allocate(unit.size()).order(ByteOrder.LITTLE_ENDIAN);
      for (Item item : unit.items()) {
        item.emit(code, address);
      }
      int at = 0;
      Deque<Integer> block = new ArrayDeque<>();
      for (Item item : unit.items()) {
        if (item instanceof Item.Table(List<Byte> bytes)) {
          statements.add(
              ".byte " + String.join(", ", bytes.stream().map(String::valueOf).toList()));
        } else {
          for (int end = at + item.size(), next = at; next < end; ) {
            Insn insn = decode(code, next);
            int condition = block.isEmpty() ? ALWAYS : block.removeFirst();
            statements.add(Disassembler.text(insn, address + next, condition));
            if (insn.kind == Kind.IT) {
              open(block, insn);
            }
            next += insn.size;
          }
        }
        at += item.size();
      }
      address += unit.size();
    }
    return statements;
  }

  private Insn decode(ByteBuffer code, int at) {
    int first = code.getShort(at) & 0xffff;
    boolean wide = first >= 0xe800;
    return encodings.decode(wide ? first << 16 | (code.getShort(at + 2) & 0xffff) : first);
  }

  private static void open(Deque<Integer> block, Insn it) {
    block.add(it.cond);
    for (int bit = 3; bit > Integer.numberOfTrailingZeros(it.imm2); bit--) {
      block.add((it.cond & ~1) | (it.imm2 >> bit & 1));
    }
  }

  private void state() {
    State state = found.state();
    for (int i = 0; i < 13; i++) {
      setting(state.get(State.CORE + i), ".set(Rig.R" + i + ", %s)");
    }
    setting(state.get(State.LR), ".set(Rig.LR, %s)");
    setting(state.get(State.SP), ".set(Rig.SP, %s)");
    int apsr = state.get(State.APSR);
    line("          .flags(\"%s\")", flags(apsr));
    line("          .q(%s)", (apsr >> 27 & 1) != 0);
    line("          .ge(%d)", apsr >> 16 & 15);
    setting(state.get(State.FPSCR), ".fpscr(%s)");
    for (int i = 0; i < 32; i++) {
      setting(state.get(State.SINGLES + i), ".s(" + i + ", %s)");
    }
    for (int i = 0; i < Layout.WINDOW_WORDS; i++) {
      String address = hex(Layout.WINDOW + 4 * i);
      setting(state.get(State.WINDOW + i), ".word(" + address + ", %s)");
    }
  }

  private void setting(int value, String call) {
    if (value != 0) {
      line("          " + call, hex(value));
    }
  }

  private void expectations() {
    switch (found.verdict()) {
      case Same _ -> line("  // There is no difference.");
      case NotEnded(boolean ours, boolean theirs) ->
          line(
              "  // Did not get to the end:%s%s.",
              ours ? "" : " ours", theirs ? "" : " the oracle");
      case Different different -> {
        for (int word : different.words()) {
          expectation(word, different.theirs().get(word), different.ours().get(word));
        }
      }
    }
  }

  private void expectation(int word, int theirs, int ours) {
    String was = " // was " + hex(ours);
    if (word == Record.APSR) {
      line("  assertEquals(\"%s\", rig.flags()); // was %s", flags(theirs), flags(ours));
      line("  assertEquals(%s, rig.q());", (theirs >> 27 & 1) != 0);
      line("  assertEquals(%d, rig.ge()); // was %d", theirs >> 16 & 15, ours >> 16 & 15);
    } else if (word == Record.FPSCR) {
      line("  assertEquals(%s, rig.fpscr());%s", hex(theirs), was);
    } else if (word >= Record.SINGLES && word < Record.WINDOW) {
      line("  assertEquals(%s, rig.s(%d));%s", hex(theirs), word - Record.SINGLES, was);
    } else if (word >= Record.WINDOW && word < Record.EXCEPTION) {
      int address = Layout.WINDOW + 4 * (word - Record.WINDOW);
      line("  assertEquals(%s, rig.word(%s));%s", hex(theirs), hex(address), was);
    } else if (word <= Record.LR || word == Record.SP) {
      String name = word == Record.SP ? "SP" : word == Record.LR ? "LR" : "R" + word;
      line("  assertEquals(%s, rig.get(Rig.%s));%s", hex(theirs), name, was);
    } else {
      line("  // %s of the last exception: %s%s", Record.name(word), hex(theirs), was);
    }
  }

  private static String flags(int apsr) {
    return ((apsr >> 31 & 1) != 0 ? "N" : ".")
        + ((apsr >> 30 & 1) != 0 ? "Z" : ".")
        + ((apsr >> 29 & 1) != 0 ? "C" : ".")
        + ((apsr >> 28 & 1) != 0 ? "V" : ".");
  }

  private static String hex(int value) {
    return String.format(Locale.ROOT, "0x%08x", value);
  }
}
