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
 * STM32F446RE: memory map, clocks and interrupts (RM0390, memory and bus architecture, RCC, NVIC;
 * DS10693, memory mapping). FMC and QUADSPI are not bonded to memory on the Nucleo board.
 */
final class Stm32f446re {
  private static final int KIB = 1024;
  private static final int BLOCK = 0x400;
  private static final Part NONE = new Part.NotModelled();
  private static final Gpio.AtReset PINS = new Gpio.AtReset(0, 0, 0);
  private static final Timer.Size WORD = new Timer.Size(32, false);
  private static final Timer.Size HALF = new Timer.Size(16, false);
  private static final Timer.Size BASIC = new Timer.Size(16, true);

  // spotless:off
  private static final Rcc.Layout RCC = new Rcc.Layout(
      true, 0x7f43_7fff, 0xff7f_fcf3,
      List.of( // bits of ENR and its reset value, of LPENR, of RSTR
          new RccGates.Mask(AHB1, 0x6064_10ff, 0, 0x6067_90ff, 0x2060_10ff),
          new RccGates.Mask(AHB2, 0x0000_0081, 0, 0x0000_0081, 0x0000_0081),
          new RccGates.Mask(AHB3, 0x0000_0003, 0, 0x0000_0003, 0x0000_0003),
          new RccGates.Mask(APB1, 0x3fff_c9ff, 0, 0x3fff_c9ff, 0x3fff_c9ff),
          new RccGates.Mask(APB2, 0x00c7_7f33, 0, 0x00c7_7f33, 0x00c7_7933)),
      List.of(
          new Plain(0x80, "SSCGR", 0, 0xcfff_ffff),
          new Plain(Rcc.PLLI2SCFGR, "PLLI2SCFGR", 0x2400_3010, 0x7f03_7fff),
          new Plain(Rcc.PLLSAICFGR, "PLLSAICFGR", 0x0400_3010, 0x0f03_7fff),
          new Plain(Rcc.DCKCFGR, "DCKCFGR", 0, 0x1ff0_1f1f),
          new Plain(0x90, "CKGATENR", 0, 0x7f),
          new Plain(Rcc.DCKCFGR2, "DCKCFGR2", 0, 0x3cc0_0000)));

  private static final Pwr.Layout PWR = new Pwr.Layout(0x003f_eff3, 0x180, false);

  private static final FlashController.Layout FLASH = new FlashController.Layout(
      0x1f0f,
      List.of(16 * KIB, 16 * KIB, 16 * KIB, 16 * KIB, 64 * KIB, 128 * KIB, 128 * KIB, 128 * KIB),
      0x0fff_aaed, -1);

  private static final Syscfg.Layout SYSCFG = new Syscfg.Layout(
      0x0000_0c07, 0,
      List.of(
          new Plain(Syscfg.PMC, "PMC", 0, 0x0007_0000),
          new Plain(0x2c, "CFGR", 0, 0x3)));

  /** DS10693, general operating conditions. */
  private static final ClockLimits.Table LIMITS = new ClockLimits.Table(120, 144, 168, 168, 180, 45, 90);

  private static final List<String> INTERRUPTS = List.of(
      "WWDG", "PVD", "TAMP_STAMP", "RTC_WKUP", "FLASH", "RCC", "EXTI0", "EXTI1",                       //  0
      "EXTI2", "EXTI3", "EXTI4", "DMA1_Stream0", "DMA1_Stream1", "DMA1_Stream2", "DMA1_Stream3", "DMA1_Stream4", // 8
      "DMA1_Stream5", "DMA1_Stream6", "ADC", "CAN1_TX", "CAN1_RX0", "CAN1_RX1", "CAN1_SCE", "EXTI9_5", // 16
      "TIM1_BRK_TIM9", "TIM1_UP_TIM10", "TIM1_TRG_COM_TIM11", "TIM1_CC", "TIM2", "TIM3", "TIM4", "I2C1_EV", // 24
      "I2C1_ER", "I2C2_EV", "I2C2_ER", "SPI1", "SPI2", "USART1", "USART2", "USART3",                   // 32
      "EXTI15_10", "RTC_Alarm", "OTG_FS_WKUP", "TIM8_BRK_TIM12", "TIM8_UP_TIM13", "TIM8_TRG_COM_TIM14", "TIM8_CC", "DMA1_Stream7", // 40
      "FMC", "SDIO", "TIM5", "SPI3", "UART4", "UART5", "TIM6_DAC", "TIM7",                             // 48
      "DMA2_Stream0", "DMA2_Stream1", "DMA2_Stream2", "DMA2_Stream3", "DMA2_Stream4", "", "", "CAN2_TX", // 56
      "CAN2_RX0", "CAN2_RX1", "CAN2_SCE", "OTG_FS", "DMA2_Stream5", "DMA2_Stream6", "DMA2_Stream7", "USART6", // 64
      "I2C3_EV", "I2C3_ER", "OTG_HS_EP1_OUT", "OTG_HS_EP1_IN", "OTG_HS_WKUP", "OTG_HS", "DCMI", "",    // 72
      "", "FPU", "", "", "SPI4", "", "", "SAI1",                                                       // 80
      "", "", "", "SAI2", "QUADSPI", "CEC", "SPDIF_RX", "FMPI2C1_EV",                                  // 88
      "FMPI2C1_ER");                                                                                   // 96

