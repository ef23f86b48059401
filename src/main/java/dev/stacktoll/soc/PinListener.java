package dev.stacktoll.soc;

/** A probe on the pins of the chip. */
@FunctionalInterface
public interface PinListener {
  /**
   * A pin changed its level.
   *
   * @param pin as {@code PA5}
   */
  void changed(String pin, boolean level, long cycle);
}
