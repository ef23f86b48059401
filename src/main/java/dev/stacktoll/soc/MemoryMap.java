package dev.stacktoll.soc;

import dev.stacktoll.core.Memory;
import dev.stacktoll.core.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The plain memories of a chip, built from its map, and what stands at address 0 at the moment. */
final class MemoryMap {
  /** Plain memory is mapped in pages of this size. */
  private static final int PAGE = 0x1_0000;

  private static final int MODE_FLASH = 0;
  private static final int MODE_SRAM = 3;

  private final Memory memory;
  private final Region flash;
  private final List<Region> rams = new ArrayList<>();
  private Optional<Region> atZero = Optional.empty();

  /**
   * All plain memory of a chip, with erased flash.
   *
   * @param ramSeed of the pattern that RAM holds at power-up
   */
  MemoryMap(Chip chip, Memory memory, long ramSeed) {
    this.memory = memory;
    Chip.Row flashRow =
        chip.map().stream()
            .filter(row -> row.part() instanceof Part.Flash)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(chip.name() + " has no flash"));
    byte[] array = new byte[flashRow.size()];
    Arrays.fill(array, (byte) 0xff);
    flash = new Region(flashRow.name(), flashRow.base(), array, false);
    memory.add(flash);
    for (Chip.Row row : chip.map()) {
      if (row.part() instanceof Part.Alias) {
        Region alias = flash.aliasAt(row.name(), row.base());
        memory.add(alias);
        atZero = row.base() == 0 ? Optional.of(alias) : atZero;
      }
    }
    addRams(chip, ramSeed);
  }

  /** A row that does not start on a page continues the memory before it. */
  private void addRams(Chip chip, long ramSeed) {
    List<Chip.Row> rows =
        chip.map().stream().filter(row -> row.part() instanceof Part.Ram).toList();
    for (int i = 0; i < rows.size(); ) {
      String name = rows.get(i).name();
      int base = rows.get(i).base();
      int bytes = rows.get(i++).size();
      while (i < rows.size() && rows.get(i).base() % PAGE != 0) {
        name += " and " + rows.get(i).name();
        bytes += rows.get(i++).size();
      }
      Region ram = new Region(name, base, powerUp(bytes, ramSeed ^ base), true);
      rams.add(ram);
      memory.add(ram);
    }
  }

  /** SRAM powers up with noise; this noise is the same in every run (xorshift, 64 bits). */
  private static byte[] powerUp(int bytes, long seed) {
    byte[] contents = new byte[bytes];
    long state = seed * 0x9e37_79b9_7f4a_7c15L | 1;
    for (int i = 0; i < bytes; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      contents[i] = (byte) (state >>> 32);
    }
    return contents;
  }

  Region flash() {
    return flash;
  }

  boolean isFlash(int address) {
    Region region = memory.region(address);
    return region != null && region.bytes == flash.bytes;
  }

  /** SYSCFG puts flash or SRAM at address 0; the latter brings SRAM2 along. */
  boolean remap(int mode) {
    Region next;
    switch (mode) {
      case MODE_FLASH -> next = flash.aliasAt("boot alias", 0);
      case MODE_SRAM -> next = rams.getFirst().aliasAt("SRAM alias", 0);
      default -> {
        return false;
      }
    }
    atZero.ifPresent(memory::remove);
    memory.add(next);
    atZero = Optional.of(next);
    return true;
  }
}
