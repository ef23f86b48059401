package dev.stacktoll.soc;

/** What a board connects to a chip. */
public sealed interface BoardPart {
  String name();

  /** Lights when its pin is high. */
  record Led(String name, String pin) implements BoardPart {}

  /**
   * A push button.
   *
   * @param pressedLevel level of the pin while it is pressed
   */
  record Button(String name, String pin, boolean pressedLevel) implements BoardPart {}

  /**
   * The debugger's virtual serial port, 8 data bits, no parity.
   *
   * @param name of the USART
   * @param function number of the alternate function of both pins
   */
  record Console(String name, int baud, String transmitPin, String receivePin, int function)
      implements BoardPart {}
}
