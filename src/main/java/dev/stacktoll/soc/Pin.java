package dev.stacktoll.soc;

/** A pin by port and number; its name is {@code PA5}. */
record Pin(char port, int number) {
  static Pin of(String name) {
    if (!name.matches("P[A-K]([0-9]|1[0-5])")) {
      throw new IllegalArgumentException("not the name of a pin: " + name);
    }
    return new Pin(name.charAt(1), Integer.parseInt(name.substring(2)));
  }

  String name() {
    return "P" + port + number;
  }
}
