package dev.stacktoll.soc;

import dev.stacktoll.core.IrqLine;
import dev.stacktoll.core.Scheduler;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transmitter and receiver that USARTs of both chips share: frames take their time on the line,
 * flags rise with their ends (RM0390 and RM0385, USART). Register layouts are {@link UsartF4} and
 * {@link UsartF7}; flags and interrupt enables have the same bits in both.
 *
 * <p>Not modelled: the phase of the baud rate generator, noise, the levels of single bits.
 */
final class UsartPort implements ClockTree.Listener {
  static final int PE = 1;
  static final int FE = 1 << 1;
  static final int NF = 1 << 2;
  static final int ORE = 1 << 3;
  static final int IDLE = 1 << 4;
  static final int RXNE = 1 << 5;
  static final int TC = 1 << 6;
  static final int TXE = 1 << 7;

  static final int CR1_RE = 1 << 2;
  static final int CR1_TE = 1 << 3;
  private static final int CR1_INTERRUPTS = IDLE | RXNE | TC | TXE;
  private static final int CR1_PEIE = 1 << 8;
  private static final int CR1_PCE = 1 << 10;
  static final int CR3_DMAR = 1 << 6;
  private static final int CR3_DMAT = 1 << 7;

  /**
   * A receiver tolerates this difference of baud rates, in percent; beyond it sees wrong frames.
   */
  private static final int TOLERANCE_PERCENT = 4;

  /** The line that leaves the transmitter. */
  interface Line {
    /** A frame ended. */
    void sent(int data, Frequency baud, long cycle);
  }

  /** What the control registers say, in the terms of a frame. */
  record Settings(
      boolean enabled, int cr1, int cr3, int dataBits, int stopHalfBits, boolean errorInterrupts) {
    boolean asksForTransmitData() {
      return enabled && (cr3 & CR3_DMAT) != 0;
    }

    boolean offersReceivedData() {
      return enabled && (cr3 & CR3_DMAR) != 0;
    }

    boolean transmits() {
      return enabled && (cr1 & CR1_TE) != 0;
    }

    boolean receives() {
      return enabled && (cr1 & CR1_RE) != 0;
    }

    int halfBits() {
      return 2 * (1 + dataBits) + stopHalfBits;
    }

    /** Data bits that are not parity. */
    int dataMask() {
      return (1 << ((cr1 & CR1_PCE) != 0 ? dataBits - 1 : dataBits)) - 1;
    }
  }

  /** A frame on its way out; an idle frame carries nothing. */
  private record Frame(
      int data, boolean idle, Scheduler.Event end, Frequency hclk, Frequency kernel) {}

  private static final Settings OFF = new Settings(false, 0, 0, 8, 2, false);

  private final ClockTree clocks;
  private final Scheduler scheduler;
  private final Supplier<Frequency> kernel;
  private final IrqLine irq;
  private final Line line;
  private LongConsumer dma = _ -> {};
  private Settings settings = OFF;
  private int ticksPerBit;
  private int flags;
  private int held;
  private int received;
  private @Nullable Frame frame;
  private Scheduler.@Nullable Event idle;

  UsartPort(
      ClockTree clocks, Scheduler scheduler, Supplier<Frequency> kernel, IrqLine irq, Line line) {
    this.clocks = clocks;
    this.scheduler = scheduler;
    this.kernel = kernel;
    this.irq = irq;
    this.line = line;
    clocks.listen(this);
    reset();
  }

  void reset() {
    settings = OFF;
    ticksPerBit = 0;
    flags = TXE | TC;
    held = 0;
    received = 0;
    Frame sending = frame;
    if (sending != null) {
      scheduler.cancel(sending.end());
      frame = null;
    }
    lineBusy();
    signal();
  }

  /** A DMA controller that is told when requests may have changed. */
  void dma(LongConsumer controller) {
    dma = controller;
  }

  boolean asksForTransmitData() {
    return settings.asksForTransmitData() && (flags & TXE) != 0;
  }

  boolean offersReceivedData() {
    return settings.offersReceivedData() && (flags & RXNE) != 0;
  }

  int flags() {
    return flags;
  }

  void clear(int mask) {
    flags &= ~mask;
    signal();
  }

