package dev.stacktoll.isa;

/** The text given to {@link Assembler} is no program; the message names the line. */
public final class AssemblyError extends RuntimeException {
  private static final long serialVersionUID = 1;

  AssemblyError(int line, String message) {
    super("line " + line + ": " + message);
  }
}
