package dev.stacktoll.soc;

import static dev.stacktoll.core.Rig.FLASH;
import static dev.stacktoll.core.Rig.R0;
import static dev.stacktoll.core.Rig.R1;
import static dev.stacktoll.core.Rig.R2;
import static dev.stacktoll.core.Rig.R5;
import static dev.stacktoll.core.Rig.R6;
import static dev.stacktoll.core.Rig.R7;
import static dev.stacktoll.core.Rig.R8;
import static dev.stacktoll.core.Rig.R9;
import static dev.stacktoll.core.Rig.SP;

import dev.stacktoll.core.Core;
import dev.stacktoll.core.CoreConfig;
import dev.stacktoll.core.CortexM4;
import dev.stacktoll.core.Device;
import dev.stacktoll.core.PipelineModel;
import dev.stacktoll.core.Rig;
import dev.stacktoll.core.RuleValues;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Assembly text between two reads of DWT_CYCCNT on the Cortex-M4 with the memories of the
 * STM32F446, as published measurements bracket it: ISB at an address aligned to 16, LDR.W of the
 * counter, the text, LDR of the counter.
 *
 * <p>Registers at entry: R0 and SP point into SRAM1, R1 into SRAM2, R2 to a register on AHB1, R8 on
 * APB1 (HCLK/4), R9 on APB2 (HCLK/2). R3, R4, R10 and R12 are free; R5, R6, R7 and R11 belong to
 * the bracket.
 */
final class Bracket {
  static final int SRAM1 = Rig.RAM + 0x1000;
  static final int SRAM2 = Rig.RAM + 0x1_d000;
  static final int RAM_CODE = SRAM1 + 0x2000;
  private static final int FLASH_CODE = FLASH + 0x100;
  private static final int CYCCNT = 0xe000_1004;
  private static final int ACTLR = 0xe000_e008;
  private static final int DISDEFWBUF = 2;

  private final String body;
  private final Map<String, Integer> rules = new LinkedHashMap<>();
  private final Map<Integer, Integer> registers = new LinkedHashMap<>();
  private final Map<Integer, Integer> words = new LinkedHashMap<>();
  private String before = "";
  private String after = "";
  private String end = "";
  private int codeAddress = FLASH_CODE;
  private int passes = 1;
  private int flashControl;
  private boolean writeBuffer = true;

  private Bracket(String body) {
    this.body = body;
  }

  static Bracket of(String body) {
    return new Bracket(body);
  }

  /** Runs before the bracket, in every pass. */
  Bracket before(String source) {
    before = source;
    return this;
  }

  /** Code or data behind everything. */
  Bracket after(String source) {
    after = source;
    return this;
  }

  /** Runs behind the bracket, in every pass. */
  Bracket end(String source) {
    end = source;
    return this;
  }

  Bracket set(int register, int value) {
    registers.put(register, value);
    return this;
  }

  Bracket word(int address, int value) {
    words.put(address, value);
    return this;
  }

  /** Passes through the same code; the last one counts. */
  Bracket passes(int count) {
    passes = count;
    return this;
  }

  /** FLASH_ACR. */
  Bracket flash(int accessControl) {
    flashControl = accessControl;
    return this;
  }

  Bracket withoutWriteBuffer() {
    writeBuffer = false;
    return this;
  }

  Bracket rule(String id, int value) {
    rules.put(id, value);
    return this;
  }

  /** Executes the same text from RAM, over the S-bus. */
  Bracket inRam() {
    codeAddress = RAM_CODE;
    return this;
  }

  /** Difference of the two reads. */
  long cycles() {
    String program =
        """
        again:
        %s
        .balign 16
        isb
        ldr.w r5, [r7]
        %s
        ldr r6, [r7]
        %s
        subs.w r11, r11, #1
        bne.w again
        nop
        bx lr
        .balign 4
        .ltorg
        %s
        """
            .formatted(before, body, end, after);
    Bench bench = bench("stop: nop\n b stop");
    Rig rig = bench.rig().code(codeAddress, program);
    rig.pc(codeAddress).set(Rig.LR, rig.label("stop") | 1).runTo("stop");
    requireEveryCycleCharged(rig.core());
    return rig.get(R6) - rig.get(R5);
  }

  /** How much the same text takes more when it is there a second time. */
  static long difference(Bracket more, Bracket less) {
    return more.cycles() - less.cycles();
  }

  /** A rig with everything set up, for tests that need more than a bracket. */
  Bench bench(String source) {
    RuleValues values = RuleValues.of(CortexM4.allRules(), rules);
    ArtAccelerator art = new ArtAccelerator(values);
    art.accessControl(flashControl);
    CortexM4 model = new CortexM4(new F4Bus(new Clocks(), values), art, art, values);
    Rig rig = Rig.of(CoreConfig.CORTEX_M4F_R0P1, (memory, scheduler) -> model, source);
    rig.device(0x4000_0000, 0x400, new Plain())
        .device(0x4001_0000, 0x400, new Plain())
        .device(0x4002_0000, 0x400, new Plain())
        .word(0xe000_edfc, 1 << 24)
        .word(0xe000_1000, 1)
        .word(ACTLR, writeBuffer ? 0 : DISDEFWBUF)
        .set(R0, SRAM1)
        .set(R1, SRAM2)
        .set(R2, 0x4002_0018)
        .set(R7, CYCCNT)
        .set(R8, 0x4000_0024)
        .set(R9, 0x4001_0024)
        .set(Rig.R11, passes)
        .set(SP, SRAM1 + 0x800);
    registers.forEach(rig::set);
    words.forEach(rig::word);
    return new Bench(rig, model);
  }

  /** Every cycle belongs to one rule, and the counters of the DWT add up (TRM, profiling). */
  static void requireEveryCycleCharged(Core core) {
    PipelineModel model = core.model();
    long sum = Arrays.stream(model.charged()).sum();
    PipelineModel.ProfileCounts counts = model.profileCounts();
    long profile =
        core.instructions()
            + counts.cpi
            + counts.loadStore
            + counts.exception
            + counts.sleep
            - counts.folded;
    if (sum != model.now() || profile != model.now()) {
      throw new AssertionError(
          "%d cycles passed, %d are charged, %d counted".formatted(model.now(), sum, profile));
    }
  }

  record Bench(Rig rig, CortexM4 model) {
    long charged(String rule) {
      for (int i = 0; i < model.rules().size(); i++) {
        if (model.rules().get(i).id().equals(rule)) {
          return model.charged()[i];
        }
      }
      throw new IllegalArgumentException(rule);
    }
  }

  /** A register that is only there. */
  private static final class Plain implements Device {
    @Override
    public int read(int offset, int bytes, long cycle) {
      return 0;
    }

    @Override
    public void write(int offset, int bytes, int value, long cycle) {}

    @Override
    public int peek(int offset) {
      return 0;
    }
  }

  /** The clock tree at 180 MHz. */
  private record Clocks() implements BusClocks {
    @Override
    public int hclkPerPclk1() {
      return 4;
    }

    @Override
    public int hclkPerPclk2() {
      return 2;
    }
  }
}
