package dev.stacktoll.core;

import dev.stacktoll.core.PipelineModel.ProfileCounts;

/**
 * Where the cycles of the Cortex-M4 went: each to one rule, and to the counter of the DWT that
 * would count it (ARMv7-M ARM, C1.8).
 *
 * <p>What an instruction costs beyond its own cycle is known in parts when it executes, but passes
 * only when the next one has to wait for it; until then the parts are kept here.
 */
@Hot
final class CortexM4Charges {
  final long[] cycles = new long[CortexM4Rule.values().length];
  final ProfileCounts counts = new ProfileCounts();

  /** Some part is not 0. */
  private boolean parts;

  private long flash;
  private long pair;
  private long change;
  private long bus;
  private CortexM4Rule busRule = CortexM4Rule.APB;
  private CortexM4Rule otherRule = CortexM4Rule.LOAD;

  void issue() {
    cycles[CortexM4Rule.ISSUE.ordinal()]++;
  }

  void add(CortexM4Rule rule, long number) {
    if (number <= 0) {
      return;
    }
    cycles[rule.ordinal()] += number;
    switch (rule.rule().cause()) {
      case LOAD_USE, DATA_MISS, BUS, MULTIPLE -> counts.loadStore += number;
      case EXCEPTION -> counts.exception += number;
      case SLEEP -> counts.sleep += number;
      default -> counts.cpi += number;
    }
  }

  /** The rule for what no part below accounts for. */
  void rest(CortexM4Rule rule) {
    otherRule = rule;
  }

  void flash(long number) {
    flash = number;
    parts = true;
  }

  void pair(long number) {
    pair = number;
    parts = true;
  }

  void change(long number) {
    change = number;
    parts = true;
  }

  void bus(CortexM4Rule rule, long number) {
    busRule = rule;
    bus = number;
    parts = true;
  }

  /** The next instruction waited that long for the last one. */
  void settle(long number) {
    if (parts) {
      settleParts(number);
    } else if (number > 0) {
      add(otherRule, number);
    }
  }

  private void settleParts(long number) {
    long left = number;
    left -= upTo(CortexM4Rule.FLASH_DATA, flash, left);
    left -= upTo(CortexM4Rule.FLASH_DATA_PAIR, pair, left);
    left -= upTo(CortexM4Rule.SLAVE_CHANGE, change, left);
    left -= upTo(busRule, bus, left);
    add(otherRule, left);
    parts = false;
    flash = 0;
    pair = 0;
    change = 0;
    bus = 0;
  }

  long upTo(CortexM4Rule rule, long number, long most) {
    long now = Math.max(0, Math.min(number, most));
    add(rule, now);
    return now;
  }
}
