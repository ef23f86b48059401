package dev.stacktoll.core;

import static dev.stacktoll.core.CortexM7Rule.FP_ADD_TO_MLA;
import static dev.stacktoll.core.CortexM7Rule.FP_ADD_TO_STORE;
import static dev.stacktoll.core.CortexM7Rule.FP_FUSED;
import static dev.stacktoll.core.CortexM7Rule.FP_FUSED_CHAIN;
import static dev.stacktoll.core.CortexM7Rule.FP_FUSED_TO_MLA;
import static dev.stacktoll.core.CortexM7Rule.FP_FUSED_TO_STORE;
import static dev.stacktoll.core.CortexM7Rule.FP_LOAD;
import static dev.stacktoll.core.CortexM7Rule.FP_LOAD_DOUBLE;
import static dev.stacktoll.core.CortexM7Rule.FP_LOAD_TO_CORE;
import static dev.stacktoll.core.CortexM7Rule.FP_LOAD_TO_FUSED;
import static dev.stacktoll.core.CortexM7Rule.FP_MLA;
import static dev.stacktoll.core.CortexM7Rule.FP_MLA_CHAIN;
import static dev.stacktoll.core.CortexM7Rule.FP_MLA_TO_STORE;
import static dev.stacktoll.core.CortexM7Rule.FP_MOVE;
import static dev.stacktoll.core.CortexM7Rule.FP_STATUS;
import static dev.stacktoll.core.CortexM7Rule.LOAD_TO_BASE;
import static dev.stacktoll.core.CortexM7Rule.LOAD_TO_INDEX;
import static dev.stacktoll.core.CortexM7Rule.LOAD_TO_MULTIPLY;
import static dev.stacktoll.core.CortexM7Rule.MULTIPLY_TO_ADDRESS;
import static dev.stacktoll.core.CortexM7Rule.PREDICATED_FLAGS;
import static dev.stacktoll.core.CortexM7Rule.PREDICATED_RESULT;
import static dev.stacktoll.core.CortexM7Rule.REVERSE_TO_SHIFTER;
import static dev.stacktoll.core.CortexM7Rule.SHIFTER_OPERAND;

import org.jspecify.annotations.Nullable;

/**
 * The table of issue distances from producer to consumer, by how a value comes and what it is
 * needed for: the bypass rule, and the pairs that have a rule of their own.
 */
@Hot
final class CortexM7Distances {
  static final int YIELDS = CortexM7Yield.values().length;
  static final int NEEDS = CortexM7Need.values().length;

  /** Distance by {@code yield * NEEDS + need}; predicated yields follow the plain ones. */
  final int[] distance = new int[2 * YIELDS * NEEDS];

  /** Ordinal of the rule behind each distance. */
  final int[] rule = new int[2 * YIELDS * NEEDS];

  private final RuleValues values;

  CortexM7Distances(RuleValues values) {
    this.values = values;
    int later = PREDICATED_RESULT.in(values);
    for (CortexM7Yield yield : CortexM7Yield.values()) {
      for (CortexM7Need need : CortexM7Need.values()) {
        int plain = yield.ordinal() * NEEDS + need.ordinal();
        int predicated = plain + YIELDS * NEEDS;
        CortexM7Rule own = ownRule(yield, need);
        distance[plain] = own != null ? ownDistance(own, yield) : bypass(yield, need, 0);
        distance[predicated] = own != null ? distance[plain] : bypass(yield, need, later);
        rule[plain] = (own != null ? own : bypassRule(yield, need)).ordinal();
        rule[predicated] =
            (distance[predicated] > distance[plain] ? PREDICATED_RESULT.ordinal() : rule[plain]);
      }
    }
  }

  private int bypass(CortexM7Yield yield, CortexM7Need need, int later) {
    return Math.max(0, yield.stage(values) + later - need.stage(values) + 1);
  }

  private static CortexM7Rule bypassRule(CortexM7Yield yield, CortexM7Need need) {
    return need == CortexM7Need.SHIFTER && yield.rule() == CortexM7Rule.LATE_ALU
        ? SHIFTER_OPERAND
        : yield.rule();
  }

  private int ownDistance(CortexM7Rule own, CortexM7Yield yield) {
    int more = yield == CortexM7Yield.FP_LOAD_DOUBLE ? FP_LOAD_DOUBLE.in(values) : 0;
    return own.in(values) + more;
  }

  private static @Nullable CortexM7Rule ownRule(CortexM7Yield yield, CortexM7Need need) {
    return switch (yield) {
      case LOAD -> loadRule(need);
      case MULTIPLY -> isAddress(need) ? MULTIPLY_TO_ADDRESS : null;
      case REVERSE -> need == CortexM7Need.SHIFTER ? REVERSE_TO_SHIFTER : null;
      case FLAGS -> need == CortexM7Need.PREDICATE ? PREDICATED_FLAGS : null;
      case FP_ADD, FP_MOVE -> addRule(yield, need);
      case FP_FUSED -> fusedRule(need);
      case FP_MLA -> mlaRule(need);
      case FP_LOAD, FP_LOAD_DOUBLE -> fpLoadRule(need);
      case FP_FLAGS -> FP_STATUS;
      case LATE_ALU, EARLY_ALU, DSP, DIVIDE, LOAD_NARROW, LOAD_SECOND, BASE_WRITEBACK, FP_TO_CORE ->
          null;
    };
  }

  private static boolean isAddress(CortexM7Need need) {
    return need == CortexM7Need.BASE || need == CortexM7Need.INDEX;
  }

  private static @Nullable CortexM7Rule loadRule(CortexM7Need need) {
    return switch (need) {
      case BASE -> LOAD_TO_BASE;
      case INDEX -> LOAD_TO_INDEX;
      case FACTOR -> LOAD_TO_MULTIPLY;
      default -> null;
    };
  }

  private static CortexM7Rule addRule(CortexM7Yield yield, CortexM7Need need) {
    return switch (need) {
      case MLA_ACCUMULATOR -> yield == CortexM7Yield.FP_MOVE ? FP_MOVE : FP_ADD_TO_MLA;
      case FP_STORE -> FP_ADD_TO_STORE;
      default -> yield.rule();
    };
  }

  private static CortexM7Rule fusedRule(CortexM7Need need) {
    return switch (need) {
      case FUSED_ACCUMULATOR -> FP_FUSED_CHAIN;
      case MLA_ACCUMULATOR -> FP_FUSED_TO_MLA;
      case FP_STORE -> FP_FUSED_TO_STORE;
      default -> FP_FUSED;
    };
  }

  private static CortexM7Rule mlaRule(CortexM7Need need) {
    return switch (need) {
      case FUSED_ACCUMULATOR, MLA_ACCUMULATOR -> FP_MLA_CHAIN;
      case FP_STORE -> FP_MLA_TO_STORE;
      default -> FP_MLA;
    };
  }

  private static CortexM7Rule fpLoadRule(CortexM7Need need) {
    return switch (need) {
      case FUSED_ACCUMULATOR -> FP_LOAD_TO_FUSED;
      case MLA_ACCUMULATOR, FP_TO_CORE -> FP_LOAD_TO_CORE;
      default -> FP_LOAD;
    };
  }
}
