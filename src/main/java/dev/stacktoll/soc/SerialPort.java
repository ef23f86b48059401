package dev.stacktoll.soc;

/** A block with a serial line, whatever its registers look like. */
interface SerialPort {
  UsartPort port();
}
