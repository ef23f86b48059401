package dev.stacktoll.fuzz;

import java.util.SplittableRandom;

/** Registers and window before the first unit, in the order in which the start-up code loads it. */
record State(int[] words) {
  static final int WINDOW = 0;
  static final int SINGLES = Layout.WINDOW_WORDS;
  static final int FPSCR = SINGLES + 32;
  static final int APSR = FPSCR + 1;
  static final int SP = FPSCR + 2;
  static final int LR = FPSCR + 3;
  static final int CORE = FPSCR + 4;
  static final int WORDS = CORE + 13;

  static State random(SplittableRandom random) {
    int[] words = new int[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = i < FPSCR ? Operands.single(random) : Operands.word(random);
    }
    words[FPSCR] = Operands.fpscr(random);
    words[APSR] = random.nextInt() & 0xf80f_0000;
    words[SP] = Layout.STACK;
    return new State(words);
  }

  int get(int word) {
    return words[word];
  }

  /** The same with another value in one place. */
  State with(int word, int value) {
    int[] changed = words.clone();
    changed[word] = value;
    return new State(changed);
  }
}
