package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.UnmodelledAccess;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RM0390 and RM0385, PWR, at 16 MHz. */
final class PwrTest {
  private static final int PWR = 0x4000_7000;
  private static final int ODEN = 1 << 16;
  private static final int ODSWEN = 1 << 17;

  private final Surroundings around = new Surroundings();
  private final Surroundings.Soc soc = around.chip(Stm32f446re.CHIP);

  @BeforeEach
  void clock() {
    soc.store(0x4002_3840, 1 << 28, 0);
  }

  @Test
  void overDriveIsReadyAfterItsTimeAndStallsTheCoreWhenItSwitches() {
    soc.set(PWR, ODEN, 0);
    assertEquals(0, soc.load(PWR + Pwr.CSR, 719));
    assertEquals(ODEN, soc.load(PWR + Pwr.CSR, 720));
    soc.set(PWR, ODSWEN, 1_000);
    assertEquals(ODEN | ODSWEN, soc.load(PWR + Pwr.CSR, 1_001));
    assertEquals(List.of("stall 720"), around.events);
    soc.store(PWR, 0xc000, 2_000);
    assertEquals(0, soc.load(PWR + Pwr.CSR, 2_001));
  }

  @Test
  void overDriveCannotSwitchBeforeItIsReady() {
    soc.set(PWR, ODEN, 0);
    soc.set(PWR, ODSWEN, 10);
    assertEquals(0, soc.load(PWR + Pwr.CSR, 11));
    assertTrue(around.events.isEmpty());
    assertEquals(1, around.warnings.size());
  }

  @Test
  void theVoltageScaleIsFixedAndReadyWhileThePllRuns() {
    soc.store(PWR, 0x8000, 0);
    assertEquals(0x8000, soc.load(PWR, 1));
    soc.set(0x4002_3800, 1 << 24, 2);
    assertEquals(1 << 14, soc.load(PWR + Pwr.CSR, 4_000));
    soc.store(PWR, 0xc000, 4_001);
    assertEquals(0x8000, soc.load(PWR, 4_002));
    assertEquals(1, around.warnings.size());
  }

  @Test
  void onlyTheF7HasSecondRegisters() {
    assertThrows(UnmodelledAccess.class, () -> soc.load(PWR + Pwr.CR2, 0));
    Surroundings.Soc f7 = new Surroundings().chip(Stm32f746zg.CHIP);
    f7.store(0x4002_3840, 1 << 28, 0);
    f7.store(PWR + Pwr.CSR2, 0x100, 0);
    assertEquals(0x100, f7.load(PWR + Pwr.CSR2, 1));
  }
}
