package dev.stacktoll.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/isa.md is the table of rows; {@code -Dgolden.update=true} writes it anew. */
final class IsaDocumentTest {
  private static final Path DOCUMENT = Path.of("docs", "isa.md");

  @Test
  void theDocumentListsEveryRow() throws IOException {
    String expected = document();
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, expected);
    }
    assertEquals(expected, Files.readString(DOCUMENT), "run with -Dgolden.update=true");
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Instruction set

            Generated from `dev.stacktoll.isa.Op`; do not edit. %d rows of ARMv7E-M (ARM DDI 0403E) \
            with the
            single-precision FPU. Bits are written most significant first, equal letters are one \
            field,
            `unless` names values that belong to other rows. The forms in braces are explained in \
            `Syntax`.
            Rows marked FPv5 exist on the Cortex-M7 only.

            | row | bits | assembly | kind | needs |
            |---|---|---|---|---|
            """
                .formatted(Op.values().length));
    for (Op op : Op.values()) {
      text.append(
          "| %s | `%s` | `%s` | %s | %s |\n"
              .formatted(
                  op,
                  op.pattern().text().replace("|", "\\|"),
                  op.template().text(),
                  op.kind(),
                  op.fpv5() ? "FPv5" : ""));
    }
    return text.toString();
  }
}
