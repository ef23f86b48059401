package dev.stacktoll.soc;

import dev.stacktoll.core.Core;
import dev.stacktoll.core.CortexM4;
import dev.stacktoll.core.CortexM7;
import dev.stacktoll.core.PipelineModel;
import dev.stacktoll.core.RuleValues;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The pipeline model of a chip on its buses.
 *
 * @param flash follows the access control register of the flash
 * @param attach connects what needs the core itself
 */
record CoreTiming(PipelineModel model, FlashAccess flash, Consumer<Core> attach) {
  /**
   * The models that belong to a chip.
   *
   * @param overrides of timing rules by id
   */
  static CoreTiming of(Chip.Timing timing, BusClocks clocks, Map<String, Integer> overrides) {
    return switch (timing) {
      case STM32F4 -> {
        RuleValues values = RuleValues.of(CortexM4.allRules(), overrides);
        ArtAccelerator art = new ArtAccelerator(values);
        PipelineModel model = new CortexM4(new F4Bus(clocks, values), art, art, values);
        yield new CoreTiming(model, art, core -> {});
      }
      case STM32F7 -> {
        RuleValues values = RuleValues.of(CortexM7.rules(F7Bus.timingRules()), overrides);
        F7Bus bus = new F7Bus(clocks, values);
        CortexM7 model = new CortexM7(bus, values);
        yield new CoreTiming(
            model,
            bus,
            core -> {
              core.caches(model);
              bus.setAttributes(core::memoryType);
            });
      }
    };
  }
}
