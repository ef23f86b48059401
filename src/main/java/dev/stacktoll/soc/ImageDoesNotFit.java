package dev.stacktoll.soc;

/** A program has bytes where the chip has no memory: the user's mistake. */
public final class ImageDoesNotFit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImageDoesNotFit(String chip, int address) {
    super("%s has no memory at 0x%08x, where the image has bytes".formatted(chip, address));
  }
}
