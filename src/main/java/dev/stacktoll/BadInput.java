package dev.stacktoll;

/**
 * Something the user gave cannot be used. The message says what and where, the remedy what to try;
 * both are written for the user.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  public BadInput(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
