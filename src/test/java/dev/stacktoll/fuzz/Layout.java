package dev.stacktoll.fuzz;

/** Where things are in an image: code from 0, RAM from 0x2000_0000 (Arm AN386 and AN500). */
final class Layout {
  static final int CODE = 0;
  static final int CODE_BYTES = 4 << 20;
  static final int HARNESS = 0x200;

  /** The initial {@link State}. */
  static final int STATE = 0xe00;

  /** Operands to load many registers from at once. */
  static final int POOL = 0x1000;

  static final int POOL_WORDS = 4096;

  /** Where the first unit begins: literals of 4 KiB before it are in the pool. */
  static final int UNITS = POOL + 4 * POOL_WORDS;

  static final int SRAM = 0x2000_0000;

  /** All loads and stores of the units go here, 64 words. */
  static final int WINDOW = SRAM + 0x1000;

  static final int WINDOW_WORDS = 64;

  /** What the last exception looked like, 16 words, right behind the window. */
  static final int EXCEPTION = WINDOW + 4 * WINDOW_WORDS;

  static final int EXCEPTION_WORDS = 16;
  static final int LOG_POINTER = SRAM + 0x2000;
  static final int STACK = SRAM + 0x8000;
  static final int PROCESS_STACK = SRAM + 0xa000;
  static final int LOG_BYTES = 16 << 20;

  private Layout() {}
}
