package dev.stacktoll.soc;

import java.util.List;

/**
 * MCU debug component: identity of the device (RM0390 and RM0385, DBG). CR, APB1_FZ and APB2_FZ are
 * plain storage: the modelled core is never halted by a debugger.
 */
final class Dbgmcu extends RegisterBlock {
  static final int IDCODE = 0x00;
  static final int CR = 0x04;

  private final int idcode;
  private final PlainRegisters plain =
      new PlainRegisters(
          List.of(
              new PlainRegisters.Plain(CR, "CR", 0, 0xe7),
              new PlainRegisters.Plain(0x08, "APB1_FZ", 0, 0x0700_1fff | 0x0060_0000),
              new PlainRegisters.Plain(0x0c, "APB2_FZ", 0, 0x0007_0003)));

  Dbgmcu(int idcode, Warnings warnings) {
    super("DBGMCU", Lanes.REPEATED, warnings);
    this.idcode = idcode;
  }

  /** Only power-on resets it. */
  @Override
  void reset(long cycle) {
    plain.reset();
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    if (offset == IDCODE) {
      return idcode;
    }
    if (!plain.has(offset)) {
      throw unmodelled(offset);
    }
    return plain.get(offset);
  }

  @Override
  void set(int offset, int value, long cycle) {
    if (!plain.has(offset)) {
      throw unmodelled(offset);
    }
    plain.set(offset, value);
  }
}
