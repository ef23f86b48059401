package dev.stacktoll.lab;

import java.util.List;

/**
 * Memory a cell needs, in bytes, by the rules of the report: flash is what is loaded; static RAM is
 * data, bss and noinit; dynamic RAM is what the run really used beyond that. Nothing counts twice:
 * a stack, heap or pool that lies in a static array is part of static RAM, and its used part is
 * only shown.
 *
 * @param parts what the totals are made of, each with how much of it was used
 */
public record Footprint(int flash, int staticRam, int dynamicRam, List<Part> parts) {
  /**
   * One stack, heap or section.
   *
   * @param counted where it is counted
   * @param bytes its size where static, its highest use where dynamic
   * @param used highest use in the run
   */
  public record Part(String name, Where counted, int bytes, int used) {}

  /** The column that a part adds to. */
  public enum Where {
    FLASH,
    STATIC_RAM,
    DYNAMIC_RAM,
    /** Inside a part that counts already. */
    INSIDE_STATIC
  }

  public Footprint {
    parts = List.copyOf(parts);
  }

  public int totalRam() {
    return staticRam + dynamicRam;
  }
}
