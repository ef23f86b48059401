package dev.stacktoll.soc;

import dev.stacktoll.core.CoreConfig;
import dev.stacktoll.core.CortexM7;
import dev.stacktoll.core.Device;
import dev.stacktoll.core.Rig;
import dev.stacktoll.core.RuleValues;
import dev.stacktoll.core.StopReason;
import dev.stacktoll.core.TimingRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures kernels of assembly text on the Cortex-M7 of an STM32F746 in the steady state, caches on
 * and flash at 7 wait states unless told otherwise.
 *
 * <p>A kernel with a label {@code loop} is measured between two passes of that label; any other is
 * repeated 16 and 32 times in a loop and the difference is taken. Registers: r8 SRAM1, r9 DTCM, r10
 * GPIOA, r11 TIM2.
 */
final class M7Bench {
  static final List<TimingRule> RULES = CortexM7.rules(F7Bus.timingRules());

  private static final int COPIES = 16;
  private static final int WARM_UP = 8;
  private static final int MEASURED = 32;
  private static final int ITCM_FLASH = 0x0020_0000;
  private static final long LIMIT = 10_000_000;
  private static final int SRAM = 0x2001_0000;
  private static final int DTCM = 0x2000_0000;
  private static final int PERIPHERALS = 0x4000_0000;
  private static final int GPIOA = 0x4002_0000;
  private static final int CCR = 0xe000_ed14;
  private static final int CACHES_ON = 3 << 16;
  private static final Pattern REPEAT = Pattern.compile("(\\d+)\\*\\{([^{}]*)\\}");

  private final Map<String, Integer> overrides = new HashMap<>();
  private final Map<Integer, String> handlers = new HashMap<>();
  private boolean cached = true;
  private boolean throughItcm;
  private int flashControl = 7;
  private String setup = "";

  /**
   * Options in one line: {@code ws=0 caches=off port=itcm acr=0x307 m7.btac=0}, and handlers as
   * {@code 11={bx lr}}.
   */
  M7Bench options(String line) {
    Matcher handler = Pattern.compile("(\\d+)=\\{([^}]*)\\}").matcher(line);
    while (handler.find()) {
      handlers.put(Integer.valueOf(handler.group(1)), text(handler.group(2)));
    }
    for (String option : handler.replaceAll("").strip().split("\\s+")) {
      if (!option.isEmpty()) {
        String[] sides = option.split("=");
        option(sides[0], sides[1]);
      }
    }
    return this;
  }

  private void option(String name, String value) {
    switch (name) {
      case "ws", "acr" -> flashControl = Integer.decode(value);
      case "caches" -> cached = value.equals("on");
      case "port" -> throughItcm = value.equals("itcm");
      default -> overrides.put(name, Integer.valueOf(value));
    }
  }

  M7Bench override(String rule, int value) {
    overrides.put(rule, value);
    return this;
  }

  M7Bench setup(String text) {
    setup = text(text);
    return this;
  }

  /** Cycles of one pass of a kernel. */
  double measure(String kernel) {
    String body = text(kernel);
    if (body.contains("loop:")) {
      return passOf(setup + "\n.balign 8\n" + body + "\n.balign 8\nb .");
    }
    double few = passOf(loopOf(body, COPIES));
    double many = passOf(loopOf(body, 2 * COPIES));
    return (many - few) / COPIES;
  }

  private String loopOf(String body, int copies) {
    return setup + "\n.balign 8\nloop:\n" + (body + "\n").repeat(copies) + "b.w loop\n.ltorg\n";
  }

  private double passOf(String program) {
    Rig rig = rig(program);
    rig.core().addBreakpoint(rig.label("loop") + (throughItcm ? ITCM_FLASH - Rig.FLASH : 0));
    runPasses(rig, WARM_UP);
    long start = rig.cycles();
    runPasses(rig, MEASURED);
    long charged = 0;
    for (long cycles : rig.core().model().charged()) {
      charged += cycles;
    }
    if (charged != rig.core().cycle()) {
      throw new AssertionError("charges " + charged + " are not cycles " + rig.core().cycle());
    }
    return (rig.cycles() - start) / (double) MEASURED;
  }

  private static void runPasses(Rig rig, int passes) {
    for (int i = 0; i < passes; i++) {
      StopReason stop = rig.core().run(LIMIT);
      if (!(stop instanceof StopReason.Breakpoint)) {
        throw new AssertionError("the loop ended: " + stop);
      }
    }
  }

  /** A rig with the program at the start of flash, ready to run. */
  Rig rig(String program) {
    RuleValues values = RuleValues.of(RULES, overrides);
    List<CortexM7> models = new ArrayList<>();
    Rig rig =
        Rig.of(
            CoreConfig.CORTEX_M7_R0P1,
            (memory, scheduler) -> {
              models.add(model(values));
              return models.getLast();
            },
            program);
    rig.core().caches(models.getFirst());
    rig.device(PERIPHERALS, 0x2_8000, new Registers());
    handlers.forEach(rig::vector);
    if (cached) {
      rig.word(CCR, CACHES_ON);
    }
    if (throughItcm) {
      rig.memory().add(rig.flash().aliasAt("flash on ITCM", ITCM_FLASH));
      rig.pc(ITCM_FLASH);
    }
    return rig.set(8, SRAM).set(9, DTCM).set(10, GPIOA).set(11, PERIPHERALS);
  }

  private CortexM7 model(RuleValues values) {
    F7Bus bus = new F7Bus(new Ratios(4, 2), values);
    bus.accessControl(flashControl);
    return new CortexM7(bus, values);
  }

  /** Lines from text with semicolons and repetitions as {@code 16*{nop.w}}. */
  private static String text(String line) {
    Matcher matcher = REPEAT.matcher(line);
    String expanded =
        matcher.replaceAll(
            match -> (match.group(2) + ";").repeat(Integer.parseInt(match.group(1))));
    return expanded.replace(";", "\n");
  }

  /** HCLK cycles per cycle of the APBs. */
  record Ratios(int hclkPerPclk1, int hclkPerPclk2) implements BusClocks {}

  /** Registers that take anything and read as zero. */
  private static final class Registers implements Device {
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
}
