package dev.stacktoll.lab;

import dev.stacktoll.core.Region;
import dev.stacktoll.instrument.DebugTypes;
import dev.stacktoll.instrument.Symbols;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Stacks of a kernel's threads, found as a debugger finds them, and how deep each was used.
 *
 * <p>FreeRTOS: task control blocks in the kernel's lists. Offsets come from debug information, else
 * they are those of V11 without MPU wrappers; a stack's size is that of its heap_4 block. Zephyr:
 * variables of type {@code k_thread} with {@code stack_info}, which takes debug information, and
 * the interrupt stack. Whatever does not make sense is left out. Not found: FreeRTOS stacks outside
 * {@code ucHeap}, Zephyr threads that are no global variables.
 */
final class ThreadStacks {
  /**
   * A thread's stack: its whole size and the bytes from its top down to the lowest ever written.
   */
  record Stack(String name, int bytes, int used) {}

  private static final int LONGEST_LIST = 64;
  private static final int LIST_BYTES = 20;
  private static final int LIST_END = 8;
  private static final int ITEM_NEXT = 4;
  private static final int ITEM_OWNER = 12;
  private static final int TCB_STACK = 48;
  private static final int TCB_NAME = 52;
  private static final int LONGEST_NAME = 16;
  private static final int BLOCK_HEADER_BYTES = 8;
  private static final int BLOCK_TAKEN = 1 << 31;

  /** What kernels fill fresh stacks with, and what start-up code leaves. */
  private static final Set<Integer> UNTOUCHED = Set.of(0xa5a5_a5a5, 0xaaaa_aaaa, 0);

  private final Bench bench;
  private final DebugTypes types;

  private ThreadStacks(Bench bench) {
    this.bench = bench;
    types = DebugTypes.of(bench.image);
  }

  /** All that are found, in a fixed order; none without a kernel. */
  static List<Stack> of(Bench bench) {
    ThreadStacks finder = new ThreadStacks(bench);
    if (bench.address("pxCurrentTCB").isPresent()) {
      return finder.freeRtos();
    }
    return bench.address("_kernel").isPresent() ? finder.zephyr() : List.of();
  }

  private List<Stack> freeRtos() {
    Set<Integer> blocks = new LinkedHashSet<>();
    bench.word("pxCurrentTCB").ifPresent(blocks::add);
    for (String lists :
        List.of(
            "pxReadyTasksLists",
            "xDelayedTaskList1",
            "xDelayedTaskList2",
            "xPendingReadyList",
            "xSuspendedTaskList")) {
      Optional<Symbols.Symbol> symbol = bench.image.symbols().find(lists);
      for (int at = 0; symbol.isPresent() && at < symbol.get().size(); at += LIST_BYTES) {
        owners(symbol.get().address() + at, blocks);
      }
    }
    int stack = types.offset("tskTaskControlBlock", "pxStack").orElse(TCB_STACK);
    int name = types.offset("tskTaskControlBlock", "pcTaskName").orElse(TCB_NAME);
    List<Stack> stacks = new ArrayList<>();
    for (int block : blocks) {
      OptionalInt start = word(block + stack);
      if (start.isPresent()) {
        pooled(start.getAsInt(), "stack of " + text(block + name)).ifPresent(stacks::add);
      }
    }
    return stacks;
  }

  /** The owners of a list's items. */
  private void owners(int list, Set<Integer> owners) {
    int end = list + LIST_END;
    OptionalInt item = word(end + ITEM_NEXT);
    for (int i = 0; i < LONGEST_LIST && item.isPresent() && item.getAsInt() != end; i++) {
      word(item.getAsInt() + ITEM_OWNER).ifPresent(owners::add);
      item = word(item.getAsInt() + ITEM_NEXT);
    }
  }

  /** A stack that is a block of heap_4, whose header before it says how long it is. */
  private Optional<Stack> pooled(int start, String name) {
    Optional<Symbols.Symbol> heap = bench.image.symbols().find("ucHeap");
    OptionalInt header = word(start - 4);
    if (heap.isEmpty() || header.isEmpty() || (header.getAsInt() & BLOCK_TAKEN) == 0) {
      return Optional.empty();
    }
    int bytes = (header.getAsInt() & ~BLOCK_TAKEN) - BLOCK_HEADER_BYTES;
    long from = (start & 0xffff_ffffL) - (heap.get().address() & 0xffff_ffffL);
    return from >= 0 && bytes > 0 && from + bytes <= heap.get().size()
        ? Optional.of(new Stack(name, bytes, used(start, bytes)))
        : Optional.empty();
  }

  private List<Stack> zephyr() {
    List<Stack> stacks = new ArrayList<>();
    OptionalInt start = types.offset("k_thread", "stack_info", "start");
    OptionalInt size = types.offset("k_thread", "stack_info", "size");
    if (start.isPresent() && size.isPresent()) {
      for (DebugTypes.Variable thread : types.variables("k_thread")) {
        OptionalInt base = word(thread.address() + start.getAsInt());
        OptionalInt bytes = word(thread.address() + size.getAsInt());
        if (base.isPresent() && bytes.isPresent()) {
          inRam("stack of " + thread.name(), base.getAsInt(), bytes.getAsInt())
              .ifPresent(stacks::add);
        }
      }
    }
    bench
        .image
        .symbols()
        .find("z_interrupt_stacks")
        .flatMap(s -> inRam("interrupt stack", s.address(), s.size()))
        .ifPresent(stacks::add);
    return stacks;
  }

  private Optional<Stack> inRam(String name, int start, int bytes) {
    Region region = bench.machine.memory().region(start);
    if (region == null || !region.writable || bytes <= 0) {
      return Optional.empty();
    }
    long from = (start & 0xffff_ffffL) - (region.base & 0xffff_ffffL);
    return from + bytes <= region.bytes.length
        ? Optional.of(new Stack(name, bytes, used(start, bytes)))
        : Optional.empty();
  }

  private int used(int start, int bytes) {
    int address = (start + 3) & ~3;
    int end = start + bytes;
    while (address < end
        && (bench.holdsPowerUpContents(address)
            || UNTOUCHED.contains(bench.machine.core().peek(address, 4)))) {
      address += 4;
    }
    return end - Math.min(address, end);
  }

  /** A word of RAM; empty if the address is none. */
  private OptionalInt word(int address) {
    Region region = bench.machine.memory().region(address);
    return region == null || !region.writable || (address & 3) != 0
        ? OptionalInt.empty()
        : OptionalInt.of(bench.machine.core().peek(address, 4));
  }

  private String text(int address) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < LONGEST_NAME; i++) {
      int c = bench.machine.core().peek(address + i, 1) & 0xff;
      if (c < ' ' || c > '~') {
        break;
      }
      name.append((char) c);
    }
    return name.toString();
  }
}
