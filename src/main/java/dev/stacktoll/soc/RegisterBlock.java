package dev.stacktoll.soc;

import dev.stacktoll.core.Device;
import dev.stacktoll.core.UnmodelledAccess;

/**
 * A peripheral as a bus slave: 32-bit registers, narrow accesses as its bus handles them, and a
 * clock that RCC may hold back. Without a clock, registers read 0 and stores are lost.
 */
abstract class RegisterBlock implements Device {
  /** How a narrow store arrives. */
  enum Lanes {
    /** AHB: the other bytes of the register keep what they hold. */
    KEPT,
    /** APB: the bridge repeats the data in all lanes (RM0390 and RM0385, 2.1, AHB/APB bridges). */
    REPEATED
  }

  private final String name;
  private final Lanes lanes;
  private final Warnings warnings;
  private boolean clocked = true;

  RegisterBlock(String name, Lanes lanes, Warnings warnings) {
    this.name = name;
    this.lanes = lanes;
    this.warnings = warnings;
  }

  final String name() {
    return name;
  }

  /** Power-on state. */
  abstract void reset(long cycle);

  /** Value of the register at a word offset, with the side effects of a load. */
  abstract int get(int offset, long cycle);

  abstract void set(int offset, int value, long cycle);

  /** Value of the register at a word offset, without side effects. */
  abstract int look(int offset);

  /** What the bytes that a narrow AHB store leaves out are taken to be. */
  int untouched(int offset) {
    return look(offset);
  }

  /** RCC starts or stops the clock of the block. */
  final void clock(boolean on) {
    clocked = on;
  }

  final boolean clocked() {
    return clocked;
  }

  final void warn(String text, long cycle) {
    warnings.warn(name + ": " + text, cycle);
  }

  final UnmodelledAccess unmodelled(int offset) {
    return new UnmodelledAccess(name, offset);
  }

  /** A feature that firmware asks for and the model does not have. */
  final UnmodelledAccess unmodelled(String register, String feature, int offset) {
    return new UnmodelledAccess(name + " " + register + " (" + feature + ")", offset);
  }

  @Override
  public int read(int offset, int bytes, long cycle) {
    if (!clocked) {
      warn("loaded from while its clock is off in RCC", cycle);
      return 0;
    }
    int value = get(offset & ~3, cycle);
    return bytes == 4 ? value : value >>> shift(offset) & mask(bytes);
  }

  @Override
  public void write(int offset, int bytes, int value, long cycle) {
    if (!clocked) {
      warn("stored to while its clock is off in RCC", cycle);
      return;
    }
    set(offset & ~3, bytes == 4 ? value : widen(offset, bytes, value), cycle);
  }

  private int widen(int offset, int bytes, int value) {
    int narrow = value & mask(bytes);
    return switch (lanes) {
      case KEPT -> {
        int written = mask(bytes) << shift(offset);
        yield untouched(offset & ~3) & ~written | narrow << shift(offset);
      }
      case REPEATED -> bytes == 1 ? narrow * 0x0101_0101 : narrow * 0x0001_0001;
    };
  }

  private static int shift(int offset) {
    return 8 * (offset & 3);
  }

  private static int mask(int bytes) {
    return (1 << 8 * bytes) - 1;
  }

  @Override
  public int peek(int offset) {
    return look(offset & ~3);
  }
}
