package dev.stacktoll.core;

/**
 * How exception entry and return reach the stack and the vector table: with the MPU, without an
 * instruction.
 *
 * <p>Not modelled: a stack in a device; it is a bus fault.
 */
final class FrameMemory {
  private final Cpu cpu;
  private final Mpu mpu;

  FrameMemory(Cpu cpu, Mpu mpu) {
    this.cpu = cpu;
    this.mpu = mpu;
  }

  /** Stores a word, or raises one of the two faults. */
  void write(int address, int value, boolean privileged, Fault.Type denied, Fault.Type absent) {
    if (!mpu.permits(address, privileged, Cpu.PAGE_WRITE)) {
      throw cpu.raise(denied, address);
    }
    Region region = cpu.memory.region(address);
    if (region == null || !region.writable) {
      throw cpu.raise(absent, address);
    }
    int offset = address - region.base;
    Memory.set(region.bytes, offset, 4, value);
    region.dropCode(offset, 4);
  }

  /** Loads a word of a frame, or raises a fault of unstacking. */
  int read(int address, boolean privileged) {
    if (!mpu.permits(address, privileged, Cpu.PAGE_READ)) {
      throw cpu.raise(Fault.Type.MUNSTKERR, address);
    }
    Region region = cpu.memory.region(address);
    if (region == null) {
      throw cpu.raise(Fault.Type.UNSTKERR, address);
    }
    return Memory.get(region.bytes, address - region.base, 4);
  }

  /** There is memory at a vector. */
  boolean hasVector(int address) {
    return cpu.memory.region(address) != null;
  }

  int vector(int address) {
    Region region = cpu.memory.region(address);
    if (region == null) {
      throw new IllegalStateException("no memory at vector 0x%08x".formatted(address));
    }
    return Memory.get(region.bytes, address - region.base, 4);
  }
}
