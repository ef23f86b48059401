package dev.stacktoll.soc;

import dev.stacktoll.core.Device;
import dev.stacktoll.core.UnmodelledAccess;

/** A block that the chip has and the model does not: any access stops the run under its name. */
final class Unmodelled implements Device {
  private final String name;

  Unmodelled(String name) {
    this.name = name;
  }

  @Override
  public int read(int offset, int bytes, long cycle) {
    throw new UnmodelledAccess(name, offset);
  }

  @Override
  public void write(int offset, int bytes, int value, long cycle) {
    throw new UnmodelledAccess(name, offset);
  }

  @Override
  public int peek(int offset) {
    throw new UnmodelledAccess(name, offset);
  }
}
