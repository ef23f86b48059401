package dev.stacktoll.soc;

/** The far end of a board's serial console. */
@FunctionalInterface
public interface ConsoleListener {
  /** A byte arrived; the cycle is the end of its stop bit. */
  void received(String port, byte value, long cycle);
}
