package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.instrument.ElfImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels with threads: a start-up like Zephyr's, and where the stacks of threads are. */
final class ThreadStacksTest {
  private static Simulation.Outcome simulate(String board, String name, double seconds) {
    ElfImage image = ElfImage.read(Path.of("images", board + "-" + name + ".elf"));
    Simulation.Limits limits = new Simulation.Limits(seconds, Optional.empty(), Optional.empty());
    return new Simulation(board, image, BoardSettings.DEFAULT, limits, _ -> {}).run(limits, name);
  }

  private static Map<String, Footprint.Part> inside(Footprint footprint) {
    return footprint.parts().stream()
        .filter(p -> p.counted() == Footprint.Where.INSIDE_STATIC)
        .collect(Collectors.toMap(Footprint.Part::name, p -> p));
  }

  private static int sum(Footprint footprint, Footprint.Where where) {
    return footprint.parts().stream()
        .filter(p -> p.counted() == where)
        .mapToInt(Footprint.Part::bytes)
        .sum();
  }

  private static void assertPartsAddUp(Footprint footprint) {
    assertAll(
        () -> assertEquals(footprint.flash(), sum(footprint, Footprint.Where.FLASH)),
        () -> assertEquals(footprint.staticRam(), sum(footprint, Footprint.Where.STATIC_RAM)),
        () -> assertEquals(footprint.dynamicRam(), sum(footprint, Footprint.Where.DYNAMIC_RAM)));
  }

  /** Start-up in Zephyr's order, then PSP threads, PendSV, SVC, FPU context, MPU guard, tick. */
  @ParameterizedTest
  @CsvSource({"nucleo-f446re, 180000000, 360", "nucleo-f746zg, 216000000, 432"})
  void imageThatStartsLikeZephyrRuns(String board, long hertz, int n) {
    Simulation.Outcome outcome = simulate(board, "threads-native-switch", 0.05);
    assertEquals(
        """
        board=%s
        turns=200
        out_of_turn=0
        first_sum=5050
        second_sum=10100
        guard=held
        done
        """
            .formatted(board),
        outcome.console().replace("\r", ""));
    assertEquals(hertz, outcome.clock().hclkHertz());
    assertEquals(
        "PLL from HSE 8000000 Hz: M 8, N %d, divided by 2".formatted(n), outcome.clock().source());
    assertTrue(!outcome.faulted(), outcome.stop());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nucleo-f446re", "nucleo-f746zg"})
  void zephyrThreadsAreFoundByDebugInformation(String board) {
    Footprint footprint = simulate(board, "threads-native-switch", 0.05).footprint();
    Map<String, Footprint.Part> stacks = inside(footprint);
    assertEquals(
        List.of(
            "interrupt stack",
            "stack of first_thread",
            "stack of greedy_thread",
            "stack of second_thread",
            "stack of z_idle_threads[0]",
            "stack of z_main_thread"),
        stacks.keySet().stream().sorted().toList());
    assertEquals(512, stacks.get("stack of first_thread").bytes());
    assertEquals(512, stacks.get("stack of greedy_thread").used(), "it wrote its lowest byte");
    assertEquals(320, stacks.get("stack of z_idle_threads[0]").bytes());
    int main = stacks.get("stack of z_main_thread").used();
    assertTrue(main >= 32 && main < 1024, "main used " + main);
    assertPartsAddUp(footprint);
  }

  /**
   * Sizes as in firmware/cmake/conditions.cmake and FreeRTOSConfig.h; images have line tables only.
   */
  @ParameterizedTest
  @CsvSource({
    "nucleo-f446re, freertos-native-toggle, 512",
    "nucleo-f746zg, freertos-native-toggle, 512",
    "nucleo-f446re, freertos-wasm3-toggle, 13312",
    "nucleo-f746zg, freertos-wamr-aot-toggle, 8192"
  })
  void freeRtosTasksAreFoundInTheKernelsLists(String board, String image, int bytes) {
    Footprint footprint = simulate(board, image, 0.02).footprint();
    Map<String, Footprint.Part> stacks = inside(footprint);
    assertEquals(
        List.of("stack of IDLE", "stack of defaultTask"),
        stacks.keySet().stream().sorted().toList());
    Footprint.Part task = stacks.get("stack of defaultTask");
    assertEquals(bytes, task.bytes());
    assertTrue(task.used() >= 32 && task.used() < bytes, "used " + task.used());
    assertPartsAddUp(footprint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nucleo-f446re", "nucleo-f746zg"})
  void bareMetalHasNoThreads(String board) {
    Footprint footprint = simulate(board, "bare-metal-native-toggle", 0.02).footprint();
    assertEquals(Map.of(), inside(footprint));
    assertPartsAddUp(footprint);
  }
}
