package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stacktoll.core.UnmodelledAccess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RM0390 and RM0385, GPIO. */
final class GpioTest {
  private final Surroundings around = new Surroundings();
  private final List<String> edges = new ArrayList<>();
  private final Gpio gpio =
      new Gpio(
          'A',
          new Gpio.AtReset(0, 0, 0),
          (port, changed, levels, cycle) ->
              edges.add("%04x %04x at %d".formatted(changed, levels, cycle)),
          around::warn);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      ODR before | BSRR       | ODR after
      0x0000     | 0x00000020 | 0x0020
      0x0020     | 0x00200000 | 0x0000
      0x0021     | 0x00200020 | 0x0021
      0x00ff     | 0x000f0f00 | 0x0ff0
      """)
  void bsrrSetsAndResetsAndSetWins(int before, int bsrr, int after) {
    gpio.write(Gpio.ODR, 4, before, 0);
    gpio.write(Gpio.BSRR, 4, bsrr, 1);
    assertEquals(after, gpio.read(Gpio.ODR, 4, 2));
    assertEquals(0, gpio.read(Gpio.BSRR, 4, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      MODER | OTYPER | PUPDR | ODR | driven | IDR
      0     | 0      | 0     | 1   | -      | 0
      0     | 0      | 1     | 0   | -      | 1
      0     | 0      | 2     | 1   | -      | 0
      0     | 0      | 1     | 0   | 0      | 0
      0     | 0      | 2     | 0   | 1      | 1
      1     | 0      | 0     | 1   | -      | 1
      1     | 0      | 1     | 0   | -      | 0
      1     | 1      | 0     | 1   | -      | 0
      1     | 1      | 1     | 1   | -      | 1
      1     | 1      | 1     | 0   | 1      | 0
      1     | 1      | 0     | 1   | 1      | 1
      2     | 0      | 1     | 0   | -      | 1
      3     | 0      | 1     | 1   | 1      | 0
      """)
  void aPinShowsItsOutputOrWhatDrivesIt(
      int moder, int otyper, int pupdr, int odr, String driven, int idr) {
    gpio.write(Gpio.MODER, 4, moder, 0);
    gpio.write(Gpio.OTYPER, 4, otyper, 0);
    gpio.write(Gpio.PUPDR, 4, pupdr, 0);
    gpio.write(Gpio.ODR, 4, odr, 0);
    if (!driven.equals("-")) {
      gpio.drive(0, driven.equals("1"), 0);
    }
    assertEquals(idr, gpio.read(Gpio.IDR, 4, 0));
  }

  @Test
  void edgesAreReportedWithTheirCycleAndOnlyOnce() {
    gpio.write(Gpio.MODER, 4, 1 << 10, 5);
    gpio.write(Gpio.BSRR, 4, 1 << 5, 10);
    gpio.write(Gpio.BSRR, 4, 1 << 5, 11);
    gpio.write(Gpio.BSRR, 4, 1 << 21, 12);
    gpio.write(Gpio.BSRR, 4, 1 << 3, 13);
    assertEquals(List.of("0020 0020 at 10", "0020 0000 at 12"), edges);
  }

  @Test
  void settingAndResettingOnePinLeavesTheOthers() {
    gpio.write(Gpio.MODER, 4, 0x5555_5555, 0);
    gpio.write(Gpio.ODR, 4, 0xa5a5, 0);
    gpio.write(Gpio.BSRR + 2, 2, 1, 1);
    assertEquals(0xa5a4, gpio.read(Gpio.IDR, 4, 2));
  }

  @Test
  void narrowStoresKeepTheOtherBytes() {
    gpio.write(Gpio.MODER, 4, 0x1122_3344, 0);
    gpio.write(Gpio.MODER + 1, 1, 0xff, 0);
    assertEquals(0x1122_ff44, gpio.read(Gpio.MODER, 4, 0));
    gpio.write(Gpio.MODER + 2, 2, 0xbeef, 0);
    assertEquals(0xbeef, gpio.read(Gpio.MODER + 2, 2, 0));
  }

  @Test
  void aLockedPinKeepsItsConfiguration() {
    gpio.write(Gpio.LCKR, 4, 0x1_0002, 0);
    gpio.write(Gpio.LCKR, 4, 0x0_0002, 0);
    gpio.write(Gpio.LCKR, 4, 0x1_0002, 0);
    assertEquals(0x1_0002, gpio.read(Gpio.LCKR, 4, 0));
    gpio.write(Gpio.MODER, 4, -1, 0);
    gpio.write(Gpio.AFRL, 4, -1, 0);
    assertEquals(0xffff_fff3, gpio.read(Gpio.MODER, 4, 0));
    assertEquals(0xffff_ff0f, gpio.read(Gpio.AFRL, 4, 0));
    gpio.write(Gpio.ODR, 4, 2, 0);
    assertEquals(2, gpio.read(Gpio.ODR, 4, 0));
  }

  @Test
  void aBrokenKeySequenceLocksNothing() {
    gpio.write(Gpio.LCKR, 4, 0x1_0002, 0);
    gpio.write(Gpio.LCKR, 4, 0x0_0003, 0);
    gpio.write(Gpio.LCKR, 4, 0x1_0002, 0);
    assertEquals(0, gpio.read(Gpio.LCKR, 4, 0) & 0x1_0000);
  }

  @Test
  void theAlternateFunctionOfAPinIsKnown() {
    gpio.write(Gpio.AFRH, 4, 0x0000_0070, 0);
    assertEquals(-1, gpio.alternateFunction(9));
    gpio.write(Gpio.MODER, 4, 2 << 18, 0);
    assertEquals(7, gpio.alternateFunction(9));
  }

  @Test
  void anUnknownRegisterStopsTheRun() {
    assertThrows(UnmodelledAccess.class, () -> gpio.read(0x28, 4, 0));
  }
}
