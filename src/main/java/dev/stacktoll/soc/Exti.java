package dev.stacktoll.soc;

import dev.stacktoll.core.IrqLine;
import java.util.Arrays;
import java.util.List;

/**
 * External interrupts: edges of pins set pending bits, which drive the interrupt lines (RM0390 and
 * RM0385, EXTI). Lines 16 and up take software triggers only.
 *
 * <p>Not modelled: event mode (EMR), and the internal sources of lines 16 and up.
 */
final class Exti extends RegisterBlock {
  static final int IMR = 0x00;
  static final int EMR = 0x04;
  static final int RTSR = 0x08;
  static final int FTSR = 0x0c;
  static final int SWIER = 0x10;
  static final int PR = 0x14;

  private static final int PIN_LINES = 16;

  /** The lines that share an interrupt. */
  record Group(int lines, IrqLine irq) {}

  private final int lineMask;
  private final List<Group> groups;
  private final char[] port = new char[PIN_LINES];
  private int imr;
  private int rtsr;
  private int ftsr;
  private int swier;
  private int pr;

  Exti(int lineMask, List<Group> groups, Warnings warnings) {
    super("EXTI", Lanes.REPEATED, warnings);
    this.lineMask = lineMask;
    this.groups = List.copyOf(groups);
    Arrays.fill(port, 'A');
    reset(0);
  }

  @Override
  void reset(long cycle) {
    imr = 0;
    rtsr = 0;
    ftsr = 0;
    swier = 0;
    pr = 0;
    signal();
  }

  /** SYSCFG says which port drives a line. */
  void select(int line, char portLetter) {
    port[line] = portLetter;
  }

  /** Pins of a port changed. */
  void changed(char portLetter, int changedPins, int levels) {
    int edges = changedPins & (levels & rtsr | ~levels & ftsr);
    if (edges == 0) {
      return;
    }
    for (int line = 0; line < PIN_LINES; line++) {
      if (port[line] != portLetter) {
        edges &= ~(1 << line);
      }
    }
    pend(edges);
  }

  private void pend(int lines) {
    pr |= lines;
    signal();
  }

  private void signal() {
    for (Group group : groups) {
      group.irq().set((pr & imr & group.lines()) != 0);
    }
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case IMR -> imr;
      case EMR -> 0;
      case RTSR -> rtsr;
      case FTSR -> ftsr;
      case SWIER -> swier;
      case PR -> pr;
      default -> throw unmodelled(offset);
    };
  }

  @Override
  void set(int offset, int value, long cycle) {
    int bits = value & lineMask;
    switch (offset) {
      case IMR -> {
        imr = bits;
        signal();
      }
      case EMR -> {
        if (bits != 0) {
          throw unmodelled("EMR", "event mode", EMR);
        }
      }
      case RTSR -> rtsr = bits;
      case FTSR -> ftsr = bits;
      case SWIER -> {
        int rising = bits & ~swier;
        swier |= bits;
        pend(rising & imr);
      }
      case PR -> {
        pr &= ~bits;
        swier &= ~bits;
        signal();
      }
      default -> throw unmodelled(offset);
    }
  }
}
