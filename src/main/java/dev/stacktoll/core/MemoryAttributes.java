package dev.stacktoll.core;

/** What memory types the MPU and the default memory map give to addresses. */
@FunctionalInterface
public interface MemoryAttributes {
  MemoryType type(int address);

  /** The default map (ARMv7-M ARM, B3.1), which holds while the MPU is off. */
  static MemoryType byDefault(int address) {
    return switch (address >>> 29) {
      case 0, 4 -> MemoryType.WRITE_THROUGH;
      case 1, 3 -> MemoryType.WRITE_BACK_WRITE_ALLOCATE;
      case 2, 5, 6 -> MemoryType.DEVICE;
      default -> address >>> 20 == 0xe00 ? MemoryType.STRONGLY_ORDERED : MemoryType.DEVICE;
    };
  }
}
