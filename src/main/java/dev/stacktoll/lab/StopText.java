package dev.stacktoll.lab;

import dev.stacktoll.core.Snapshot;
import dev.stacktoll.core.StopReason;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.instrument.LineTable;
import java.util.Locale;

/** Says why a run stopped, where, and what to try, in the terms of the user's firmware. */
final class StopText {
  private static final String[] REGISTERS = {
    "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "sp", "lr",
    "pc"
  };

  private final ElfImage image;
  private final LineTable lines;

  StopText(ElfImage image) {
    this.image = image;
    lines = LineTable.of(image);
  }

  /** One paragraph; several lines where registers are shown. */
  String of(StopReason stop) {
    return switch (stop) {
      case StopReason.ReachedCycle _ -> "the time given to the run is over";
      case StopReason.Stepped _ -> "one instruction was executed";
      case StopReason.Breakpoint b -> "breakpoint at " + place(b.address());
      case StopReason.SemihostingExit e -> "the firmware ended itself with code " + e.code();
      case StopReason.ResetRequested _ -> "the firmware requested a system reset";
      case StopReason.Requested r -> r.why();
      case StopReason.Lockup l ->
          "the processor locked up: a fault in a fault handler, at %s.%n%s%nTry: look at the first fault in CFSR; an unexpected vector table or stack pointer is the usual cause."
              .formatted(place(l.state().pc()), registers(l.state()));
      case StopReason.SleepingForEver s ->
          "the firmware sleeps at %s and nothing that could wake it is due. Try: check that the interrupt it waits for is enabled."
              .formatted(place(s.state().pc()));
      case StopReason.Unmodelled u ->
          "%s at %s.%n%s%nTry: the register is not part of the model; a build without that driver runs, or ask for it with this message."
              .formatted(u.what(), place(u.state().pc()), registers(u.state()));
    };
  }

  /** {@code function+0x12 (file.c:34)}. */
  String place(int address) {
    return image.symbols().describe(address)
        + lines.at(address).map(l -> " (" + l + ")").orElse("")
        + (image.symbols().functionAt(address).isPresent() ? " [0x%08x]".formatted(address) : "");
  }

  private String registers(Snapshot state) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < REGISTERS.length; i++) {
      out.append(
          String.format(
              Locale.ROOT,
              "%s%3s %08x",
              i % 4 == 0 ? "\n  " : "  ",
              REGISTERS[i],
              state.registers().get(i)));
    }
    out.append("\n  lr is ").append(place(state.registers().get(14) & ~1));
    state.faults().forEach(f -> out.append("\n  ").append(f));
    return out.substring(1);
  }
}
