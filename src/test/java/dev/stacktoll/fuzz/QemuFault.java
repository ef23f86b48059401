package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Op;
import java.util.List;

/**
 * A place where QEMU 7.2 is known not to do what the manual says; a difference that is exactly this
 * one is no finding.
 *
 * @param rows whose execution shows it
 * @param section of ARM DDI 0403E that decides
 * @param claim what the manual says, and what QEMU does
 * @param word of the {@link Record}
 * @param ours the manual's value
 * @param theirs QEMU's value
 */
record QemuFault(List<Op> rows, String section, String claim, int word, int ours, int theirs) {
  /** Each is in the table of docs/conformance.md. */
  static final List<QemuFault> ALL =
      List.of(
          new QemuFault(
              List.of(Op.BKPT_T1),
              "B3.2.16 (HFSR), C1.6",
              "BKPT without a debugger and with DebugMonitor disabled is a HardFault with"
                  + " HFSR.DEBUGEVT; QEMU sets HFSR.FORCED instead",
              Record.EXCEPTION + 12,
              1 << 31,
              1 << 30));

  QemuFault {
    rows = List.copyOf(rows);
  }

  /** The word differs, and exactly so. */
  static boolean explains(int word, Record ours, Record theirs) {
    return ALL.stream()
        .anyMatch(
            fault ->
                fault.word == word
                    && fault.ours == ours.get(word)
                    && fault.theirs == theirs.get(word));
  }
}
