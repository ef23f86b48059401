package dev.stacktoll.soc;

import java.util.List;

/**
 * System configuration: what answers at address 0, and which port drives each EXTI line (RM0390 and
 * RM0385, SYSCFG). PMC, CMPCR, CFGR and FMC swapping are plain storage; the compensation cell is
 * ready at once.
 */
final class Syscfg extends RegisterBlock {
  static final int MEMRMP = 0x00;
  static final int PMC = 0x04;
  static final int EXTICR1 = 0x08;
  static final int EXTICR4 = 0x14;
  static final int CMPCR = 0x20;

  private static final int CMP_PD = 1;
  private static final int CMP_READY = 1 << 8;

  /**
   * What a chip has.
   *
   * @param memrmpMask bits of MEMRMP that firmware can change
   * @param memrmp MEMRMP after reset
   */
  record Layout(int memrmpMask, int memrmp, List<PlainRegisters.Plain> plain) {}

  /** Puts other memory at address 0. */
  interface Remap {
    /**
     * MEM_MODE was written.
     *
     * @return false if the model does not have that memory
     */
    boolean remap(int memoryMode);
  }

  private final Layout layout;
  private final Remap remap;
  private final Exti exti;
  private final PlainRegisters plain;
  private final int[] exticr = new int[4];
  private int memrmp;
  private int cmpcr;

  Syscfg(Layout layout, Remap remap, Exti exti, Warnings warnings) {
    super("SYSCFG", Lanes.REPEATED, warnings);
    this.layout = layout;
    this.remap = remap;
    this.exti = exti;
    plain = new PlainRegisters(layout.plain());
    reset(0);
  }

  @Override
  void reset(long cycle) {
    memrmp = layout.memrmp();
    cmpcr = 0;
    plain.reset();
    for (int i = 0; i < exticr.length; i++) {
      setExticr(i, 0);
    }
    if ((layout.memrmpMask() & 7) != 0) {
      remap.remap(memrmp & 7);
    }
  }

  @Override
  int get(int offset, long cycle) {
    return look(offset);
  }

  @Override
  int look(int offset) {
    if (offset >= EXTICR1 && offset <= EXTICR4) {
      return exticr[(offset - EXTICR1) / 4];
    }
    return switch (offset) {
      case MEMRMP -> memrmp;
      case CMPCR -> cmpcr | ((cmpcr & CMP_PD) != 0 ? CMP_READY : 0);
      default -> {
        if (!plain.has(offset)) {
          throw unmodelled(offset);
        }
        yield plain.get(offset);
      }
    };
  }

  @Override
  void set(int offset, int value, long cycle) {
    if (offset >= EXTICR1 && offset <= EXTICR4) {
      setExticr((offset - EXTICR1) / 4, value & 0xffff);
    } else if (offset == MEMRMP) {
      setMemrmp(value);
    } else if (offset == CMPCR) {
      cmpcr = value & CMP_PD;
    } else if (plain.has(offset)) {
      plain.set(offset, value);
    } else {
      throw unmodelled(offset);
    }
  }

  private void setMemrmp(int value) {
    int next = value & layout.memrmpMask() | memrmp & ~layout.memrmpMask();
    if ((next & 7) != (memrmp & 7) && !remap.remap(next & 7)) {
      throw unmodelled("MEMRMP", "MEM_MODE = " + (next & 7), MEMRMP);
    }
    memrmp = next;
  }

  private void setExticr(int index, int value) {
    exticr[index] = value;
    for (int i = 0; i < 4; i++) {
      exti.select(4 * index + i, (char) ('A' + (value >>> 4 * i & 15)));
    }
  }
}
