package dev.stacktoll.soc;

import static dev.stacktoll.core.Cause.BUS;
import static dev.stacktoll.core.Cause.DATA_MISS;
import static dev.stacktoll.core.Cause.FETCH;
import static dev.stacktoll.core.Cause.FLASH_FETCH;
import static dev.stacktoll.core.TimingRule.Status.ASSUMED;
import static dev.stacktoll.core.TimingRule.Status.DOCUMENTED;
import static dev.stacktoll.core.TimingRule.Status.MEASURED;

import dev.stacktoll.core.Cause;
import dev.stacktoll.core.RuleValues;
import dev.stacktoll.core.TimingRule;
import dev.stacktoll.core.TimingRule.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The timing rules of caches, TCMs and buses of the STM32F746, one line each.
 *
 * <p>Sources: "F767 kernels" are dwelch67's measurements on an STM32F767, "H743 kernels" jnk0le's
 * on an STM32H743, "F746 programs" whole programs on the NUCLEO-F746ZG (published figures of the
 * stm32-wasm-runtime-benchmarks), "TRM" the Cortex-M7 TRM DDI 0489. Flash figures hold at zero wait
 * states; FLASH_ACR.LATENCY comes on top.
 */
enum F7BusRule {
  // spotless:off
  ICACHE_FLASH(FLASH_FETCH, "Cycles to the wanted word of an instruction cache line from flash", "F767 kernels: 5 for an uncached word; F746 programs", ASSUMED, 5, 4, 13),
  ICACHE_RAM(FLASH_FETCH, "Cycles to the wanted word of an instruction cache line from SRAM", "as the data cache", ASSUMED, 7, 6, 8),
  UNCACHED_FETCH(FLASH_FETCH, "Cycles from one uncached 64-bit fetch to the next, unless the line buffer has the word", "F767 kernels: 5.2 to 6.4", MEASURED, 5, 5, 6),
  DCACHE_FLASH(DATA_MISS, "Cycles to the wanted word of a data cache line from flash", "as the instruction cache", ASSUMED, 5, 4, 13),
  DCACHE_RAM(DATA_MISS, "Cycles to the wanted word of a data cache line from SRAM", "F746 programs (buffer in SRAM)", ASSUMED, 7, 6, 8),
  FLASH_BEAT(DATA_MISS, "Cycles to each further 64 bits of a line from flash", "Cortex-R4 TRM DDI 0363: wrapping burst; RM0385: 64-bit AHB", ASSUMED, 1, 1, 2),
  RAM_BEAT(DATA_MISS, "Cycles to each further 64 bits of a line from SRAM", "RM0385: 32-bit AHB", DOCUMENTED, 2, 2, 2),
  FLASH_BUSY(DATA_MISS, "Cycles in which a line from flash keeps other lines waiting", "F746 programs", ASSUMED, 5, 4, 9),
  RAM_BUSY(DATA_MISS, "Cycles in which a line from SRAM keeps other lines waiting", "RM0385: eight beats and a bridge", ASSUMED, 14, 12, 16),
  EVICTION(DATA_MISS, "Cycles more on the SRAM bus for writing a dirty line back", "F746 programs: at most 14 for miss and eviction", ASSUMED, 4, 0, 8),
  FILL_BUFFERS(DATA_MISS, "Data cache lines on their way at a time", "TRM 5.9.2", DOCUMENTED, 2, 1, 2),
  STALL_ON_USE(DATA_MISS, "Who uses missing data waits (1), or the pipeline does (0)", "TRM 5.9: non-blocking; F746 programs", ASSUMED, 1, 0, 1),
  REPLACEMENT(DATA_MISS, "Cache lines go at random (0) or by last use (1)", "F746 programs contradict last use", ASSUMED, 0, 0, 1),
  READ_ALLOCATE(DATA_MISS, "Lines written completely during their fill, one after another, until write misses stop allocating", "TRM 5.9.1", DOCUMENTED, 3, 3, 3),

  UNCACHED_FLASH_LOAD(DATA_MISS, "Wait cycles of an uncached load from flash on AXI", "as an uncached fetch", ASSUMED, 5, 4, 7),
  UNCACHED_RAM_LOAD(BUS, "Wait cycles of an uncached load from SRAM", "estimate from RM0385's bus structure", ASSUMED, 7, 5, 8),
  STORE_BUFFER(BUS, "64-bit entries of the AXI store buffer", "TRM 5.9.2", DOCUMENTED, 4, 4, 4),
  STORE_BUFFER_DRAIN(BUS, "Cycles that the bus takes to drain an entry", "estimate from RM0385's bus structure", ASSUMED, 3, 2, 4),

  DTCM_NARROW_STORE(BUS, "Cycles in which a byte, halfword or unaligned store keeps a DTCM bank busy", "F767 kernels; 4 on an H743 with ECC", MEASURED, 3, 1, 4),
  DTCM_STORE_QUEUE(BUS, "Stores that wait for a DTCM bank before the pipeline does", "H743 kernels: the fifth unaligned store in a row waits", ASSUMED, 4, 1, 8),
  ITCM_PORT(FETCH, "A load through the ITCM port delays the fetch of the same cycle by so much", "TRM 5.1: one 64-bit port", ASSUMED, 1, 0, 1),

  ART_LINES(FLASH_FETCH, "Lines of 256 bits in the flash accelerator behind the ITCM port", "AN4667", DOCUMENTED, 64, 64, 64),
  ART_PREFETCH(FLASH_FETCH, "The accelerator reads this many lines ahead", "RM0410: next line; the start of the reading is inferred", ASSUMED, 1, 0, 1),

  AHBP_LOAD(BUS, "Wait cycles of a load from a peripheral on AHB", "estimate; no measurement found", ASSUMED, 5, 4, 6),
  AHBP_STORE(BUS, "Cycles between posted stores to peripherals on AHB", "F746 programs: two stores a period of two cycles", MEASURED, 1, 1, 1),
  AHBP_POSTED(BUS, "Posted stores that wait for the peripheral port before the pipeline does", "no source", ASSUMED, 4, 1, 8),
  APB_CLOCKS(BUS, "Clocks of an APB in one transfer, after synchronization", "AMBA APB: setup and access phase", DOCUMENTED, 2, 2, 2),
  PPB_LOAD(BUS, "Wait cycles of a load from the private peripheral bus", "no source", ASSUMED, 5, 1, 6),
  PPB_STORE(BUS, "Wait cycles of a store to the private peripheral bus", "no source", ASSUMED, 1, 0, 4);
  // spotless:on

  private static final F7BusRule[] RULES = values();

  private final TimingRule rule;

  F7BusRule(Cause cause, String claim, String source, Status status, int value, int low, int high) {
    String id = "m7." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    rule = new TimingRule(id, cause, claim, source, status, value, low, high);
  }

  int in(RuleValues values) {
    return values.get(rule.id());
  }

  static List<TimingRule> all() {
    return Stream.of(RULES).map(rule -> rule.rule).toList();
  }
}
