package dev.stacktoll.core;

/** One region of the MPU: MPU_RBAR and MPU_RASR (ARMv7-M ARM, B3.5.8 and B3.5.9). */
record MpuRegion(int rbar, int rasr) {
  static final MpuRegion OFF = new MpuRegion(0, 0);
  private static final int PAGE_BITS = 16;

  boolean enabled() {
    return (rasr & 1) != 0 && sizeBits() >= 5;
  }

  private int sizeBits() {
    return (rasr >>> 1 & 31) + 1;
  }

  private int disabledSubregions() {
    return sizeBits() >= 8 ? rasr >>> 8 & 0xff : 0;
  }

  /** First address; the bits below the size do not count. */
  int base() {
    return sizeBits() >= 32 ? 0 : rbar & -(1 << sizeBits());
  }

  /** First and last 64 KiB page the region touches. */
  int firstPage() {
    return base() >>> PAGE_BITS;
  }

  int lastPage() {
    return sizeBits() >= 32 ? 0xffff : (base() + (1 << sizeBits()) - 1) >>> PAGE_BITS;
  }

  boolean matches(int address) {
    if (!enabled() || (sizeBits() < 32 && (address ^ rbar) >>> sizeBits() != 0)) {
      return false;
    }
    int subregion = address >>> (sizeBits() - 3) & 7;
    return (disabledSubregions() >>> subregion & 1) == 0;
  }

  /** The region applies to a part of a page that is not the whole. */
  boolean splits(int page) {
    if (!enabled() || page < firstPage() || page > lastPage()) {
      return false;
    }
    int granule = disabledSubregions() == 0 ? sizeBits() : sizeBits() - 3;
    return granule < PAGE_BITS;
  }

  boolean readable(boolean privileged) {
    return switch (rasr >>> 24 & 7) {
      case 1, 5 -> privileged;
      case 2, 3, 6, 7 -> true;
      default -> false;
    };
  }

  boolean writable(boolean privileged) {
    return switch (rasr >>> 24 & 7) {
      case 1, 2 -> privileged;
      case 3 -> true;
      default -> false;
    };
  }

  boolean executable(boolean privileged) {
    return (rasr & 1 << 28) == 0 && readable(privileged);
  }

  boolean shareable() {
    return (rasr & 1 << 18) != 0;
  }

  /** Type by TEX, C and B; the inner policy where inner and outer differ. */
  MemoryType type() {
    int tex = rasr >>> 19 & 7;
    int cb = rasr >>> 16 & 3;
    if ((tex & 4) != 0) {
      return switch (cb) {
        case 0 -> MemoryType.NON_CACHEABLE;
        case 1 -> MemoryType.WRITE_BACK_WRITE_ALLOCATE;
        case 2 -> MemoryType.WRITE_THROUGH;
        default -> MemoryType.WRITE_BACK;
      };
    }
    return switch (tex << 2 | cb) {
      case 0 -> MemoryType.STRONGLY_ORDERED;
      case 2 -> MemoryType.WRITE_THROUGH;
      case 3 -> MemoryType.WRITE_BACK;
      case 4 -> MemoryType.NON_CACHEABLE;
      case 7 -> MemoryType.WRITE_BACK_WRITE_ALLOCATE;
      default -> MemoryType.DEVICE;
    };
  }
}
