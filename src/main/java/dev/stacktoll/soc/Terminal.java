package dev.stacktoll.soc;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The debugger's serial port at the far end of a console: 8 data bits, no parity, one stop bit. It
 * understands only what arrives on the right pin at the right speed.
 */
final class Terminal {
  private static final int BITS_PER_FRAME = 10;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final BoardPart.Console console;
  private final UsartPort usart;
  private final Gpio transmitPort;
  private final Gpio receivePort;
  private final ClockTree clocks;
  private final ConsoleListener listener;
  private final Warnings warnings;
  private final Queue<Byte> typed = new ArrayDeque<>();
  private boolean typing;

  Terminal(
      BoardPart.Console console,
      Wiring wiring,
      ClockTree clocks,
      ConsoleListener listener,
      Warnings warnings) {
    this.console = console;
    this.clocks = clocks;
    this.listener = listener;
    this.warnings = warnings;
    usart = wiring.serial(console.name());
    transmitPort = wiring.port(Pin.of(console.transmitPin()).port());
    Pin receive = Pin.of(console.receivePin());
    receivePort = wiring.port(receive.port());
    receivePort.drive(receive.number(), true, 0);
  }

  String name() {
    return console.name();
  }

  private Frequency baud() {
    return Frequency.hertz(console.baud());
  }

  /** The chip sent a frame. */
  void sent(int data, Frequency baud, long cycle) {
    if (!connected(transmitPort, console.transmitPin())) {
      warnings.warn(
          "%s sends, but %s is not its pin; nothing arrives"
              .formatted(console.name(), console.transmitPin()),
          cycle);
    } else if (!UsartPort.near(baud, baud())) {
      warnings.warn(
          "%s sends at %d baud, the terminal expects %d; nothing readable arrives"
              .formatted(console.name(), baud.hertz(), console.baud()),
          cycle);
    } else {
      listener.received(console.name(), (byte) data, cycle);
    }
  }

  private boolean connected(Gpio port, String pin) {
    return port.alternateFunction(Pin.of(pin).number()) == console.function();
  }

  /** Somebody types: the bytes follow each other without pause. */
  void type(byte[] bytes, long cycle) {
    for (byte one : bytes) {
      typed.add(one);
    }
    if (!typing) {
      next(cycle);
    }
  }

  private void next(long cycle) {
    Byte value = typed.poll();
    typing = value != null;
    if (value == null) {
      return;
    }
    usart.lineBusy();
    clocks.after(
        BITS_PER_FRAME * NANOS_PER_SECOND / console.baud(),
        cycle,
        due -> {
          if (connected(receivePort, console.receivePin())) {
            usart.receive(value & 0xff, baud(), due);
          } else {
            warnings.warn(
                "a byte for %s is lost: %s is not its pin"
                    .formatted(console.name(), console.receivePin()),
                due);
          }
          next(due);
        });
  }
}
