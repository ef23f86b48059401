package dev.stacktoll.soc;

import dev.stacktoll.core.Device;
import dev.stacktoll.core.Memory;
import dev.stacktoll.core.UnmodelledAccess;

/** Information that is fixed in a chip: unique id, flash size, option bytes, empty OTP area. */
final class ReadOnlyBytes implements Device {
  private final String name;
  private final byte[] bytes;

  ReadOnlyBytes(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  @Override
  public int read(int offset, int size, long cycle) {
    return Memory.get(bytes, offset, size);
  }

  @Override
  public void write(int offset, int size, int value, long cycle) {
    throw new UnmodelledAccess(name + " (programming)", offset);
  }

  @Override
  public int peek(int offset) {
    return Memory.get(bytes, offset & ~3, 4);
  }
}
