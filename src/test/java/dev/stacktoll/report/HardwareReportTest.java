package dev.stacktoll.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Microbench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison with a real board, as text. */
final class HardwareReportTest {
  @Test
  void kernelsStandInTheImagesOrderWithTheModelsDifference() {
    Microbench.Comparison comparison =
        new Microbench.Comparison(
            "nucleo-f446re",
            new CellResult.Image("images/microbench-nucleo-f446re.elf", "00ff"),
            List.of(
                new Microbench.Row("B02-movt", 3, 3),
                new Microbench.Row("B01-two-reads", 8, 6),
                new Microbench.Row("B16-dsb", 1000, 1500),
                new Microbench.Row("B99-none", 0, 1)),
            List.of("B14-push", "B14-pop"),
            List.of("B00-old"));
    assertEquals(
        """
        board: nucleo-f446re
        image: images/microbench-nucleo-f446re.elf, SHA-256 00ff

        kernel         hardware  model  difference  percent
        B02-movt              3      3           0      0.0
        B01-two-reads         8      6          -2    -25.0
        B16-dsb            1000   1500        +500    +50.0
        B99-none              0      1          +1

        not in the recording: B14-push, B14-pop
        not in the image: B00-old
        4 kernels compared: 1 equal, 3 differ
        """,
        HardwareReport.render(comparison));
  }
}
