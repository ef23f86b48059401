package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Overriding timing rules by id. */
final class RuleValuesTest {
  private static final List<TimingRule> RULES = CortexM4.allRules();

  @Test
  void everyRuleHasItsOwnValueByDefault() {
    RuleValues values = RuleValues.defaults(RULES);
    RULES.forEach(rule -> assertEquals(rule.value(), values.get(rule.id())));
  }

  @Test
  void anOverrideReplacesOneValue() {
    RuleValues values = RuleValues.of(RULES, Map.of("m4.slave-change", 0));
    assertEquals(0, values.get("m4.slave-change"));
    assertEquals(1, values.get("m4.address"));
  }

  @Test
  void anUnknownRuleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> RuleValues.of(RULES, Map.of("m4.slave", 0)));
    assertThrows(IllegalArgumentException.class, () -> RuleValues.defaults(RULES).get("m4.slave"));
  }

  @Test
  void aValueOutsideTheRangeOfTheRuleIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> RuleValues.of(RULES, Map.of("m4.slave-change", 2)));
  }
}
