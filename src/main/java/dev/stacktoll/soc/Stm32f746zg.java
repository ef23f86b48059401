package dev.stacktoll.soc;

import static dev.stacktoll.soc.RccGates.Bus.AHB1;
import static dev.stacktoll.soc.RccGates.Bus.AHB2;
import static dev.stacktoll.soc.RccGates.Bus.AHB3;
import static dev.stacktoll.soc.RccGates.Bus.APB1;
import static dev.stacktoll.soc.RccGates.Bus.APB2;

import dev.stacktoll.core.CoreConfig;
import dev.stacktoll.soc.Chip.Row;
import dev.stacktoll.soc.PlainRegisters.Plain;
import java.util.List;
import java.util.Map;

/**
 * STM32F746ZG: memory map, clocks and interrupts (RM0385, memory and bus architecture, RCC, NVIC;
 * DS10916, memory mapping). Boots from BOOT_ADD0 as shipped, the flash on ITCM. FMC and QUADSPI are
 * not bonded to memory on the Nucleo board.
 */
final class Stm32f746zg {
  private static final int KIB = 1024;
  private static final int BLOCK = 0x400;
  private static final Part NONE = new Part.NotModelled();
  private static final Gpio.AtReset PINS = new Gpio.AtReset(0, 0, 0);
  private static final Timer.Size WORD = new Timer.Size(32, false);
  private static final Timer.Size HALF = new Timer.Size(16, false);
  private static final Timer.Size BASIC = new Timer.Size(16, true);

  // spotless:off
  private static final Rcc.Layout RCC = new Rcc.Layout(
      false, 0x0f43_7fff, 0xffff_fcf3,
      List.of( // bits of ENR and its reset value, of LPENR, of RSTR
          new RccGates.Mask(AHB1, 0x7ef4_17ff, 0x0010_0000, 0x7ef7_b7ff, 0x22e0_17ff),
          new RccGates.Mask(AHB2, 0x0000_00c1, 0, 0x0000_00c1, 0x0000_00c1),
          new RccGates.Mask(AHB3, 0x0000_0003, 0, 0x0000_0003, 0x0000_0003),
          new RccGates.Mask(APB1, 0xffff_cbff, 0, 0xffff_cbff, 0xffff_cbff),
          new RccGates.Mask(APB2, 0x04f7_7f33, 0, 0x04f7_7f33, 0x04f7_7933)),
      List.of(
          new Plain(0x80, "SSCGR", 0, 0xcfff_ffff),
          new Plain(Rcc.PLLI2SCFGR, "PLLI2SCFGR", 0x2400_3000, 0x7f03_7fc0),
          new Plain(Rcc.PLLSAICFGR, "PLLSAICFGR", 0x2400_3000, 0x7f03_7fc0),
          new Plain(Rcc.DCKCFGR, "DCKCFGR1", 0, 0x01f3_1f1f),
          new Plain(Rcc.DCKCFGR2_F7, "DCKCFGR2", 0, 0x1fff_ffff)));

  private static final Pwr.Layout PWR = new Pwr.Layout(0x000f_eff3, 0x100, true);

  private static final FlashController.Layout FLASH = new FlashController.Layout(
      0x0b0f,
      List.of(32 * KIB, 32 * KIB, 32 * KIB, 32 * KIB, 128 * KIB, 256 * KIB, 256 * KIB, 256 * KIB),
      0xc0ff_aafd, 0x0040_0080);

  private static final Syscfg.Layout SYSCFG = new Syscfg.Layout(
      0x0000_0c00, 0,
      List.of(new Plain(Syscfg.PMC, "PMC", 0, 0x0087_0000)));

  /** DS10916, general operating conditions. */
  private static final ClockLimits.Table LIMITS = new ClockLimits.Table(144, 168, 180, 180, 216, 54, 108);

