package dev.stacktoll.soc;

/** Ratios of the bus clocks, as the bridges see them; they follow what firmware programs in RCC. */
interface BusClocks {
  /** HCLK cycles in one cycle of PCLK1: 1, 2, 4, 8 or 16. */
  int hclkPerPclk1();

  /** HCLK cycles in one cycle of PCLK2: 1, 2, 4, 8 or 16. */
  int hclkPerPclk2();
}
