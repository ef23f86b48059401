package dev.stacktoll.core;

/** Decides whether an instruction joins the latest one, by what that one is. */
@Hot
final class CortexM7Pairing {
  private static final int UNITS = CortexM7Unit.values().length;
  private static final int ALLOWED = -1;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final CortexM7Bus bus;

  /** Ordinal of the forbidding rule by {@code older * UNITS + younger}, or -1. */
  private final int[] forbidding = new int[UNITS * UNITS];

  private final boolean banksMatter;
  private final boolean macsMatter;
  private final boolean targetsWait;
  private final boolean movesPair;
  private final int macShadow;
  private final int fusedAfterMla;

  private CortexM7Unit older = CortexM7Unit.ALONE;
  private boolean olderLoads;
  private int olderAddress;
  private boolean olderTaken;
  private int olderMovesHalf = -1;
  private long lastMac = LONG_AGO;
  private long lastMla = LONG_AGO;

  CortexM7Pairing(CortexM7Bus bus, RuleValues values) {
    this.bus = bus;
    banksMatter = CortexM7Rule.PAIR_BANK.in(values) != 0;
    macsMatter = CortexM7Rule.PAIR_MAC.in(values) != 0;
    targetsWait = CortexM7Rule.PAIR_TAKEN_BRANCH.in(values) != 0;
    movesPair = CortexM7Rule.MOVE_PAIR.in(values) != 0;
    macShadow = CortexM7Rule.FP_MAC_SHADOW.in(values);
    fusedAfterMla = CortexM7Rule.FP_FUSED_AFTER_MLA.in(values);
    for (CortexM7Unit first : CortexM7Unit.values()) {
      for (CortexM7Unit second : CortexM7Unit.values()) {
        CortexM7Rule rule = CortexM7Unit.forbidding(first, second);
        forbidding[first.ordinal() * UNITS + second.ordinal()] =
            rule == null || rule.in(values) == 0 ? ALLOWED : rule.ordinal();
      }
    }
  }

  /** Ordinal of the rule that keeps an instruction from joining in this cycle, or -1. */
  int forbids(CortexM7Facts facts, boolean loads, int address, long now) {
    if (olderTaken && targetsWait) {
      return CortexM7Rule.PAIR_TAKEN_BRANCH.ordinal();
    }
    int rule = forbidding[older.ordinal() * UNITS + facts.unit.ordinal()];
    if (rule != ALLOWED) {
      return rule;
    }
    if (loads && olderLoads && banksMatter && clash(address)) {
      return CortexM7Rule.PAIR_BANK.ordinal();
    }
    boolean inShadow = now - lastMac <= macShadow;
    if (inShadow && now > lastMac && facts.unit.movesFp()) {
      return CortexM7Rule.FP_MAC_SHADOW.ordinal();
    }
    if (facts.unit == CortexM7Unit.FP_MAC && inShadow && older.movesFp() && macsMatter) {
      return CortexM7Rule.PAIR_MAC.ordinal();
    }
    return ALLOWED;
  }

  private boolean clash(int address) {
    return ((address ^ olderAddress) & 4) == 0
        || !bus.hasTwoBanks(address)
        || !bus.hasTwoBanks(olderAddress);
  }

  /** A MOVT behind the MOVW of the same register. */
  boolean joinsMove(CortexM7Facts facts) {
    return facts.movesTop && movesPair && olderMovesHalf == facts.destination;
  }

  /**
   * When an instruction may issue that could do so in the cycle {@code ready} of the scoreboard.
   */
  long clearOfMac(CortexM7Facts facts, long ready, CortexM7Scoreboard scoreboard) {
    if (facts.shunsMac) {
      return scoreboard.later(ready, lastMac + macShadow + 1, CortexM7Rule.FP_MAC_SHADOW.ordinal());
    }
    if (facts.fused) {
      return scoreboard.later(
          ready, lastMla + fusedAfterMla, CortexM7Rule.FP_FUSED_AFTER_MLA.ordinal());
    }
    return ready;
  }

  void issued(CortexM7Facts facts, boolean loads, int address, long cycle) {
    older = facts.unit;
    olderLoads = loads;
    olderAddress = address;
    olderTaken = false;
    olderMovesHalf = facts.movesHalf ? facts.destination : -1;
    if (facts.unit == CortexM7Unit.FP_MAC) {
      lastMac = cycle;
      if (!facts.fused) {
        lastMla = cycle;
      }
    }
  }

  /** The latest instruction was a branch. */
  void branched(boolean taken) {
    olderTaken = taken;
  }

  /** Nothing that comes next can join what came before. */
  void forget() {
    older = CortexM7Unit.ALONE;
    lastMac = LONG_AGO;
    lastMla = LONG_AGO;
  }
}