  private static final List<String> INTERRUPTS = List.of(
      "WWDG", "PVD", "TAMP_STAMP", "RTC_WKUP", "FLASH", "RCC", "EXTI0", "EXTI1",                       //  0
      "EXTI2", "EXTI3", "EXTI4", "DMA1_Stream0", "DMA1_Stream1", "DMA1_Stream2", "DMA1_Stream3", "DMA1_Stream4", // 8
      "DMA1_Stream5", "DMA1_Stream6", "ADC", "CAN1_TX", "CAN1_RX0", "CAN1_RX1", "CAN1_SCE", "EXTI9_5", // 16
      "TIM1_BRK_TIM9", "TIM1_UP_TIM10", "TIM1_TRG_COM_TIM11", "TIM1_CC", "TIM2", "TIM3", "TIM4", "I2C1_EV", // 24
      "I2C1_ER", "I2C2_EV", "I2C2_ER", "SPI1", "SPI2", "USART1", "USART2", "USART3",                   // 32
      "EXTI15_10", "RTC_Alarm", "OTG_FS_WKUP", "TIM8_BRK_TIM12", "TIM8_UP_TIM13", "TIM8_TRG_COM_TIM14", "TIM8_CC", "DMA1_Stream7", // 40
      "FMC", "SDMMC1", "TIM5", "SPI3", "UART4", "UART5", "TIM6_DAC", "TIM7",                           // 48
      "DMA2_Stream0", "DMA2_Stream1", "DMA2_Stream2", "DMA2_Stream3", "DMA2_Stream4", "ETH", "ETH_WKUP", "CAN2_TX", // 56
      "CAN2_RX0", "CAN2_RX1", "CAN2_SCE", "OTG_FS", "DMA2_Stream5", "DMA2_Stream6", "DMA2_Stream7", "USART6", // 64
      "I2C3_EV", "I2C3_ER", "OTG_HS_EP1_OUT", "OTG_HS_EP1_IN", "OTG_HS_WKUP", "OTG_HS", "DCMI", "",    // 72
      "RNG", "FPU", "UART7", "UART8", "SPI4", "SPI5", "SPI6", "SAI1",                                  // 80
      "LTDC", "LTDC_ER", "DMA2D", "SAI2", "QUADSPI", "LPTIM1", "CEC", "I2C4_EV",                       // 88
      "I2C4_ER", "SPDIF_RX");                                                                          // 96

