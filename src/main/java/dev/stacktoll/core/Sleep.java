package dev.stacktoll.core;

/** What the processor waits for. */
enum Sleep {
  AWAKE,
  /** WFI, or SLEEPONEXIT. */
  INTERRUPT,
  /** WFE. */
  EVENT
}
