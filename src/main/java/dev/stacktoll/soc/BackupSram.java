package dev.stacktoll.soc;

import dev.stacktoll.core.Memory;

/**
 * Backup SRAM (RM0390 and RM0385, PWR, backup domain). Not modelled: executing from it, and its
 * loss without a backup supply.
 */
final class BackupSram extends RegisterBlock {
  private final byte[] bytes;

  BackupSram(int size, Warnings warnings) {
    super("BKPSRAM", Lanes.KEPT, warnings);
    bytes = new byte[size];
  }

  @Override
  void reset(long cycle) {
    // keeps its contents through every reset
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    return Memory.get(bytes, offset, 4);
  }

  @Override
  void set(int offset, int value, long cycle) {
    Memory.set(bytes, offset, 4, value);
  }
}
