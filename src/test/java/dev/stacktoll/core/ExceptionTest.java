package dev.stacktoll.core;

import static dev.stacktoll.core.Rig.R0;
import static dev.stacktoll.core.Rig.R7;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** ARMv7-M ARM, B1.5. */
final class ExceptionTest {
  @Test
  void supervisorCallEntersItsHandlerAndComesBackToTheNextInstruction() {
    var rig = Rig.m4("svc #3\n movs r0, #9\n b .").vector(11, "movs r7, #1\n bx lr").set(R0, 5);
    rig.run(3);
    assertEquals(1, rig.get(R7));
    rig.step();
    assertEquals(9, rig.get(R0));
    assertEquals(4 + 12 + 10, rig.cycles());
  }
}
