package dev.stacktoll.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
      implements Verdict {
    /** The words that differ and should not. */
    List<Integer> words() {
      return ours.differences(theirs).stream()
          .filter(word -> !QemuFault.explains(word, ours, theirs))
          .toList();
    }
  }

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
    return firstDifference(one.get(), two.get());
  }

  private static Verdict firstDifference(byte[] one, byte[] two) {
    int from = 0;
    while (true) {
      int at = Arrays.mismatch(one, from, one.length, two, from, two.length);
      if (at < 0) {
        return new Same();
      }
      int checkpoint = (from + at) / Record.BYTES;
      Record ours = Record.read(one, checkpoint);
      Record theirs = Record.read(two, checkpoint);
      Optional<Record> before =
          checkpoint == 0 ? Optional.empty() : Optional.of(Record.read(one, checkpoint - 1));
      Different different = new Different(checkpoint, before, ours, theirs);
      if (!different.words().isEmpty()) {
        return different;
      }
      from = (checkpoint + 1) * Record.BYTES;
    }
  }
}
