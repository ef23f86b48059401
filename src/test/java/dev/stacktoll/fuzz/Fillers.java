package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Encodings;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Kind;
import dev.stacktoll.isa.Op;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Instructions that need no set-up and leave SP, PC and memory alone. */
final class Fillers {
  private static final int SP_AND_PC = 1 << 13 | 1 << 15;

  private static final Set<Kind> KINDS =
      EnumSet.of(
          Kind.ALU,
          Kind.MOVE_WIDE,
          Kind.SHIFT,
          Kind.EXTEND,
          Kind.EXTEND_ADD,
          Kind.BITFIELD_EXTRACT,
          Kind.BITFIELD_INSERT,
          Kind.REVERSE,
          Kind.COUNT_ZEROS,
          Kind.SATURATE,
          Kind.SATURATING_ADD,
          Kind.PARALLEL_ADD,
          Kind.ABSOLUTE_DIFFERENCE,
          Kind.SELECT,
          Kind.PACK,
          Kind.MULTIPLY,
          Kind.MULTIPLY_ACCUMULATE,
          Kind.MULTIPLY_LONG,
          Kind.MULTIPLY_ACCUMULATE_LONG,
          Kind.DIVIDE,
          Kind.PRELOAD,
          Kind.NOP,
          Kind.DATA_BARRIER,
          Kind.INSTRUCTION_BARRIER,
          Kind.FP_ADD,
          Kind.FP_MULTIPLY,
          Kind.FP_MULTIPLY_ACCUMULATE,
          Kind.FP_FUSED,
          Kind.FP_DIVIDE,
          Kind.FP_SQUARE_ROOT,
          Kind.FP_CONVERT,
          Kind.FP_ROUND,
          Kind.FP_MIN_MAX,
          Kind.FP_SELECT,
          Kind.FP_COMPARE,
          Kind.FP_MOVE,
          Kind.FP_MOVE_IMMEDIATE,
          Kind.FP_FROM_CORE,
          Kind.FP_TO_CORE,
          Kind.FP_FROM_CORE_PAIR,
          Kind.FP_TO_CORE_PAIR);

  private final Encodings encodings;
  private final SplittableRandom random;
  private final List<Op> rows;

  Fillers(Encodings encodings, SplittableRandom random) {
    this.encodings = encodings;
    this.random = random;
    rows = encodings.rows().stream().filter(op -> KINDS.contains(op.kind())).toList();
  }

  /** Is this one such? */
  static boolean plain(Insn insn) {
    return KINDS.contains(insn.kind) && (insn.writes & SP_AND_PC) == 0;
  }

  /** One to three. */
  List<Insn> some() {
    return Stream.generate(this::one).limit(1 + random.nextInt(3)).toList();
  }

  Insn one() {
    while (true) {
      Optional<Insn> insn = encodings.draw(rows.get(random.nextInt(rows.size())), random);
      if (insn.isPresent() && plain(insn.get())) {
        return insn.get();
      }
    }
  }
}
