package dev.stacktoll.core;

/** Receives what firmware prints through the debug channels. */
public interface SystemOutput {
  /** A stimulus port of the ITM was written: 1, 2 or 4 bytes. */
  void instrumentation(int port, int value, int bytes);

  /** One byte of semihosting output. */
  void semihosting(byte value);
}
