package dev.stacktoll.core;

import java.util.Map;
import java.util.Optional;

/**
 * What a chip maker chose when building in a core, and what the core's identification registers
 * say.
 *
 * @param name for people
 * @param cpuid value of CPUID
 * @param fpv5 has the FPv5 additions (VSEL, VRINT, VMAXNM …)
 * @param bitBand has the bit-band aliases
 * @param lockedDwt the DWT ignores writes until its lock is opened
 * @param interruptLines external interrupts of the NVIC
 * @param priorityBits implemented bits of a priority
 * @param mpuRegions regions of the MPU
 * @param systemTickCalibration value of SYST_CALIB
 * @param identification ID registers by offset from 0xE000_E000
 * @param caches identification of L1 caches and TCMs, where the core has them
 */
public record CoreConfig(
    String name,
    int cpuid,
    boolean fpv5,
    boolean bitBand,
    boolean lockedDwt,
    int interruptLines,
    int priorityBits,
    int mpuRegions,
    int systemTickCalibration,
    Map<Integer, Integer> identification,
    Optional<CacheIdentification> caches) {

  /**
   * Identification of caches and TCMs.
   *
   * @param clidr CLIDR
   * @param ctr CTR
   * @param instructionCcsidr CCSIDR with CSSELR = 1
   * @param dataCcsidr CCSIDR with CSSELR = 0
   * @param itcmcr reset value of ITCMCR
   * @param dtcmcr reset value of DTCMCR
   * @param ahbpcr reset value of AHBPCR
   */
  public record CacheIdentification(
      int clidr,
      int ctr,
      int instructionCcsidr,
      int dataCcsidr,
      int itcmcr,
      int dtcmcr,
      int ahbpcr) {}

  // spotless:off
  /** Cortex-M4F r0p1 as in the STM32F446 (Cortex-M4 TRM, ID registers; RM0390, NVIC). */
  public static final CoreConfig CORTEX_M4F_R0P1 =
      new CoreConfig(
          "Cortex-M4F r0p1",
          0x410f_c241,
          false,
          true,
          false,
          97,
          4,
          8,
          18_750,
          Map.ofEntries(
              Map.entry(0xd40, 0x0000_0030), // ID_PFR0
              Map.entry(0xd44, 0x0000_0200), // ID_PFR1
              Map.entry(0xd48, 0x0010_0000), // ID_DFR0
              Map.entry(0xd4c, 0x0000_0000), // ID_AFR0
              Map.entry(0xd50, 0x0010_0030), // ID_MMFR0
              Map.entry(0xd54, 0x0000_0000), // ID_MMFR1
              Map.entry(0xd58, 0x0100_0000), // ID_MMFR2
              Map.entry(0xd5c, 0x0000_0000), // ID_MMFR3
              Map.entry(0xd60, 0x0114_1110), // ID_ISAR0
              Map.entry(0xd64, 0x0211_2000), // ID_ISAR1
              Map.entry(0xd68, 0x2123_2231), // ID_ISAR2
              Map.entry(0xd6c, 0x0111_1131), // ID_ISAR3
              Map.entry(0xd70, 0x0131_0102), // ID_ISAR4
              Map.entry(0xf40, 0x1011_0021), // MVFR0
              Map.entry(0xf44, 0x1100_0011), // MVFR1
              Map.entry(0xf48, 0x0000_0000)), // MVFR2
          Optional.empty());

  /** Cortex-M7 r0p1 as in the STM32F746 (CPUID, ID_ISAR and MVFR as read on STM32F7 chips). */
  public static final CoreConfig CORTEX_M7_R0P1 =
      new CoreConfig(
          "Cortex-M7 r0p1",
          0x410f_c271,
          true,
          false,
          true,
          98,
          4,
          8,
          18_750,
          Map.ofEntries(
              Map.entry(0xd40, 0x0000_0030), // ID_PFR0
              Map.entry(0xd44, 0x0000_0200), // ID_PFR1
              Map.entry(0xd48, 0x0010_0000), // ID_DFR0
              Map.entry(0xd4c, 0x0000_0000), // ID_AFR0
              Map.entry(0xd50, 0x0010_0030), // ID_MMFR0
              Map.entry(0xd54, 0x0000_0000), // ID_MMFR1
              Map.entry(0xd58, 0x0100_0000), // ID_MMFR2
              Map.entry(0xd5c, 0x0000_0000), // ID_MMFR3
              Map.entry(0xd60, 0x0110_1110), // ID_ISAR0
              Map.entry(0xd64, 0x0211_2000), // ID_ISAR1
              Map.entry(0xd68, 0x2023_2231), // ID_ISAR2
              Map.entry(0xd6c, 0x0111_1131), // ID_ISAR3
              Map.entry(0xd70, 0x0131_0132), // ID_ISAR4
              Map.entry(0xf40, 0x1011_0021), // MVFR0
              Map.entry(0xf44, 0x1100_0011), // MVFR1
              Map.entry(0xf48, 0x0000_0040)), // MVFR2
          Optional.of(
              new CacheIdentification(
                  0x0900_0003, 0x8303_c003, 0xf007_e009, 0xf003_e019, 0x29, 0x39, 0x9)));

  // spotless:on

  public CoreConfig {
    identification = Map.copyOf(identification);
  }
}
