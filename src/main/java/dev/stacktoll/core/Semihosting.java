package dev.stacktoll.core;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of BKPT 0xAB (Arm, "Semihosting for AArch32 and AArch64"): console output, end of the
 * program, cycles and clock. Its console has no input, and there are no files.
 *
 * <p>Not modelled: every other operation stops the run.
 */
final class Semihosting {
  static final int BREAKPOINT = 0xab;

  private static final int SYS_OPEN = 0x01;
  private static final int SYS_CLOSE = 0x02;
  private static final int SYS_WRITEC = 0x03;
  private static final int SYS_WRITE0 = 0x04;
  private static final int SYS_WRITE = 0x05;
  private static final int SYS_READ = 0x06;
  private static final int SYS_READC = 0x07;
  private static final int SYS_ISTTY = 0x09;
  private static final int SYS_FLEN = 0x0c;
  private static final int SYS_CLOCK = 0x10;
  private static final int SYS_ERRNO = 0x13;
  private static final int SYS_GET_CMDLINE = 0x15;
  private static final int SYS_HEAPINFO = 0x16;
  private static final int SYS_EXIT = 0x18;
  private static final int SYS_EXIT_EXTENDED = 0x20;
  private static final int SYS_ELAPSED = 0x30;
  private static final int SYS_TICKFREQ = 0x31;

  private static final int ADP_STOPPED_APPLICATION_EXIT = 0x20026;
  private static final int CONSOLE_HANDLE = 1;
  private static final int ENOENT = 2;
  private static final int FAILED = -1;

  private final Cpu cpu;
  private final Consumer<Byte> output;
  private @Nullable CoreClock clock;
  private int errno;

  Semihosting(Cpu cpu, Consumer<Byte> output) {
    this.cpu = cpu;
    this.output = output;
  }

  void clock(CoreClock coreClock) {
    clock = coreClock;
  }

  /** Carries out the call in R0 and R1; a reason if it ends the program. */
  @Nullable StopReason call(long cycle) {
    int operation = cpu.r[0];
    int argument = cpu.r[1];
    switch (operation) {
      case SYS_EXIT -> {
        return new StopReason.SemihostingExit(argument == ADP_STOPPED_APPLICATION_EXIT ? 0 : 1);
      }
      case SYS_EXIT_EXTENDED -> {
        boolean regular = word(argument) == ADP_STOPPED_APPLICATION_EXIT;
        return new StopReason.SemihostingExit(regular ? word(argument + 4) : 1);
      }
      default -> cpu.r[0] = result(operation, argument, cycle);
    }
    return null;
  }

  private int result(int operation, int argument, long cycle) {
    return switch (operation) {
      case SYS_OPEN -> open(argument);
      case SYS_CLOSE -> 0;
      case SYS_WRITEC -> write(argument, 1);
      case SYS_WRITE0 -> writeText(argument);
      case SYS_WRITE -> write(word(argument + 4), word(argument + 8));
      case SYS_READ -> word(argument + 8);
      case SYS_READC -> FAILED;
      case SYS_ISTTY -> 1;
      case SYS_FLEN -> 0;
      case SYS_CLOCK -> (int) (clock().nanosAt(cycle) / 10_000_000);
      case SYS_ERRNO -> errno;
      case SYS_GET_CMDLINE -> emptyCommandLine(argument);
      case SYS_HEAPINFO -> unknownHeap(word(argument));
      case SYS_ELAPSED -> elapsed(argument, cycle);
      case SYS_TICKFREQ -> (int) clock().hertz();
      default -> throw new UnmodelledAccess("semihosting operation", operation);
    };
  }

  private CoreClock clock() {
    CoreClock attached = clock;
    if (attached == null) {
      throw new UnmodelledAccess("semihosting clock (no clock attached)", cpu.r[0]);
    }
    return attached;
  }

  /** Only the console, ":tt", can be opened. */
  private int open(int block) {
    int length = word(block + 8);
    byte[] name = new byte[Math.clamp(length, 0, 16)];
    for (int i = 0; i < name.length; i++) {
      name[i] = (byte) memory(word(block) + i, 1);
    }
    if (new String(name, StandardCharsets.US_ASCII).equals(":tt")) {
      return CONSOLE_HANDLE;
    }
    errno = ENOENT;
    return FAILED;
  }

  private int write(int address, int length) {
    for (int i = 0; i < length; i++) {
      output.accept((byte) memory(address + i, 1));
    }
    return 0;
  }

  private int writeText(int start) {
    int address = start;
    for (int b = memory(address, 1); b != 0; b = memory(++address, 1)) {
      output.accept((byte) b);
    }
    return 0;
  }

  private int emptyCommandLine(int block) {
    store(word(block), 1, 0);
    store(block + 4, 4, 0);
    return 0;
  }

  /** Zeros: the C library uses what its linker script says. */
  private int unknownHeap(int block) {
    for (int i = 0; i < 4; i++) {
      store(block + 4 * i, 4, 0);
    }
    return 0;
  }

  private int elapsed(int block, long cycle) {
    store(block, 4, (int) cycle);
    store(block + 4, 4, (int) (cycle >>> 32));
    return 0;
  }

  private int word(int address) {
    return memory(address, 4);
  }

  private int memory(int address, int bytes) {
    Region region = cpu.memory.region(address);
    if (region == null) {
      throw new UnmodelledAccess("semihosting argument outside memory", address);
    }
    return Memory.get(region.bytes, address - region.base, bytes);
  }

  private void store(int address, int bytes, int value) {
    Region region = cpu.memory.region(address);
    if (region == null || !region.writable) {
      throw new UnmodelledAccess("semihosting result outside RAM", address);
    }
    Memory.set(region.bytes, address - region.base, bytes, value);
    region.dropCode(address - region.base, bytes);
  }
}
