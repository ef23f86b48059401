package dev.stacktoll.core;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers a timing model works with: the value of each rule, unless a sensitivity run replaces
 * it.
 */
public final class RuleValues {
  private final Map<String, Integer> values = new TreeMap<>();

  /** Every rule at its own value. */
  public static RuleValues defaults(List<TimingRule> rules) {
    return of(rules, Map.of());
  }

  /**
   * Every rule at its own value, except the ones named.
   *
   * @throws IllegalArgumentException if an override names no rule
   */
  public static RuleValues of(List<TimingRule> rules, Map<String, Integer> overrides) {
    RuleValues result = new RuleValues();
    for (TimingRule rule : rules) {
      if (result.values.put(rule.id(), rule.value()) != null) {
        throw new IllegalArgumentException("two timing rules are called " + rule.id());
      }
    }
    overrides.forEach(
        (id, value) -> {
          if (result.values.replace(id, value) == null) {
            throw new IllegalArgumentException("there is no timing rule called " + id);
          }
        });
    return result;
  }

  private RuleValues() {}

  public int get(String id) {
    Integer value = values.get(id);
    if (value == null) {
      throw new IllegalArgumentException("there is no timing rule called " + id);
    }
    return value;
  }
}
