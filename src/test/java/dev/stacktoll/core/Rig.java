package dev.stacktoll.core;

import dev.stacktoll.isa.Assembler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one fixture for tests of instructions and of the core: a processor with flash at 0x0800_0000
 * and RAM at 0x2000_0000, which runs assembly text. The FPU is enabled. Every exception has a
 * handler that loops, so that {@link #exception} tells what was taken; {@link #vector} gives it
 * another one.
 */
public final class Rig {
  public static final int R0 = 0;
  public static final int R1 = 1;
  public static final int R2 = 2;
  public static final int R3 = 3;
  public static final int R4 = 4;
  public static final int R5 = 5;
  public static final int R6 = 6;
  public static final int R7 = 7;
  public static final int R8 = 8;
  public static final int R9 = 9;
  public static final int R10 = 10;
  public static final int R11 = 11;
  public static final int R12 = 12;
  public static final int SP = 13;
  public static final int LR = 14;

  public static final int FLASH = 0x0800_0000;
  public static final int RAM = 0x2000_0000;
  public static final int RAM_BYTES = 256 * 1024;
  public static final int STACK = RAM + RAM_BYTES;

  private static final int FLASH_BYTES = 1 << 20;
  private static final int VECTORS = FLASH + 0x8_0000;
  private static final int HANDLERS = FLASH + 0x8_1000;
  private static final int HANDLER_BYTES = 0x200;

  private final Core core;
  private final Cpu cpu;
  private final Memory memory;
  private final Scheduler scheduler;
  private final Region flash;
  private final Map<String, Integer> symbols;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private long start;
  private @Nullable StopReason stop;

  private Rig(
      CoreConfig config,
      PipelineModel model,
      Memory memory,
      Scheduler scheduler,
      Region flash,
      String source) {
    this.memory = memory;
    this.scheduler = scheduler;
    this.flash = flash;
    core = new Core(config, memory, scheduler, model);
    cpu = core.cpu();
    core.output(new TextOutput());
    symbols = Assembler.symbols(FLASH, source);
    load(FLASH, Assembler.assemble(FLASH, source));
    byte[] endless = Assembler.assemble(HANDLERS, "b .");
    for (int number = 1; number < 16 + config.interruptLines(); number++) {
      handler(number, endless);
    }
    word(VECTORS, STACK);
    word(VECTORS + 4, FLASH | 1);
    core.reset(VECTORS);
    word(0xe000_ed88, 0x00f0_0000);
    start = core.cycle();
  }

  /** What a timing model is made from: the flash and RAM of the rig. */
  @FunctionalInterface
  public interface Models {
    PipelineModel over(Memory memory, Scheduler scheduler);
  }

  /** A Cortex-M4F with one cycle an instruction. */
  public static Rig m4(String source) {
    return of(CoreConfig.CORTEX_M4F_R0P1, (memory, scheduler) -> new UnitModel(), source);
  }

  /** A Cortex-M7 with one cycle an instruction. */
  public static Rig m7(String source) {
    return of(CoreConfig.CORTEX_M7_R0P1, (memory, scheduler) -> new UnitModel(), source);
  }

  /** A processor with a pipeline model of the caller's. */
  public static Rig of(CoreConfig config, Models models, String source) {
    Memory memory = new Memory();
    Scheduler scheduler = new Scheduler();
    Region flash = new Region("flash", FLASH, new byte[FLASH_BYTES], false);
    memory.add(flash);
    memory.add(new Region("RAM", RAM, new byte[RAM_BYTES], true));
    return new Rig(config, models.over(memory, scheduler), memory, scheduler, flash, source);
  }

  /** A handler of its own for an exception; it is assembled where it lies. */
  public Rig vector(int number, String source) {
    return handler(number, Assembler.assemble(HANDLERS + number * HANDLER_BYTES, source));
  }

  private Rig handler(int number, byte[] code) {
    int address = HANDLERS + number * HANDLER_BYTES;
    if (code.length > HANDLER_BYTES) {
      throw new IllegalArgumentException("handler " + number + " is too long");
    }
    load(address, code);
    return word(VECTORS + 4 * number, address | 1);
  }

  /** Puts code or data into flash or RAM. */
  public Rig load(int address, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      poke(address + i, 1, bytes[i]);
    }
    return this;
  }

  /** Assembles code for an address outside the program, such as RAM. */
  public Rig code(int address, String source) {
    return load(address, Assembler.assemble(address, source));
  }

  public Rig device(int base, int size, Device device) {
    memory.add("device of the test", base, size, device);
    return this;
  }

  public Rig set(int register, int value) {
    cpu.r[register] = value;
    return this;
  }

  public int get(int register) {
    return cpu.r[register];
  }

  /** Address of the next instruction. */
  public int pc() {
    return core.pc();
  }

  public Rig pc(int address) {
    cpu.nextPc = address & ~1;
    return this;
  }

  public int label(String name) {
    Integer address = symbols.get(name);
    if (address == null) {
      throw new IllegalArgumentException("no label " + name);
    }
    return address;
  }

  public Rig carry(boolean carry) {
    cpu.c = carry;
    return this;
  }

  /** NZCV as in "N..V". */
  public String flags() {
    return (cpu.n ? "N" : ".") + (cpu.z ? "Z" : ".") + (cpu.c ? "C" : ".") + (cpu.v ? "V" : ".");
  }

  public Rig flags(String flags) {
    cpu.n = flags.contains("N");
    cpu.z = flags.contains("Z");
    cpu.c = flags.contains("C");
    cpu.v = flags.contains("V");
    return this;
  }

  public boolean q() {
    return cpu.q;
  }

  public Rig q(boolean q) {
    cpu.q = q;
    return this;
  }

  public int ge() {
    return cpu.ge;
  }

  public Rig ge(int ge) {
    cpu.ge = ge;
    return this;
  }

  /** Bits of an S register. */
  public int s(int number) {
    return cpu.s[number];
  }

  public Rig s(int number, int bits) {
    cpu.s[number] = bits;
    return this;
  }

  /** Bits of a D register. */
  public long d(int number) {
    return (long) cpu.s[2 * number + 1] << 32 | cpu.s[2 * number] & 0xffff_ffffL;
  }

  public Rig d(int number, long bits) {
    cpu.s[2 * number] = (int) bits;
    cpu.s[2 * number + 1] = (int) (bits >>> 32);
    return this;
  }

  public int fpscr() {
    return cpu.fpscr;
  }

  public Rig fpscr(int value) {
    cpu.fpscr = value;
    return this;
  }

  /** Memory or a register, without side effects. */
  public int word(int address) {
    return core.peek(address, 4);
  }

  public int halfword(int address) {
    return core.peek(address, 2);
  }

  public int byteAt(int address) {
    return core.peek(address, 1);
  }

  /** Writes memory, flash too, or a device register. */
  public Rig word(int address, int value) {
    poke(address, 4, value);
    return this;
  }

  public Rig halfword(int address, int value) {
    poke(address, 2, value);
    return this;
  }

  public Rig byteAt(int address, int value) {
    poke(address, 1, value);
    return this;
  }

  private void poke(int address, int bytes, int value) {
    Region region = memory.region(address);
    if (region != null) {
      int offset = address - region.base;
      Memory.set(region.bytes, offset, bytes, value);
      region.dropCode(offset, bytes);
      return;
    }
    Memory.Mapping mapping = memory.device(address);
    if (mapping == null) {
      throw new IllegalArgumentException("nothing at 0x%08x".formatted(address));
    }
    mapping.device().write(address - mapping.base(), bytes, value, core.cycle());
  }

  /** One instruction, and the exception that is due before it. */
  public Rig step() {
    return run(1);
  }

  /** So many instructions, or fewer if something ends the run. */
  public Rig run(int instructions) {
    for (int i = 0; i < instructions; i++) {
      stop = core.step();
      if (!(stop instanceof StopReason.Stepped)) {
        break;
      }
    }
    return this;
  }

  /** Until a cycle after the start, on the fast loop. */
  public Rig runCycles(long cycles) {
    stop = core.run(start + cycles);
    return this;
  }

  /** Until the next instruction is the one at the label. */
  public Rig runTo(String label) {
    int address = label(label);
    core.addBreakpoint(address);
    stop = core.run(start + 1_000_000);
    core.removeBreakpoint(address);
    if (!(stop instanceof StopReason.Breakpoint)) {
      throw new AssertionError("did not reach " + label + ": " + stop);
    }
    return this;
  }

  /** Why the last run ended. */
  public StopReason stop() {
    StopReason reason = stop;
    if (reason == null) {
      throw new IllegalStateException("has not run");
    }
    return reason;
  }

  /** Cycles since the rig was made. */
  public long cycles() {
    return core.cycle() - start;
  }

  /** Number of the current exception, 0 in Thread mode. */
  public int exception() {
    return cpu.ipsr;
  }

  /** What firmware printed through ITM and semihosting. */
  public String text() {
    return text.toString(StandardCharsets.UTF_8);
  }

  public Core core() {
    return core;
  }

  Cpu cpu() {
    return cpu;
  }

  public Memory memory() {
    return memory;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  public Region flash() {
    return flash;
  }

  private final class TextOutput implements SystemOutput {
    @Override
    public void instrumentation(int port, int value, int bytes) {
      for (int i = 0; i < bytes; i++) {
        text.write(value >>> 8 * i);
      }
    }

    @Override
    public void semihosting(byte value) {
      text.write(value);
    }
  }
}
