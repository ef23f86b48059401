package dev.stacktoll.fuzz;

import dev.stacktoll.core.FlatCore;
import dev.stacktoll.core.StopReason;
import dev.stacktoll.instrument.ElfImage;
import java.util.Optional;

/** This simulator. */
final class Ours implements Oracle {
  private static final long MAX_CYCLES = 200_000_000;

  /** Memory that nothing uses only costs time. */
  private static final int PAGE = 0x1_0000;

  private final Target target;
  private long instructions;

  Ours(Target target) {
    this.target = target;
  }

  /** At least a page more than needed, for literals behind the end. */
  private static int pages(int bytes) {
    return (bytes / PAGE + 2) * PAGE;
  }

  @Override
  public Optional<byte[]> run(Image image) {
    FlatCore core =
        new FlatCore(
            target.config(),
            new int[] {Layout.CODE, Layout.SRAM, target.log()},
            new int[] {pages(image.bytes()), PAGE, pages(image.stretches().size() * Record.BYTES)});
    for (ElfImage.Segment segment : ElfImage.parse("fuzz.elf", image.elf()).segments()) {
      core.load(segment.loadAddress(), segment.bytes());
    }
    FlatCore.Counter counter = core.count(Layout.UNITS, image.bytes());
    StopReason stop = core.run(MAX_CYCLES);
    instructions = counter.count() - image.overhead();
    if (!(stop instanceof StopReason.SemihostingExit)) {
      return Optional.empty();
    }
    return Optional.of(core.read(target.log(), core.word(Layout.LOG_POINTER) - target.log()));
  }

  /** Instructions of units that the last image executed. */
  long instructions() {
    return instructions;
  }
}
