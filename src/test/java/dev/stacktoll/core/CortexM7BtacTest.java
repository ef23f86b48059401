package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The branch target address cache of the Cortex-M7. */
final class CortexM7BtacTest {
  private static final int BRANCH = 0x0800_0100;
  private static final int TARGET = 0x0800_0040;

  @Test
  void aTakenBranchIsFoundWithItsTargetAndPredictedTaken() {
    CortexM7Btac btac = new CortexM7Btac(4);
    btac.allocate(BRANCH, TARGET);
    int entry = btac.find(BRANCH);
    assertEquals(TARGET, btac.target[entry]);
    assertTrue(btac.predictsTaken(entry));
    assertEquals(-1, btac.find(BRANCH + 2));
  }

  @Test
  void twoPassesTheOtherWayTurnThePrediction() {
    CortexM7Btac btac = new CortexM7Btac(4);
    btac.allocate(BRANCH, TARGET);
    int entry = btac.find(BRANCH);
    btac.update(entry, false, BRANCH + 2);
    assertTrue(btac.predictsTaken(entry));
    btac.update(entry, false, BRANCH + 2);
    assertFalse(btac.predictsTaken(entry));
    btac.update(entry, true, TARGET);
    assertTrue(btac.predictsTaken(entry));
  }

  @Test
  void theEntryUsedLongestAgoGoes() {
    CortexM7Btac btac = new CortexM7Btac(2);
    btac.allocate(BRANCH, TARGET);
    btac.allocate(BRANCH + 0x200, TARGET);
    btac.find(BRANCH);
    btac.allocate(BRANCH + 0x400, TARGET);
    assertTrue(btac.find(BRANCH) >= 0);
    assertEquals(-1, btac.find(BRANCH + 0x200));
    assertTrue(btac.find(BRANCH + 0x400) >= 0);
  }

  @Test
  void clearingForgetsEveryBranch() {
    CortexM7Btac btac = new CortexM7Btac(2);
    btac.allocate(BRANCH, TARGET);
    btac.clear();
    assertEquals(-1, btac.find(BRANCH));
  }

  @Test
  void withoutEntriesNothingIsFound() {
    CortexM7Btac btac = new CortexM7Btac(0);
    btac.allocate(BRANCH, TARGET);
    assertEquals(-1, btac.find(BRANCH));
  }
}
