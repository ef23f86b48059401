package dev.stacktoll.isa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * From the text of one instruction to its encoding: every row whose mnemonic fits is tried, narrow
 * ones first; a row fits if its encoding, read back, gives the operands of the text. It does not
 * change once made.
 */
final class Encoder {
  /**
   * What to encode.
   *
   * @param word the mnemonic in lower case
   * @param operands what follows it
   * @param address where the instruction lies
   * @param condition of the IT block around it, or 14
   * @param wide only a 32-bit encoding will do
   */
  record Request(String word, String operands, int address, int condition, boolean wide) {}

  private final Map<String, List<Mnemonic>> byStem = new HashMap<>();
  private final Decoder decoder = new Decoder(true);

  Encoder() {
    for (Op op : Op.values()) {
      Mnemonic mnemonic = Mnemonic.of(op);
      add(mnemonic);
      for (String stem : Aliases.stems(op)) {
        add(mnemonic.withStem(stem));
      }
    }
  }

  private void add(Mnemonic mnemonic) {
    byStem.computeIfAbsent(mnemonic.stem(), _ -> new ArrayList<>()).add(mnemonic);
  }

  Operands encode(Request request, Function<String, OptionalInt> expressions) {
    Request plain = Aliases.rewrite(request, expressions);
    String word = plain.word().replaceFirst("\\.[wn]$", "");
    boolean onlyWide = plain.wide() || plain.word().endsWith(".w");
    boolean onlyNarrow = plain.word().endsWith(".n");
    for (Candidate candidate : candidates(word, plain.operands())) {
      boolean wide = candidate.size() == 4;
      if (wide ? onlyNarrow : onlyWide) {
        continue;
      }
      Optional<Operands> result = tryRow(candidate, word, plain, expressions);
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new IllegalArgumentException("no encoding");
  }

  /** One row, with one way to write its operands. */
  private record Candidate(Mnemonic mnemonic, int variant, String operands) {
    int size() {
      return mnemonic.op().size();
    }

    Op op() {
      return mnemonic.op();
    }
  }

  /** Narrow before wide, operands as written before operands completed, then table order. */
  private List<Candidate> candidates(String word, String operands) {
    List<Candidate> candidates = new ArrayList<>();
    for (int length = 1; length <= word.length(); length++) {
      for (Mnemonic mnemonic : byStem.getOrDefault(word.substring(0, length), List.of())) {
        int variant = 0;
        for (String text : Aliases.operands(mnemonic, operands)) {
          candidates.add(new Candidate(mnemonic, variant++, text));
        }
      }
    }
    candidates.sort(
        Comparator.comparingInt(Candidate::size)
            .thenComparingInt(Candidate::variant)
            .thenComparing(Candidate::op));
    return candidates;
  }

  private Optional<Operands> tryRow(
      Candidate candidate,
      String word,
      Request request,
      Function<String, OptionalInt> expressions) {
    return candidate
        .mnemonic()
        .read(word, request.condition())
        .filter(
            o ->
                new OperandParser(candidate.operands(), o, request.address(), expressions)
                    .parse(o.op.template().operands()))
        .filter(this::fits);
  }

  /** The encoding decodes to the same row and the same operands. */
  private boolean fits(Operands o) {
    o.bits = OperandFields.write(o);
    int bits = o.bits;
    boolean claimed =
        o.size == 4
            ? decoder.row(bits >>> 16, bits) == o.op
            : bits >>> 16 == 0 && decoder.row(bits, 0) == o.op;
    return claimed && same(o, OperandFields.read(o.op, bits));
  }

  private static boolean same(Operands x, Operands y) {
    return x.d == y.d
        && x.n == y.n
        && x.m == y.m
        && x.a == y.a
        && x.t == y.t
        && x.t2 == y.t2
        && x.imm == y.imm
        && x.imm2 == y.imm2
        && x.shiftType == y.shiftType
        && x.shiftAmount == y.shiftAmount
        && x.list == y.list
        && x.cond == y.cond
        && x.setFlags == y.setFlags
        && x.index == y.index
        && x.add == y.add
        && x.writeback == y.writeback;
  }
}
