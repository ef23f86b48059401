package dev.stacktoll.core;

import dev.stacktoll.isa.Insn;

/**
 * A processor with nothing but memory and its private peripherals, one cycle an instruction: what
 * an instruction-set simulator is compared on.
 */
public final class FlatCore {
  private final Memory memory = new Memory();
  private final Core core;

  /**
   * Makes a core with its memory.
   *
   * @param base start of each stretch of RAM
   * @param bytes length of each
   */
  public FlatCore(CoreConfig config, int[] base, int[] bytes) {
    for (int i = 0; i < base.length; i++) {
      memory.add(new Region("RAM " + i, base[i], new byte[bytes[i]], true));
    }
    core = new Core(config, memory, new Scheduler(), new UnitModel());
  }

  public void load(int address, byte[] bytes) {
    Region region = region(address);
    System.arraycopy(bytes, 0, region.bytes, address - region.base, bytes.length);
  }

  /** Copies memory out. */
  public byte[] read(int address, int length) {
    Region region = region(address);
    byte[] copy = new byte[length];
    System.arraycopy(region.bytes, address - region.base, copy, 0, length);
    return copy;
  }

  public int word(int address) {
    return core.peek(address, 4);
  }

  private Region region(int address) {
    Region region = memory.region(address);
    if (region == null) {
      throw new IllegalArgumentException("no memory at 0x%08x".formatted(address));
    }
    return region;
  }

  /** Resets through the vector table at address 0 and runs for at most so many cycles. */
  public StopReason run(long cycles) {
    core.powerUp(0);
    return core.run(core.cycle() + cycles);
  }

  /** Counts instructions of an address range, those that an IT block skipped included. */
  public static final class Counter implements Probe {
    private final int from;
    private final int to;
    private long count;

    private Counter(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public void retired(Insn insn, int pc, long start, long end) {
      if (pc >= from && pc < to) {
        count++;
      }
    }

    @Override
    public void exception(int number, boolean entry, long cycle) {}

    public long count() {
      return count;
    }
  }

  /** Counts from now on; the upper end is not included. */
  public Counter count(int from, int to) {
    Counter counter = new Counter(from, to);
    core.probe(counter);
    return counter;
  }
}
