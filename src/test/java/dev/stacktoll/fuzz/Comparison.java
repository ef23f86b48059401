package dev.stacktoll.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Runs an image in two places and finds the first checkpoint at which they differ. */
final class Comparison {
  private final Oracle ours;
  private final Oracle theirs;

  Comparison(Oracle ours, Oracle theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /** What came of an image. */
  sealed interface Verdict {}

  /** All checkpoints agree. */
  record Same() implements Verdict {}

  /**
   * The first that does not.
   *
   * @param checkpoint its number, and that of the stretch before it
   * @param before what both had at the checkpoint before; empty for the first one
   */
  record Different(int checkpoint, Optional<Record> before, Record ours, Record theirs)
      implements Verdict {}

  /** At least one of the two did not get to the end. */
  record NotEnded(boolean oursEnded, boolean theirsEnded) implements Verdict {}

  Verdict compare(Image image) throws IOException {
    Optional<byte[]> one = ours.run(image);
    Optional<byte[]> two = theirs.run(image);
    int expected = image.stretches().size() * Record.BYTES;
    boolean oursEnded = one.isPresent() && one.get().length == expected;
    boolean theirsEnded = two.isPresent() && two.get().length == expected;
    if (!oursEnded || !theirsEnded) {
      return new NotEnded(oursEnded, theirsEnded);
    }
    int at = Arrays.mismatch(one.get(), two.get());
    if (at < 0) {
      return new Same();
    }
    int checkpoint = at / Record.BYTES;
    return new Different(
        checkpoint,
        checkpoint == 0 ? Optional.empty() : Optional.of(Record.read(one.get(), checkpoint - 1)),
        Record.read(one.get(), checkpoint),
        Record.read(two.get(), checkpoint));
  }
}
