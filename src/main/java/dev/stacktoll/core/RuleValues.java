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
   * @throws IllegalArgumentException if an override names no rule, or lies outside its range
   */
  public static RuleValues of(List<TimingRule> rules, Map<String, Integer> overrides) {
    RuleValues result = new RuleValues();
    for (TimingRule rule : rules) {
      if (result.values.put(rule.id(), rule.value()) != null) {
        throw new IllegalArgumentException("two timing rules are called " + rule.id());
      }
    }
    overrides.forEach((id, value) -> result.override(rules, id, value));
    return result;
  }

  private void override(List<TimingRule> rules, String id, int value) {
    TimingRule rule =
        rules.stream()
            .filter(r -> r.id().equals(id))
            .findAny()
            .orElseThrow(
                () -> new IllegalArgumentException("there is no timing rule called " + id));
    if (value < rule.low() || value > rule.high()) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d".formatted(id, rule.low(), rule.high(), value));
    }
    values.put(id, value);
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
