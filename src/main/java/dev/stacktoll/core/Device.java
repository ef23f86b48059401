package dev.stacktoll.core;

/** A target of loads and stores that is not plain memory. */
public interface Device {
  /**
   * A load with the manual's side effects.
   *
   * @param offset from the start of the device
   * @param bytes 1, 2 or 4
   * @param cycle of the address phase
   * @return the value, zero-extended
   * @throws UnmodelledAccess if the model does not know the register
   */
  int read(int offset, int bytes, long cycle);

  /** A store; see {@link #read}. */
  void write(int offset, int bytes, int value, long cycle);

  /** The value without side effects, for debuggers and reports. */
  int peek(int offset);
}
