package dev.stacktoll.soc;

import dev.stacktoll.core.IrqLine;
import dev.stacktoll.core.Memory;
import dev.stacktoll.core.Region;
import dev.stacktoll.core.Scheduler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A DMA controller: eight streams that move data at the request of peripherals, or within memory
 * (RM0390 and RM0385, DMA).
 *
 * <p>Plain storage: priorities, bursts, PINCOS, FIFO settings. Not modelled: double buffers, the
 * packing of data of different widths, peripheral flow control, FIFO and direct mode errors, the
 * bus cycles that transfers take from the core. Caches hold no values, so that a missing cache
 * maintenance goes unnoticed.
 */
final class Dma extends RegisterBlock {
  private static final int STREAMS = 8;
  private static final int LISR = 0x00;
  private static final int HISR = 0x04;
  private static final int LIFCR = 0x08;
  private static final int HIFCR = 0x0c;
  private static final int FIRST_STREAM = 0x10;
  private static final int STREAM_BYTES = 0x18;
  private static final int STREAM_FLAGS = 0x3d;
  private static final int HTIF = 1 << 4;
  private static final int TCIF = 1 << 5;
  private static final int TEIF = 1 << 3;
  private static final int TEIE = 1 << 2;

  /** Where the flags of a stream are in its status register. */
  private static final int[] SHIFT = {0, 6, 16, 22};

  /** Assumed: cycles from one item to the next on an idle bus. */
  private static final int CYCLES_PER_ITEM = 5;

  private final boolean withinMemory;
  private final Memory memory;
  private final Scheduler scheduler;
  private final List<IrqLine> irqs;
  private final List<DmaStream> streams;
  private final int[] flags = new int[STREAMS];
  private final boolean[] busy = new boolean[STREAMS];
  private final Map<Integer, BooleanSupplier> requests = new HashMap<>();

  /**
   * All streams off.
   *
   * @param withinMemory the controller can move data from memory to memory (DMA2)
   * @param irqs of the streams in order
   */
  Dma(
      String name,
      boolean withinMemory,
      Memory memory,
      Scheduler scheduler,
      List<IrqLine> irqs,
      Warnings warnings) {
    super(name, Lanes.KEPT, warnings);
    this.withinMemory = withinMemory;
    this.memory = memory;
    this.scheduler = scheduler;
    this.irqs = List.copyOf(irqs);
    streams = IntStream.range(0, STREAMS).mapToObj(_ -> new DmaStream()).toList();
  }

  /** A peripheral asks for items on a channel of a stream as long as the supplier says so. */
  void connect(int stream, int channel, BooleanSupplier asks) {
    requests.put(STREAMS * stream + channel, asks);
  }

  @Override
  void reset(long cycle) {
    for (int i = 0; i < STREAMS; i++) {
      streams.get(i).reset();
      flags[i] = 0;
      signal(i);
    }
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    return switch (offset) {
      case LISR -> status(0);
      case HISR -> status(4);
      case LIFCR, HIFCR -> 0;
      default -> streams.get(stream(offset)).get((offset - FIRST_STREAM) % STREAM_BYTES);
    };
  }

  private int stream(int offset) {
    int stream = (offset - FIRST_STREAM) / STREAM_BYTES;
    if (stream >= STREAMS) {
      throw unmodelled(offset);
    }
    return stream;
  }

  private int status(int first) {
    int status = 0;
    for (int i = 0; i < 4; i++) {
      status |= flags[first + i] << SHIFT[i];
    }
    return status;
  }

  @Override
  void set(int offset, int value, long cycle) {
    switch (offset) {
      case LISR, HISR -> warn("a store to a status register; ignored", cycle);
      case LIFCR -> clear(0, value);
      case HIFCR -> clear(4, value);
      default -> setStream(offset, value, cycle);
    }
  }

  private void clear(int first, int value) {
    for (int i = 0; i < 4; i++) {
      flags[first + i] &= ~(value >>> SHIFT[i] & STREAM_FLAGS);
      signal(first + i);
    }
  }

  private void setStream(int offset, int value, long cycle) {
    int number = stream(offset);
    DmaStream stream = streams.get(number);
    boolean starts =
        stream.set(name() + " stream " + number, (offset - FIRST_STREAM) % STREAM_BYTES, value);
    if (starts && stream.direction() == DmaStream.Direction.IN_MEMORY && !withinMemory) {
      throw unmodelled("SxCR", "memory to memory on this controller", offset);
    }
    if (starts && stream.get(DmaStream.NDTR) == 0) {
      stream.stop();
    }
    signal(number);
    serve(number, cycle);
  }

  /** Something about requests changed: streams that are asked and not yet moving start. */
  void requestsChanged(long cycle) {
    for (int i = 0; i < STREAMS; i++) {
      if (streams.get(i).enabled()) {
        serve(i, cycle);
      }
    }
  }

  private boolean asked(int number) {
    DmaStream stream = streams.get(number);
    if (!stream.enabled()) {
      return false;
    }
    if (stream.direction() == DmaStream.Direction.IN_MEMORY) {
      return true;
    }
    BooleanSupplier request = requests.get(STREAMS * number + stream.channel());
    return request != null && request.getAsBoolean();
  }

  private void serve(int number, long cycle) {
    if (!busy[number] && asked(number)) {
      busy[number] = true;
      scheduler.at(cycle + CYCLES_PER_ITEM, due -> move(number, due));
    }
  }

  private void move(int number, long cycle) {
    busy[number] = false;
    if (!asked(number)) {
      return;
    }
    DmaStream stream = streams.get(number);
    if (!copy(stream, cycle)) {
      warn("stream " + number + " met an address without memory; it stops", cycle);
      stream.stop();
      flags[number] |= TEIF;
    } else {
      switch (stream.advance()) {
        case GOING_ON -> {}
        case HALF -> flags[number] |= HTIF;
        case COMPLETE -> flags[number] |= TCIF;
      }
    }
    signal(number);
    serve(number, cycle);
  }

  /** Moves one item; false if an address leads nowhere. */
  private boolean copy(DmaStream stream, long cycle) {
    int bytes = stream.bytes();
    Region from = memory.region(stream.source());
    Memory.Mapping fromDevice = memory.device(stream.source());
    Region to = memory.region(stream.target());
    Memory.Mapping toDevice = memory.device(stream.target());
    int value;
    if (from != null) {
      value = Memory.get(from.bytes, stream.source() - from.base, bytes);
    } else if (fromDevice != null) {
      value = fromDevice.device().read(stream.source() - fromDevice.base(), bytes, cycle);
    } else {
      return false;
    }
    if (to != null && to.writable) {
      Memory.set(to.bytes, stream.target() - to.base, bytes, value);
      to.dropCode(stream.target() - to.base, bytes);
    } else if (toDevice != null) {
      toDevice.device().write(stream.target() - toDevice.base(), bytes, value, cycle);
    } else {
      return false;
    }
    return true;
  }

  /** Flags TEIF, HTIF and TCIF stand one place above their enables. */
  private void signal(int number) {
    int enabled = streams.get(number).cr() & (TEIE | DmaStream.HTIE | DmaStream.TCIE);
    irqs.get(number).set((flags[number] & enabled << 1) != 0);
  }
}
