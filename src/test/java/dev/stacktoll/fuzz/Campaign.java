package dev.stacktoll.fuzz;

import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;

/** Many random programs against an oracle, until enough instructions agree or one does not. */
final class Campaign {
  /** With what sets up operands; about. */
  private static final int INSTRUCTIONS_PER_DRAWN = 3;

  private static final int DRAWN_PER_IMAGE = 40_000;

  private final Target target;
  private final Ours ours;
  private final Comparison comparison;

  Campaign(Target target, Oracle oracle) {
    this.target = target;
    ours = new Ours(target);
    comparison = new Comparison(ours, oracle);
  }

  /**
   * What was done.
   *
   * @param instructions executed in units, on both sides; set-up of operands included, checkpoints
   *     not
   * @param drawn random instructions among them; the rest sets up operands
   * @param failed the program that differs
   */
  record Result(
      int programs, long instructions, long drawn, long checkpoints, Optional<Program> failed) {}

  /** The program that a campaign of so many instructions begins with. */
  static Program first(Target target, long seed, long wanted) {
    return next(target, new SplittableRandom(seed), wanted);
  }

  Result run(long seed, long wanted) throws IOException {
    SplittableRandom seeds = new SplittableRandom(seed);
    int programs = 0;
    long instructions = 0;
    long drawn = 0;
    long checkpoints = 0;
    while (instructions < wanted) {
      Program program = next(target, seeds, wanted - instructions);
      Image image = program.image();
      programs++;
      if (!(comparison.compare(image) instanceof Comparison.Same)) {
        return new Result(programs, instructions, drawn, checkpoints, Optional.of(program));
      }
      drawn += program.drawn();
      instructions += ours.instructions();
      checkpoints += image.stretches().size();
    }
    return new Result(programs, instructions, drawn, checkpoints, Optional.empty());
  }

  private static Program next(Target target, SplittableRandom seeds, long left) {
    int length = Math.clamp(left / INSTRUCTIONS_PER_DRAWN, 1_000, DRAWN_PER_IMAGE);
    return Program.random(target, seeds.nextLong(), length);
  }
}
