package dev.stacktoll.lab;

import dev.stacktoll.instrument.ElfImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Measures the memory of a cell: what the image occupies, and how far heap and stacks really went.
 * A stack's depth shows in RAM that still holds its power-up contents.
 */
final class FootprintMeter {
  private FootprintMeter() {}

  static Footprint measure(Bench bench, Printed printed) {
    List<Footprint.Part> parts = new ArrayList<>();
    int flash = 0;
    int staticRam = 0;
    for (ElfImage.Section section : bench.image.sections()) {
      if (!section.allocated() || section.size() == 0) {
        continue;
      }
      boolean writable = (section.flags() & ElfImage.WRITE) != 0;
      if (section.occupiesFile()) {
        int bytes = flashBytes(bench.image, section);
        flash += bytes;
        parts.add(new Footprint.Part(section.name(), Footprint.Where.FLASH, bytes, bytes));
      }
      if (writable) {
        staticRam += section.size();
        parts.add(part(section, Footprint.Where.STATIC_RAM));
      }
    }
    int dynamic = 0;
    int heap = bench.word("heap_peak_bytes").orElse(0);
    if (heap > 0) {
      dynamic += heap;
      parts.add(new Footprint.Part("heap", Footprint.Where.DYNAMIC_RAM, heap, heap));
    }
    int stack = mainStackDepth(bench);
    if (stack > 0) {
      dynamic += stack;
      parts.add(new Footprint.Part("main stack", Footprint.Where.DYNAMIC_RAM, stack, stack));
    }
    inside(
        parts,
        "RTOS heap",
        bench.address("ucHeap"),
        size(bench, "ucHeap"),
        printed.number("pool_peak"));
    for (ThreadStacks.Stack thread : ThreadStacks.of(bench)) {
      parts.add(
          new Footprint.Part(
              thread.name(), Footprint.Where.INSIDE_STATIC, thread.bytes(), thread.used()));
    }
    return new Footprint(flash, staticRam, dynamic, parts);
  }

  /** Of a module slot only what is filled: the rest is there for other modules. */
  private static int flashBytes(ElfImage image, ElfImage.Section section) {
    return section.name().equals(ModuleSlot.SECTION)
        ? ModuleSlot.usedBytes(image).orElse(section.size())
        : section.size();
  }

  private static Footprint.Part part(ElfImage.Section section, Footprint.Where where) {
    return new Footprint.Part(section.name(), where, section.size(), section.size());
  }

  private static void inside(
      List<Footprint.Part> parts,
      String name,
      OptionalInt address,
      int size,
      Optional<Double> used) {
    if (address.isPresent() && used.isPresent()) {
      parts.add(
          new Footprint.Part(name, Footprint.Where.INSIDE_STATIC, size, used.get().intValue()));
    }
  }

  private static int size(Bench bench, String symbol) {
    return bench.image.symbols().find(symbol).map(s -> s.size()).orElse(0);
  }

  /** The main stack went down to where the heap ends: one of them has overwritten the other. */
  static boolean stackReachedHeap(Bench bench) {
    OptionalInt heap = bench.address("_heap_start");
    if (heap.isEmpty()) {
      return false;
    }
    int heapEnd = heap.getAsInt() + bench.word("heap_peak_bytes").orElse(0);
    return !bench.holdsPowerUpContents((heapEnd + 3) & ~3);
  }

  /** From the top of the main stack to its lowest word that was written since power-up. */
  private static int mainStackDepth(Bench bench) {
    OptionalInt top = bench.address("_stack_top");
    OptionalInt limit = bench.address("_heap_start");
    if (top.isEmpty() || limit.isEmpty()) {
      return 0;
    }
    int heapEnd = limit.getAsInt() + bench.word("heap_peak_bytes").orElse(0);
    int lowest = top.getAsInt();
    for (int address = top.getAsInt() - 4;
        Integer.compareUnsigned(address, heapEnd) >= 0;
        address -= 4) {
      if (!bench.holdsPowerUpContents(address)) {
        lowest = address;
      } else if (lowest - address > 4096) {
        break;
      }
    }
    return top.getAsInt() - lowest;
  }
}
