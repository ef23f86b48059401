package dev.stacktoll.core;

/** An interrupt input of the NVIC, as a peripheral drives it. */
public interface IrqLine {
  /** Drives the line: an input that is still high when its handler returns pends again. */
  void set(boolean level);

  /** A rising edge that leaves the line low. */
  void pulse();
}
