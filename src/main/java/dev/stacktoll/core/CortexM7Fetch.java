package dev.stacktoll.core;

import java.util.Arrays;

/**
 * Fetch unit and queue of the Cortex-M7 (TRM DDI 0489, 1.2.3): one aligned word a cycle, ahead of
 * issue as far as the queue reaches. Works out when each word arrived as instructions ask for it.
 */
@Hot
final class CortexM7Fetch {
  /** Fetch and decode lie between the arrival of a word and the first issue from it. */
  static final int STAGES_BEFORE_ISSUE = 2;

  private final CortexM7Bus bus;
  private final int wordShift;
  private final int btacHit;
  private final int wrongPathWords;
  private final long[] lastIssue;

  private int slot;
  private int word;
  private long arrival;
  private boolean restarts = true;
  private long restartAt;
  private int restartRule = CortexM7Rule.FETCH_WORD.ordinal();

  /** Rule behind the arrival of the latest instruction, apart from waits of memory. */
  int rule;

  /** Cycles that memory let the latest instruction wait, and the bus's rule. */
  long waited;

  int waitRule;

  CortexM7Fetch(CortexM7Bus bus, RuleValues values) {
    this.bus = bus;
    wordShift = Integer.numberOfTrailingZeros(CortexM7Rule.FETCH_WORD.in(values));
    btacHit = CortexM7Rule.BTAC_HIT.in(values);
    wrongPathWords = CortexM7Rule.WRONG_PATH.in(values);
    lastIssue = new long[CortexM7Rule.FETCH_QUEUE.in(values)];
  }

  /** The first cycle in which an instruction can issue as far as fetching is concerned. */
  long fetched(int pc, int bytes) {
    int first = pc >>> wordShift;
    int last = pc + bytes - 1 >>> wordShift;
    if (restarts) {
      waited = 0;
      restarts = false;
      rule = restartRule;
      take(first, restartAt);
    } else if (first != word) {
      waited = 0;
      rule = CortexM7Rule.FETCH_WORD.ordinal();
      take(first, arrival + 1);
    }
    if (last != word) {
      take(last, arrival + 1);
    }
    return arrival + STAGES_BEFORE_ISSUE;
  }

  private void take(int wanted, long earliest) {
    slot = slot + 1 == lastIssue.length ? 0 : slot + 1;
    long cycle = Math.max(earliest, lastIssue[slot]);
    arrival = bus.fetch(wanted << wordShift, cycle, false);
    word = wanted;
    if (arrival > cycle) {
      waited += arrival - cycle;
      waitRule = bus.waitRule();
    }
  }

  /** An instruction of the latest word issued. */
  void issued(long cycle) {
    lastIssue[slot] = cycle;
  }

  /** The predictor sends the fetch unit to the target right after the branch's word. */
  void follow() {
    restarts = true;
    restartAt = arrival + btacHit;
    restartRule = CortexM7Rule.BTAC_HIT.ordinal();
  }

  /** The queue is emptied; the first instruction from the new place can issue in a cycle. */
  void restart(long issue, int because) {
    restarts = true;
    restartAt = Math.max(issue - STAGES_BEFORE_ISSUE, arrival + 1);
    restartRule = because;
    Arrays.fill(lastIssue, 0);
  }

  /** Fetches words past the branch that was predicted wrongly, until the fetch unit knows. */
  void fetchWrongPath(long branchIssue) {
    fetchWrongPath(word + 1, branchIssue);
  }

  /** Fetches words from the target that was predicted wrongly, until the fetch unit knows. */
  void fetchWrongTarget(int target, long branchIssue) {
    fetchWrongPath(target >>> wordShift, branchIssue);
  }

  /** Call after {@link #restart}. */
  private void fetchWrongPath(int from, long branchIssue) {
    long cycle = Math.max(branchIssue + 1 - STAGES_BEFORE_ISSUE, arrival + 1);
    for (int i = 0; i < wrongPathWords && cycle < restartAt; i++) {
      cycle = bus.fetch(from + i << wordShift, cycle, true) + 1;
    }
  }
}
