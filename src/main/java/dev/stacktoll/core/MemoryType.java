package dev.stacktoll.core;

/** Memory type and cache policy of an address (ARMv7-M ARM, A3.5.2 and B3.5.7). */
public enum MemoryType {
  STRONGLY_ORDERED(false, false, false),
  DEVICE(false, true, false),
  NON_CACHEABLE(false, true, false),
  WRITE_THROUGH(true, true, false),
  WRITE_BACK(true, true, false),
  WRITE_BACK_WRITE_ALLOCATE(true, true, true);

  private final boolean cacheable;
  private final boolean bufferable;
  private final boolean writeAllocate;

  MemoryType(boolean cacheable, boolean bufferable, boolean writeAllocate) {
    this.cacheable = cacheable;
    this.bufferable = bufferable;
    this.writeAllocate = writeAllocate;
  }

  public boolean cacheable() {
    return cacheable;
  }

  public boolean bufferable() {
    return bufferable;
  }

  public boolean writeAllocate() {
    return writeAllocate;
  }
}
