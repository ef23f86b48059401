package dev.stacktoll.core;

/**
 * Firmware touched a register that the model does not know. Stops the run: never a plausible
 * number. The engine adds the place.
 */
public final class UnmodelledAccess extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String block;
  private final int offset;

  public UnmodelledAccess(String block, int offset) {
    super("%s has no model of the register at offset 0x%x".formatted(block, offset));
    this.block = block;
    this.offset = offset;
  }

  public String block() {
    return block;
  }

  public int offset() {
    return offset;
  }
}
