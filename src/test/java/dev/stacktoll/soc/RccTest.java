package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.UnmodelledAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RM0390 and RM0385, RCC. */
final class RccTest {
  private static final int RCC = 0x4002_3800;
  private static final int CR = RCC;
  private static final int PLLCFGR = RCC + 0x04;
  private static final int CFGR = RCC + 0x08;
  private static final int PWR_CR = 0x4000_7000;
  private static final int PWR_CSR = 0x4000_7004;

  private final Surroundings around = new Surroundings();

  private Surroundings.Soc soc(String name) {
    return around.chip(name.equals("F446") ? Stm32f446re.CHIP : Stm32f746zg.CHIP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      register   | offset | F446        | F746
      CR         | 0x00   | 0x0000_0083 | 0x0000_0083
      PLLCFGR    | 0x04   | 0x2400_3010 | 0x2400_3010
      CFGR       | 0x08   | 0x0000_0000 | 0x0000_0000
      CIR        | 0x0c   | 0x0000_0000 | 0x0000_0000
      AHB1ENR    | 0x30   | 0x0000_0000 | 0x0010_0000
      APB1ENR    | 0x40   | 0x0000_0000 | 0x0000_0000
      AHB1LPENR  | 0x50   | 0x6067_90ff | 0x7ef7_b7ff
      APB1LPENR  | 0x60   | 0x3fff_c9ff | 0xffff_cbff
      BDCR       | 0x70   | 0x0000_0000 | 0x0000_0000
      CSR        | 0x74   | 0x0e00_0000 | 0x0e00_0000
      PLLI2SCFGR | 0x84   | 0x2400_3010 | 0x2400_3000
      PLLSAICFGR | 0x88   | 0x0400_3010 | 0x2400_3000
      DCKCFGR    | 0x8c   | 0x0000_0000 | 0x0000_0000
      """)
  void registersHoldTheirResetValues(String register, int offset, String f446, String f746) {
    assertEquals(word(f446), soc("F446").load(RCC + offset, 0));
    assertEquals(word(f746), new Surroundings().chip(Stm32f746zg.CHIP).load(RCC + offset, 0));
  }

  private static int word(String text) {
    return Integer.parseUnsignedInt(text.substring(2).replace("_", ""), 16);
  }

  /** The order of the reference manual, as every start-up code does it. */
  private long startPll(Surroundings.Soc soc, int pllcfgr) {
    long cycle = 10;
    soc.store(RCC + 0x40, 1 << 28, cycle);
    soc.store(PWR_CR, 0xc000, cycle);
    soc.store(PLLCFGR, pllcfgr, cycle);
    soc.set(CR, 1 << 24, cycle);
    cycle = waitFor(soc, CR, 1 << 25, cycle);
    soc.set(PWR_CR, 1 << 16, cycle);
    cycle = waitFor(soc, PWR_CSR, 1 << 16, cycle);
    soc.set(PWR_CR, 1 << 17, cycle);
    cycle = waitFor(soc, PWR_CSR, 1 << 17, cycle);
    soc.store(0x4002_3c00, 7, cycle);
    soc.store(CFGR, 0x9402, cycle);
    return cycle;
  }

  private static long waitFor(Surroundings.Soc soc, int address, int bit, long from) {
    for (long cycle = from; cycle < from + 1_000_000; cycle += 5) {
      if ((soc.load(address, cycle) & bit) != 0) {
        return cycle;
      }
    }
    throw new AssertionError("the flag never rose");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      chip | PLLCFGR    | HCLK      | PCLK1    | PCLK2
      F446 | 0x22002d08 | 180000000 | 45000000 | 90000000
      F746 | 0x29003608 | 216000000 | 54000000 | 108000000
      """)
  void thePllDrivesTheCoreOnceItIsReadyAndSelected(
      String chip, int pllcfgr, long hclk, long pclk1, long pclk2) {
    Surroundings.Soc soc = soc(chip);
    long cycle = startPll(soc, pllcfgr);
    assertEquals(hclk, around.clocks.hertz());
    assertEquals(pclk1, around.clocks.now().pclk1().hertz());
    assertEquals(pclk2, around.clocks.now().pclk2().hertz());
    assertEquals(0x940a, soc.load(CFGR, cycle));
    assertEquals("PLL", around.clocks.now().source());
    assertTrue(around.warnings.isEmpty(), around.warnings::toString);
    assertTrue(around.events.contains("stall 720"), "45 µs at 16 MHz");
  }

  @Test
  void thePllLocksAfterTwoHundredMicroseconds() {
    Surroundings.Soc soc = soc("F446");
    soc.set(CR, 1 << 24, 100);
    assertEquals(0, soc.load(CR, 100 + 3_199) & 1 << 25);
    assertEquals(1 << 25, soc.load(CR, 100 + 3_200) & 1 << 25);
  }

  @Test
  void aSwitchToASourceThatIsNotReadyWaitsForIt() {
    Surroundings.Soc soc = soc("F446");
    soc.set(CR, 1 << 18, 0);
    soc.set(CR, 1 << 16, 0);
    soc.store(CFGR, 1, 0);
    assertEquals(1, soc.load(CFGR, 1), "SWS still says HSI");
    assertEquals(5, soc.load(CFGR, 16));
    assertEquals(8_000_000, around.clocks.hertz());
  }

  @Test
  void aCrystalTakesTwoMilliseconds() {
    Surroundings.Soc soc = soc("F446");
    soc.set(CR, 1 << 16, 0);
    assertEquals(0, soc.load(CR, 31_999) & 1 << 17);
    assertEquals(1 << 17, soc.load(CR, 32_000) & 1 << 17);
  }

  @Test
  void thePllCannotBeChangedWhileItRunsNorStoppedWhileItIsUsed() {
    Surroundings.Soc soc = soc("F446");
    long cycle = startPll(soc, 0x2200_2d08);
    soc.store(PLLCFGR, 0x2200_2d10, cycle);
    assertEquals(0x2200_2d08, soc.load(PLLCFGR, cycle));
    soc.store(CR, soc.load(CR, cycle) & ~(1 << 24), cycle);
    assertEquals(3 << 24, soc.load(CR, cycle) & 3 << 24);
    assertEquals(2, around.warnings.size());
    assertEquals(180_000_000, around.clocks.hertz());
  }

  @Test
  void hsiCannotBeStoppedWhileItIsUsed() {
    Surroundings.Soc soc = soc("F446");
    soc.store(CR, 0x80, 5);
    assertEquals(0x83, soc.load(CR, 6));
    assertEquals(1, around.warnings.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      CFGR   | HCLK     | PCLK1    | PCLK2
      0x0000 | 16000000 | 16000000 | 16000000
      0x0080 | 8000000  | 8000000  | 8000000
      0x00b0 | 1000000  | 1000000  | 1000000
      0x00c0 | 250000   | 250000   | 250000
      0x00f0 | 31250    | 31250    | 31250
      0x1000 | 16000000 | 8000000  | 16000000
      0xe000 | 16000000 | 16000000 | 1000000
      """)
  void prescalersDivide(int cfgr, long hclk, long pclk1, long pclk2) {
    Surroundings.Soc soc = soc("F446");
    soc.store(CFGR, cfgr, 0);
    assertEquals(hclk, around.clocks.hertz());
    assertEquals(pclk1, around.clocks.now().pclk1().hertz());
    assertEquals(pclk2, around.clocks.now().pclk2().hertz());
  }

  @Test
  void aBlockWithoutClockReadsZeroAndIgnoresStores() {
    Surroundings.Soc soc = soc("F446");
    soc.store(0x4002_0400, -1, 0);
    assertEquals(0, soc.load(0x4002_0400, 1));
    assertEquals(2, around.warnings.size());
    soc.store(RCC + 0x30, 2, 2);
    assertEquals(0x280, soc.load(0x4002_0400, 3));
  }

  @Test
  void aResetBitResetsItsBlock() {
    Surroundings.Soc soc = soc("F446");
    soc.store(RCC + 0x30, 1, 0);
    soc.store(0x4002_0000, 0x1234, 1);
    soc.store(RCC + 0x10, 1, 2);
    soc.store(RCC + 0x10, 0, 3);
    assertEquals(0xa800_0000, soc.load(0x4002_0000, 4));
  }

  @Test
  void theBackupDomainIsWrittenOnlyIfPwrAllowsIt() {
    Surroundings.Soc soc = soc("F446");
    soc.store(RCC + 0x70, 0x8201, 0);
    assertEquals(0, soc.load(RCC + 0x70, 0));
    soc.store(RCC + 0x40, 1 << 28, 0);
    soc.set(PWR_CR, 1 << 8, 0);
    soc.store(RCC + 0x70, 0x8201, 0);
    assertEquals(0x8201, soc.load(RCC + 0x70, 1));
    assertEquals(0x8203, soc.load(RCC + 0x70, 32_000_000), "the crystal needs two seconds");
  }

  @Test
  void resetFlagsAccumulateUntilTheyAreRemoved() {
    Surroundings.Soc soc = soc("F446");
    soc.store(RCC + 0x74, 1 << 24, 0);
    assertEquals(0, soc.load(RCC + 0x74, 0));
    soc.wiring().reset(ResetCause.SOFTWARE, 10);
    assertEquals(0x1400_0000, soc.load(RCC + 0x74, 10));
  }

  @Test
  void aReadyInterruptComesWhenItIsEnabled() {
    Surroundings.Soc soc = soc("F446");
    soc.store(RCC + 0x0c, 1 << 12, 0);
    soc.set(CR, 1 << 24, 0);
    assertFalse(around.line(5).high);
    assertEquals(0x1010, soc.load(RCC + 0x0c, 4_000));
    assertTrue(around.line(5).high);
    soc.store(RCC + 0x0c, 0x1000 | 1 << 20, 4_001);
    assertFalse(around.line(5).high);
  }

  @Test
  void tooFastAClockForTheFlashIsReported() {
    Surroundings.Soc soc = soc("F446");
    soc.store(PLLCFGR, 0x2200_2d08, 0);
    soc.set(CR, 1 << 24, 0);
    soc.store(CFGR, 2, 4_000);
    assertTrue(
        around.warnings.stream().anyMatch(text -> text.contains("0 flash wait states")),
        around.warnings::toString);
    assertTrue(around.warnings.stream().anyMatch(text -> text.contains("voltage scale 1")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1c, 0x28, 0x98})
  void reservedOffsetsStopTheRun(int offset) {
    assertThrows(UnmodelledAccess.class, () -> soc("F446").load(RCC + offset, 0));
  }
}