  private static final List<Row> MAP = List.of(
      new Row("ITCM",          0x0000_0000, 16 * KIB, new Part.Ram()),
      new Row("system ITCM",   0x0010_0000, 60 * KIB, NONE),
      new Row("flash on ITCM", 0x0020_0000, 1024 * KIB, new Part.Alias("flash")),
      new Row("flash",         0x0800_0000, 1024 * KIB, new Part.Flash()),
      new Row("system memory", 0x1ff0_0000, 60 * KIB, NONE),
      new Row("OTP",           0x1ff0_f000, 0x420, new Part.Fixed(Map.of())),
      new Row("device id",     0x1ff0_f420, 0x3e0, new Part.Fixed(Map.of( // unique id, flash size, package
          0x00, 0x0029_003b, 0x04, 0x3138_510b, 0x08, 0x3436_3231, 0x20, 0x0400_ffff, 0x3c0, 0xffff_fcff))),
      new Row("option bytes",  0x1fff_0000, 0x20, new Part.Fixed(Map.of(
          0x00, 0x5500_aaff, 0x08, 0x3f00_c0ff, 0x10, 0xff7f_0080, 0x18, 0xffbf_0040))),
      new Row("DTCM",          0x2000_0000, 64 * KIB, new Part.Ram()),
      new Row("SRAM1",         0x2001_0000, 240 * KIB, new Part.Ram()),
      new Row("SRAM2",         0x2004_c000, 16 * KIB, new Part.Ram()),

      new Row("TIM2",    0x4000_0000, BLOCK, APB1,  0, new Part.Counter(WORD, "TIM2")),
      new Row("TIM3",    0x4000_0400, BLOCK, APB1,  1, new Part.Counter(HALF, "TIM3")),
      new Row("TIM4",    0x4000_0800, BLOCK, APB1,  2, new Part.Counter(HALF, "TIM4")),
      new Row("TIM5",    0x4000_0c00, BLOCK, APB1,  3, new Part.Counter(WORD, "TIM5")),
      new Row("TIM6",    0x4000_1000, BLOCK, APB1,  4, new Part.Counter(BASIC, "TIM6_DAC")),
      new Row("TIM7",    0x4000_1400, BLOCK, APB1,  5, new Part.Counter(BASIC, "TIM7")),
      new Row("TIM12",   0x4000_1800, BLOCK, APB1,  6, new Part.Counter(HALF, "TIM8_BRK_TIM12")),
      new Row("TIM13",   0x4000_1c00, BLOCK, APB1,  7, new Part.Counter(HALF, "TIM8_UP_TIM13")),
      new Row("TIM14",   0x4000_2000, BLOCK, APB1,  8, new Part.Counter(HALF, "TIM8_TRG_COM_TIM14")),
      new Row("LPTIM1",  0x4000_2400, BLOCK, APB1,  9, NONE),
      new Row("RTC",     0x4000_2800, BLOCK, NONE),
      new Row("WWDG",    0x4000_2c00, BLOCK, APB1, 11, new Part.WindowWatchdog()),
      new Row("IWDG",    0x4000_3000, BLOCK, new Part.IndependentWatchdog(true)),
      new Row("SPI2",    0x4000_3800, BLOCK, APB1, 14, NONE),
      new Row("SPI3",    0x4000_3c00, BLOCK, APB1, 15, NONE),
      new Row("SPDIFRX", 0x4000_4000, BLOCK, APB1, 16, NONE),
      new Row("USART2",  0x4000_4400, BLOCK, APB1, 17, new Part.SerialF7("USART2", 2)),
      new Row("USART3",  0x4000_4800, BLOCK, APB1, 18, new Part.SerialF7("USART3", 4)),
      new Row("UART4",   0x4000_4c00, BLOCK, APB1, 19, new Part.SerialF7("UART4", 6)),
      new Row("UART5",   0x4000_5000, BLOCK, APB1, 20, new Part.SerialF7("UART5", 8)),
      new Row("I2C1",    0x4000_5400, BLOCK, APB1, 21, NONE),
      new Row("I2C2",    0x4000_5800, BLOCK, APB1, 22, NONE),
      new Row("I2C3",    0x4000_5c00, BLOCK, APB1, 23, NONE),
      new Row("I2C4",    0x4000_6000, BLOCK, APB1, 24, NONE),
      new Row("CAN1",    0x4000_6400, BLOCK, APB1, 25, NONE),
      new Row("CAN2",    0x4000_6800, BLOCK, APB1, 26, NONE),
      new Row("CEC",     0x4000_6c00, BLOCK, APB1, 27, NONE),
      new Row("PWR",     0x4000_7000, BLOCK, APB1, 28, new Part.Power(PWR)),
      new Row("DAC",     0x4000_7400, BLOCK, APB1, 29, NONE),
      new Row("UART7",   0x4000_7800, BLOCK, APB1, 30, new Part.SerialF7("UART7", 12)),
      new Row("UART8",   0x4000_7c00, BLOCK, APB1, 31, new Part.SerialF7("UART8", 14)),

      new Row("TIM1",    0x4001_0000, BLOCK, APB2,  0, NONE),
      new Row("TIM8",    0x4001_0400, BLOCK, APB2,  1, NONE),
      new Row("USART1",  0x4001_1000, BLOCK, APB2,  4, new Part.SerialF7("USART1", 0)),
      new Row("USART6",  0x4001_1400, BLOCK, APB2,  5, new Part.SerialF7("USART6", 10)),
      new Row("ADC",     0x4001_2000, BLOCK, APB2,  8, NONE),
      new Row("SDMMC1",  0x4001_2c00, BLOCK, APB2, 11, NONE),
      new Row("SPI1",    0x4001_3000, BLOCK, APB2, 12, NONE),
      new Row("SPI4",    0x4001_3400, BLOCK, APB2, 13, NONE),
      new Row("SYSCFG",  0x4001_3800, BLOCK, APB2, 14, new Part.SystemConfiguration(SYSCFG)),
      new Row("EXTI",    0x4001_3c00, BLOCK, new Part.ExternalInterrupts(0x00ff_ffff)),
      new Row("TIM9",    0x4001_4000, BLOCK, APB2, 16, new Part.Counter(HALF, "TIM1_BRK_TIM9")),
      new Row("TIM10",   0x4001_4400, BLOCK, APB2, 17, new Part.Counter(HALF, "TIM1_UP_TIM10")),
      new Row("TIM11",   0x4001_4800, BLOCK, APB2, 18, new Part.Counter(HALF, "TIM1_TRG_COM_TIM11")),
      new Row("SPI5",    0x4001_5000, BLOCK, APB2, 20, NONE),
      new Row("SPI6",    0x4001_5400, BLOCK, APB2, 21, NONE),
      new Row("SAI1",    0x4001_5800, BLOCK, APB2, 22, NONE),
      new Row("SAI2",    0x4001_5c00, BLOCK, APB2, 23, NONE),
      new Row("LTDC",    0x4001_6800, BLOCK, APB2, 26, NONE),

      new Row("GPIOA",   0x4002_0000, BLOCK, AHB1,  0, new Part.GpioPort('A', new Gpio.AtReset(0xa800_0000, 0x0c00_0000, 0x6400_0000))),
      new Row("GPIOB",   0x4002_0400, BLOCK, AHB1,  1, new Part.GpioPort('B', new Gpio.AtReset(0x0000_0280, 0x0000_00c0, 0x0000_0100))),
      new Row("GPIOC",   0x4002_0800, BLOCK, AHB1,  2, new Part.GpioPort('C', PINS)),
      new Row("GPIOD",   0x4002_0c00, BLOCK, AHB1,  3, new Part.GpioPort('D', PINS)),
      new Row("GPIOE",   0x4002_1000, BLOCK, AHB1,  4, new Part.GpioPort('E', PINS)),
      new Row("GPIOF",   0x4002_1400, BLOCK, AHB1,  5, new Part.GpioPort('F', PINS)),
      new Row("GPIOG",   0x4002_1800, BLOCK, AHB1,  6, new Part.GpioPort('G', PINS)),
      new Row("GPIOH",   0x4002_1c00, BLOCK, AHB1,  7, new Part.GpioPort('H', PINS)),
      new Row("GPIOI",   0x4002_2000, BLOCK, AHB1,  8, new Part.GpioPort('I', PINS)),
      new Row("GPIOJ",   0x4002_2400, BLOCK, AHB1,  9, new Part.GpioPort('J', PINS)),
      new Row("GPIOK",   0x4002_2800, BLOCK, AHB1, 10, new Part.GpioPort('K', PINS)),
      new Row("CRC",     0x4002_3000, BLOCK, AHB1, 12, new Part.CrcUnit(true)),
      new Row("RCC",     0x4002_3800, BLOCK, new Part.ResetAndClock(RCC)),
      new Row("FLASH",   0x4002_3c00, BLOCK, new Part.FlashInterface(FLASH)),
      new Row("BKPSRAM", 0x4002_4000, 4 * KIB, AHB1, 18, new Part.BackupMemory()),
      new Row("DMA1",    0x4002_6000, BLOCK, AHB1, 21, new Part.DmaController(false, DmaRequest.DMA1_F746)),
      new Row("DMA2",    0x4002_6400, BLOCK, AHB1, 22, new Part.DmaController(true, DmaRequest.DMA2)),
      new Row("ETH",     0x4002_8000, 5 * KIB, AHB1, 25, NONE),
      new Row("DMA2D",   0x4002_b000, 3 * KIB, AHB1, 23, NONE),
      new Row("OTG_HS",  0x4004_0000, 256 * KIB, AHB1, 29, NONE),
      new Row("OTG_FS",  0x5000_0000, 256 * KIB, AHB2, 7, NONE),
      new Row("DCMI",    0x5005_0000, BLOCK, AHB2,  0, NONE),
      new Row("RNG",     0x5006_0800, BLOCK, AHB2,  6, NONE),
      new Row("FMC",     0xa000_0000, 4 * KIB, AHB3, 0, NONE),
      new Row("QUADSPI", 0xa000_1000, 4 * KIB, AHB3, 1, NONE),
      new Row("DBGMCU",  0xe004_2000, BLOCK, new Part.DebugUnit(0x1001_6449)));

  static final Chip CHIP = new Chip(
      "STM32F746ZG", CoreConfig.CORTEX_M7_R0P1, Chip.Timing.STM32F7, 0x0020_0000, LIMITS, INTERRUPTS, MAP);
  // spotless:on

  private Stm32f746zg() {}
}