  /** TE going up sends an idle frame first. */
  void configure(Settings next, long cycle) {
    boolean starts = next.transmits() && !settings.transmits();
    settings = next;
    if (starts && ticksPerBit != 0 && frame == null) {
      send(0, true, cycle);
    }
    signal();
    dma.accept(cycle);
  }

  void ticksPerBit(int kernelTicks) {
    ticksPerBit = kernelTicks;
  }

  /** The baud rate, if one is set. */
  private Frequency baud() {
    return kernel.get().over(ticksPerBit);
  }

  /** A store to the data register. */
  void transmit(int data, long cycle) {
    held = data & settings.dataMask();
    flags &= ~TXE;
    flags &= ~TC;
    if (frame == null && settings.transmits() && ticksPerBit != 0) {
      sendHeld(cycle);
    }
    signal();
    dma.accept(cycle);
  }

  private void sendHeld(long cycle) {
    send(held, false, cycle);
    flags |= TXE;
  }

  private void send(int data, boolean idleFrame, long cycle) {
    long ticks = Math.ceilDiv((long) settings.halfBits() * ticksPerBit, 2);
    schedule(data, idleFrame, ticks, cycle);
  }

  private void schedule(int data, boolean idleFrame, long ticks, long cycle) {
    Frequency hclk = clocks.now().hclk();
    Frequency ticking = kernel.get();
    long end = cycle + hclk.periodsFor(ticks, ticking);
    frame = new Frame(data, idleFrame, scheduler.at(end, this::sent), hclk, ticking);
  }

  private void sent(long cycle) {
    Frame done = frame;
    frame = null;
    if (done != null && !done.idle()) {
      line.sent(done.data(), baud(), cycle);
    }
    if ((flags & TXE) == 0 && settings.transmits()) {
      sendHeld(cycle);
    } else if (done != null && !done.idle()) {
      flags |= TC;
    }
    signal();
    dma.accept(cycle);
  }

  /** What is left of the frame takes the time of the new clocks. */
  @Override
  public void clocksChanged(ClockTree.Clocks now, long cycle) {
    Frame sending = frame;
    if (sending == null) {
      return;
    }
    scheduler.cancel(sending.end());
    long left = Math.max(0, sending.end().cycle() - cycle);
    long ticks = sending.kernel().periodsFor(left, sending.hclk());
    schedule(sending.data(), sending.idle(), ticks, cycle);
  }

  /** A start bit arrives. */
  void lineBusy() {
    Scheduler.Event waiting = idle;
    if (waiting != null) {
      scheduler.cancel(waiting);
      idle = null;
    }
  }

  /** A frame from outside ended. */
  void receive(int data, Frequency senderBaud, long cycle) {
    if (!settings.receives() || ticksPerBit == 0) {
      return;
    }
    if ((flags & RXNE) != 0) {
      flags |= ORE;
    } else {
      received = data & settings.dataMask();
      flags |= RXNE;
    }
    if (!accepts(senderBaud)) {
      flags |= FE | NF;
    }
    Frequency hclk = clocks.now().hclk();
    long frameTicks = (long) settings.halfBits() * ticksPerBit / 2;
    idle =
        scheduler.at(
            cycle + hclk.periodsFor(frameTicks, kernel.get()),
            due -> {
              idle = null;
              flags |= IDLE;
              signal();
            });
    signal();
    dma.accept(cycle);
  }

  private boolean accepts(Frequency other) {
    return near(baud(), other);
  }

  /** Whether a receiver at one baud rate understands a sender at the other. */
  static boolean near(Frequency one, Frequency other) {
    double ratio = (double) one.hertz() / other.hertz();
    return Math.abs(ratio - 1) * 100 <= TOLERANCE_PERCENT;
  }

  /** The received data; it is gone afterwards. */
  int take() {
    clear(RXNE);
    return received;
  }

  int received() {
    return received;
  }

  private void signal() {
    int enabled = settings.cr1() & CR1_INTERRUPTS;
    boolean pending = (flags & enabled) != 0;
    pending |= (enabled & RXNE) != 0 && (flags & ORE) != 0;
    pending |= (settings.cr1() & CR1_PEIE) != 0 && (flags & PE) != 0;
    pending |= settings.errorInterrupts() && (flags & (FE | NF | ORE)) != 0;
    irq.set(pending);
  }
}