  private static final List<Row> MAP = List.of(
      new Row("boot alias",    0x0000_0000, 512 * KIB, new Part.Alias("flash")),
      new Row("flash",         0x0800_0000, 512 * KIB, new Part.Flash()),
      new Row("system memory", 0x1fff_0000, 30 * KIB, NONE),
      new Row("OTP",           0x1fff_7800, 0x210, new Part.Fixed(Map.of())),
      new Row("device id",     0x1fff_7a10, 0x1f0, new Part.Fixed(Map.of( // unique id, flash size, package
          0x00, 0x0030_0041, 0x04, 0x3138_5117, 0x08, 0x3437_3836, 0x10, 0x0200_ffff, 0x1e0, 0xffff_f8ff))),
      new Row("option bytes",  0x1fff_c000, 0x10, new Part.Fixed(Map.of(0x0, 0xffff_aaed, 0x8, 0xffff_0fff))),
      new Row("SRAM1",         0x2000_0000, 112 * KIB, new Part.Ram()),
      new Row("SRAM2",         0x2001_c000, 16 * KIB, new Part.Ram()),

      new Row("TIM2",    0x4000_0000, BLOCK, APB1,  0, new Part.Counter(WORD, "TIM2")),
      new Row("TIM3",    0x4000_0400, BLOCK, APB1,  1, new Part.Counter(HALF, "TIM3")),
      new Row("TIM4",    0x4000_0800, BLOCK, APB1,  2, new Part.Counter(HALF, "TIM4")),
      new Row("TIM5",    0x4000_0c00, BLOCK, APB1,  3, new Part.Counter(WORD, "TIM5")),
      new Row("TIM6",    0x4000_1000, BLOCK, APB1,  4, new Part.Counter(BASIC, "TIM6_DAC")),
      new Row("TIM7",    0x4000_1400, BLOCK, APB1,  5, new Part.Counter(BASIC, "TIM7")),
      new Row("TIM12",   0x4000_1800, BLOCK, APB1,  6, new Part.Counter(HALF, "TIM8_BRK_TIM12")),
      new Row("TIM13",   0x4000_1c00, BLOCK, APB1,  7, new Part.Counter(HALF, "TIM8_UP_TIM13")),
      new Row("TIM14",   0x4000_2000, BLOCK, APB1,  8, new Part.Counter(HALF, "TIM8_TRG_COM_TIM14")),
      new Row("RTC",     0x4000_2800, BLOCK, NONE),
      new Row("WWDG",    0x4000_2c00, BLOCK, APB1, 11, new Part.WindowWatchdog()),
      new Row("IWDG",    0x4000_3000, BLOCK, new Part.IndependentWatchdog(false)),
      new Row("SPI2",    0x4000_3800, BLOCK, APB1, 14, NONE),
      new Row("SPI3",    0x4000_3c00, BLOCK, APB1, 15, NONE),
      new Row("SPDIFRX", 0x4000_4000, BLOCK, APB1, 16, NONE),
      new Row("USART2",  0x4000_4400, BLOCK, APB1, 17, new Part.SerialF4("USART2")),
      new Row("USART3",  0x4000_4800, BLOCK, APB1, 18, new Part.SerialF4("USART3")),
      new Row("UART4",   0x4000_4c00, BLOCK, APB1, 19, new Part.SerialF4("UART4")),
      new Row("UART5",   0x4000_5000, BLOCK, APB1, 20, new Part.SerialF4("UART5")),
      new Row("I2C1",    0x4000_5400, BLOCK, APB1, 21, NONE),
      new Row("I2C2",    0x4000_5800, BLOCK, APB1, 22, NONE),
      new Row("I2C3",    0x4000_5c00, BLOCK, APB1, 23, NONE),
      new Row("FMPI2C1", 0x4000_6000, BLOCK, APB1, 24, NONE),
      new Row("CAN1",    0x4000_6400, BLOCK, APB1, 25, NONE),
      new Row("CAN2",    0x4000_6800, BLOCK, APB1, 26, NONE),
      new Row("CEC",     0x4000_6c00, BLOCK, APB1, 27, NONE),
      new Row("PWR",     0x4000_7000, BLOCK, APB1, 28, new Part.Power(PWR)),
      new Row("DAC",     0x4000_7400, BLOCK, APB1, 29, NONE),

      new Row("TIM1",    0x4001_0000, BLOCK, APB2,  0, NONE),
      new Row("TIM8",    0x4001_0400, BLOCK, APB2,  1, NONE),
      new Row("USART1",  0x4001_1000, BLOCK, APB2,  4, new Part.SerialF4("USART1")),
      new Row("USART6",  0x4001_1400, BLOCK, APB2,  5, new Part.SerialF4("USART6")),
      new Row("ADC",     0x4001_2000, BLOCK, APB2,  8, NONE),
      new Row("SDIO",    0x4001_2c00, BLOCK, APB2, 11, NONE),
      new Row("SPI1",    0x4001_3000, BLOCK, APB2, 12, NONE),
      new Row("SPI4",    0x4001_3400, BLOCK, APB2, 13, NONE),
      new Row("SYSCFG",  0x4001_3800, BLOCK, APB2, 14, new Part.SystemConfiguration(SYSCFG)),
      new Row("EXTI",    0x4001_3c00, BLOCK, new Part.ExternalInterrupts(0x0077_ffff)),
      new Row("TIM9",    0x4001_4000, BLOCK, APB2, 16, new Part.Counter(HALF, "TIM1_BRK_TIM9")),
      new Row("TIM10",   0x4001_4400, BLOCK, APB2, 17, new Part.Counter(HALF, "TIM1_UP_TIM10")),
      new Row("TIM11",   0x4001_4800, BLOCK, APB2, 18, new Part.Counter(HALF, "TIM1_TRG_COM_TIM11")),
      new Row("SAI1",    0x4001_5800, BLOCK, APB2, 22, NONE),
      new Row("SAI2",    0x4001_5c00, BLOCK, APB2, 23, NONE),

      new Row("GPIOA",   0x4002_0000, BLOCK, AHB1,  0, new Part.GpioPort('A', new Gpio.AtReset(0xa800_0000, 0x0c00_0000, 0x6400_0000))),
      new Row("GPIOB",   0x4002_0400, BLOCK, AHB1,  1, new Part.GpioPort('B', new Gpio.AtReset(0x0000_0280, 0x0000_00c0, 0x0000_0100))),
      new Row("GPIOC",   0x4002_0800, BLOCK, AHB1,  2, new Part.GpioPort('C', PINS)),
      new Row("GPIOD",   0x4002_0c00, BLOCK, AHB1,  3, new Part.GpioPort('D', PINS)),
      new Row("GPIOE",   0x4002_1000, BLOCK, AHB1,  4, new Part.GpioPort('E', PINS)),
      new Row("GPIOF",   0x4002_1400, BLOCK, AHB1,  5, new Part.GpioPort('F', PINS)),
      new Row("GPIOG",   0x4002_1800, BLOCK, AHB1,  6, new Part.GpioPort('G', PINS)),
      new Row("GPIOH",   0x4002_1c00, BLOCK, AHB1,  7, new Part.GpioPort('H', PINS)),
      new Row("CRC",     0x4002_3000, BLOCK, AHB1, 12, new Part.CrcUnit(false)),
      new Row("RCC",     0x4002_3800, BLOCK, new Part.ResetAndClock(RCC)),
      new Row("FLASH",   0x4002_3c00, BLOCK, new Part.FlashInterface(FLASH)),
      new Row("BKPSRAM", 0x4002_4000, 4 * KIB, AHB1, 18, new Part.BackupMemory()),
      new Row("DMA1",    0x4002_6000, BLOCK, AHB1, 21, new Part.DmaController(false, DmaRequest.DMA1)),
      new Row("DMA2",    0x4002_6400, BLOCK, AHB1, 22, new Part.DmaController(true, DmaRequest.DMA2)),
      new Row("OTG_HS",  0x4004_0000, 256 * KIB, AHB1, 29, NONE),
      new Row("OTG_FS",  0x5000_0000, 256 * KIB, AHB2, 7, NONE),
      new Row("DCMI",    0x5005_0000, BLOCK, AHB2,  0, NONE),
      new Row("FMC",     0xa000_0000, 4 * KIB, AHB3, 0, NONE),
      new Row("QUADSPI", 0xa000_1000, 4 * KIB, AHB3, 1, NONE),
      new Row("DBGMCU",  0xe004_2000, BLOCK, new Part.DebugUnit(0x1000_6421)));

  static final Chip CHIP = new Chip(
      "STM32F446RE", CoreConfig.CORTEX_M4F_R0P1, Chip.Timing.STM32F4, 0x0000_0000, LIMITS, INTERRUPTS, MAP);
  // spotless:on

  private Stm32f446re() {}
}
