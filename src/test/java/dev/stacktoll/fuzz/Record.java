package dev.stacktoll.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a checkpoint wrote: R0 to R12, LR, APSR, FPSCR, SP, return address, S0 to S31, the window of
 * memory, the last exception.
 */
record Record(int[] words) {
  static final int LR = 13;
  static final int APSR = 14;
  static final int FPSCR = 15;
  static final int SP = 16;
  static final int RETURN = 17;
  static final int SINGLES = 18;
  static final int WINDOW = SINGLES + 32;
  static final int EXCEPTION = WINDOW + Layout.WINDOW_WORDS;
  static final int WORDS = EXCEPTION + Layout.EXCEPTION_WORDS;
  static final int BYTES = 4 * WORDS;

  private static final List<String> EXCEPTION_NAMES =
      List.of(
          "IPSR",
          "EXC_RETURN",
          "frame address",
          "stacked R0",
          "stacked R1",
          "stacked R2",
          "stacked R3",
          "stacked R12",
          "stacked LR",
          "stacked PC",
          "stacked xPSR",
          "CFSR",
          "HFSR",
          "CONTROL",
          "FPSCR in the handler",
          "unused");

  static Record read(byte[] log, int index) {
    int[] words = new int[WORDS];
    ByteBuffer.wrap(log, index * BYTES, BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(words);
    return new Record(words);
  }

  /** What a word of the record is. */
  static String name(int word) {
    if (word < LR) {
      return "R" + word;
    }
    if (word >= EXCEPTION) {
      return EXCEPTION_NAMES.get(word - EXCEPTION);
    }
    if (word >= WINDOW) {
      return String.format(Locale.ROOT, "[0x%08x]", Layout.WINDOW + 4 * (word - WINDOW));
    }
    if (word >= SINGLES) {
      return "S" + (word - SINGLES);
    }
    return switch (word) {
      case LR -> "LR";
      case APSR -> "APSR";
      case FPSCR -> "FPSCR";
      case SP -> "SP";
      default -> "return address";
    };
  }

  /** The words that differ. */
  List<Integer> differences(Record other) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      if (words[i] != other.words[i]) {
        found.add(i);
      }
    }
    return found;
  }

  int get(int word) {
    return words[word];
  }

  /** The state to begin the next stretch with. */
  State state() {
    int[] start = new int[State.WORDS];
    System.arraycopy(words, WINDOW, start, State.WINDOW, Layout.WINDOW_WORDS);
    System.arraycopy(words, SINGLES, start, State.SINGLES, 32);
    start[State.FPSCR] = words[FPSCR];
    start[State.APSR] = words[APSR];
    start[State.SP] = words[SP];
    start[State.LR] = words[LR];
    System.arraycopy(words, 0, start, State.CORE, 13);
    return new State(start);
  }
}
