package dev.stacktoll.fuzz;

import java.io.IOException;
import java.util.Optional;

/** Something that runs an image. */
interface Oracle {
  /** The log that the image wrote; empty if the image did not get to its end. */
  Optional<byte[]> run(Image image) throws IOException;
}
