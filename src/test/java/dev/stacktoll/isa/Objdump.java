package dev.stacktoll.isa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GNU objdump as the second opinion on the text of an instruction. */
final class Objdump {
  private static final Pattern LINE =
      Pattern.compile(" *([0-9a-f]+):\\t([0-9a-f]{4})(?: ([0-9a-f]{4}))? *\\t(.*)");

  private static final Pattern COMMENT = Pattern.compile("\\s*[@;<].*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern MOVE_SHIFTED =
      Pattern.compile("^mov(s?)(..)?\\.w (.*), (lsl|lsr|asr|ror)( #\\d+)$");
  private static final Pattern MOVE_RRX = Pattern.compile("^mov(s?)(..)?\\.w (.*), rrx$");

  /** One instruction as objdump prints it. */
  record Line(int address, int hw1, int hw2, String text) {}

  private Objdump() {}

  static List<Line> disassemble(Path elf) throws IOException {
    String output =
        run(
            List.of(
                "arm-none-eabi-objdump", "-d", "-M", "force-thumb,reg-names-std", elf.toString()));
    List<Line> lines = new ArrayList<>();
    for (String text : output.split("\n")) {
      Matcher line = LINE.matcher(text);
      if (line.matches() && !line.group(4).startsWith(".")) {
        lines.add(
            new Line(
                Integer.parseUnsignedInt(line.group(1), 16),
                Integer.parseInt(line.group(2), 16),
                line.group(3) == null ? 0 : Integer.parseInt(line.group(3), 16),
                line.group(4)));
      }
    }
    return lines;
  }

  static String run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var output = process.getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Objdump's text without comments, symbols and its own spelling of a few operands. */
  static String normalise(String text) {
    String plain = COMMENT.matcher(text).replaceFirst("");
    plain = BLANKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    if (plain.startsWith("ms")) {
      plain =
          plain
              .replace("cpsr_fs", "apsr_nzcvqg")
              .replace("cpsr_f", "apsr_nzcvq")
              .replace("cpsr_s", "apsr_g");
    } else if (plain.startsWith("mrs")) {
      plain = plain.replace(" cpsr", " apsr").replace(" psr", " xpsr");
    } else if (plain.startsWith("mov")) {
      plain = MOVE_SHIFTED.matcher(plain).replaceFirst("$4$1$2.w $3,$5");
      plain = MOVE_RRX.matcher(plain).replaceFirst("rrx$1$2 $3");
    }
    return withoutMinusZero(plain);
  }

  /** Objdump has no offset of minus zero. */
  private static String withoutMinusZero(String text) {
    return text.replace(", #-0]", "]").replace("#-0", "#0");
  }

  /** Our text with a branch target and an FP constant as objdump prints them. */
  static String normalise(Insn insn, String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    for (Syntax form : insn.op.forms()) {
      plain =
          switch (form) {
            case TARGET, TARGET_20, TARGET_24, TARGET_FORWARD -> plain.replace("0x", "");
            case FLOAT -> plain.replaceFirst("#.*", "#" + OperandFields.compressFloat(insn.imm));
            default -> plain;
          };
    }
    return withoutMinusZero(plain);
  }
}
