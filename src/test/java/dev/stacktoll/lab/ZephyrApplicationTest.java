package dev.stacktoll.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code firmware/zephyr} asks of Zephyr for each choice, seen by the stand-in's package. */
final class ZephyrApplicationTest {
  private static final List<String> RUNTIMES =
      List.of("native", "wasm3", "wamr-classic", "wamr-fast", "wamr-aot", "wamr-aot-hard");

  @TempDir private Path folder;

  @BeforeEach
  void tools() {
    Tools.require("cmake", "ninja", "arm-none-eabi-gcc");
  }

  @Test
  void everyChoiceHasItsPublishedSettings() throws Exception {
    Path sources = emptyThirdParty();
    int configured = 0;
    for (String board : List.of("nucleo_f446re", "nucleo_f746zg")) {
      for (String runtime : RUNTIMES) {
        for (String workload : List.of("toggle", "fft")) {
          Configured result = configure(board, runtime, workload, sources);
          String name = board + " " + runtime + " " + workload;
          assertEquals(0, result.code(), name + "\n" + result.log());
          check(name, board, runtime, workload, result.settings());
          configured++;
        }
      }
    }
    assertEquals(24, configured);
  }

  private static void check(
      String name, String board, String runtime, String workload, Map<String, String> settings) {
    boolean fft = workload.equals("fft");
    boolean wamr = runtime.startsWith("wamr");
    boolean aot = runtime.startsWith("wamr-aot");
    boolean hard = fft || runtime.equals("wamr-aot-hard");
    String app = settings.get("app definitions") + ";";
    String appSources = settings.get("app sources");
    String library = settings.getOrDefault("wamr sources", "");
    assertAll(
        name,
        () -> assertEquals(board, settings.get("BOARD")),
        () -> assertEquals(hard ? "y" : null, settings.get("CONFIG_FPU"), "FPU"),
        () -> assertEquals(fft ? "y" : null, settings.get("CONFIG_SPEED_OPTIMIZATIONS"), "-O2"),
        () -> assertEquals(fft ? null : "y", settings.get("CONFIG_SIZE_OPTIMIZATIONS"), "-Os"),
        () -> assertEquals("y", settings.get("CONFIG_NEWLIB_LIBC")),
        () ->
            assertEquals(
                runtime.equals("wasm3") ? "16384" : "2048", settings.get("CONFIG_MAIN_STACK_SIZE")),
        () -> assertTrue(app.contains("GUEST_RUNTIME_NAME=\"" + runtime + "\";"), app),
        () -> assertEquals(!runtime.equals("native"), app.contains("WASM_STACK_BYTES=8192;"), app),
        () -> assertEquals(wamr, app.contains("EXPERIMENT_THREAD_BYTES=8192;"), app),
        () -> assertEquals(wamr && !fft, app.contains("WAMR_POOL_BYTES=65536;"), app),
        () -> assertEquals(aot, app.contains("RUNS_CODE_IN_RAM;"), app),
        () -> assertTrue(appSources.contains("/" + workload + "_experiment.c"), appSources),
        () -> assertEquals(runtime.equals("wasm3"), settings.containsKey("wasm3 sources")),
        () -> assertEquals(runtime.equals("wamr-classic"), library.contains("_interp_classic.c")),
        () -> assertEquals(runtime.equals("wamr-fast"), library.contains("_interp_fast.c")),
        () -> assertEquals(aot, library.contains("aot_reloc_thumb.c")),
        () -> assertEquals(wamr && hard, library.contains("invokeNative_thumb_vfp.s")));
  }

  @Test
  void wrongChoiceIsRefusedWithTheRightOnes() throws Exception {
    Configured result = configure("nucleo_f446re", "v8", "toggle", folder);
    assertTrue(result.code() != 0);
    assertTrue(
        result.log().contains("RUNTIME is 'v8'; it has to be one of native, wasm3"), result.log());
  }

  @Test
  void missingRuntimeSourcesNameTheCommandThatFetchesThem() throws Exception {
    Configured result = configure("nucleo_f446re", "wasm3", "toggle", folder);
    assertTrue(result.code() != 0);
    assertTrue(result.log().contains("`make third-party` fetches it"), result.log());
  }

  private record Configured(int code, String log, Map<String, String> settings) {}

  private Configured configure(String board, String runtime, String workload, Path thirdParty)
      throws Exception {
    Path build = folder.resolve(String.join("-", "build", board, runtime, workload));
    ProcessBuilder cmake =
        new ProcessBuilder(
            "cmake",
            "-GNinja",
            "-S",
            "firmware/zephyr",
            "-B",
            build.toString(),
            "-DBOARD=" + board,
            "-DRUNTIME=" + runtime,
            "-DWORKLOAD=" + workload,
            "-DTHIRD_PARTY=" + thirdParty);
    cmake
        .environment()
        .put(
            "ZEPHYR_BASE", Path.of("src/test/zephyr-workspace/zephyr").toAbsolutePath().toString());
    cmake.environment().put("ZEPHYR_TOOLCHAIN_VARIANT", "gnuarmemb");
    cmake.environment().put("GNUARMEMB_TOOLCHAIN_PATH", "/usr");
    Process process = cmake.redirectErrorStream(true).start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    Map<String, String> settings = new HashMap<>();
    Path file = build.resolve("zephyr/settings.txt");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("=", 2);
        settings.put(parts[0], parts[1]);
      }
    }
    return new Configured(code, log.replaceAll("\\s+", " "), settings);
  }

  /** The runtimes' files by name: configuration asks only whether they are there. */
  private Path emptyThirdParty() throws IOException {
    List<String> files = new ArrayList<>(List.of("pywasm3-0.5.0/wasm3/m3_env.c"));
    String core = "wamrx-sys-0.3.0/wasm-micro-runtime/core/";
    for (String name :
        Arrays.asList(
            "aot/aot_loader.c aot/aot_runtime.c aot/aot_intrinsic.c aot/arch/aot_reloc_thumb.c interpreter/wasm_runtime.c interpreter/wasm_loader.c interpreter/wasm_interp_classic.c interpreter/wasm_interp_fast.c common/wasm_runtime_common.c common/wasm_native.c common/wasm_memory.c common/wasm_exec_env.c common/wasm_loader_common.c common/wasm_c_api.c common/arch/invokeNative_thumb.s common/arch/invokeNative_thumb_vfp.s libraries/libc-builtin/libc_builtin_wrapper.c"
                .split(" ", -1))) {
      files.add(core + "iwasm/" + name);
    }
    files.add(core + "shared/mem-alloc/mem_alloc.c");
    for (String name :
        List.of("assert", "bitmap", "common", "hashmap", "leb128", "list", "log", "vector")) {
      files.add(core + "shared/utils/bh_" + name + ".c");
    }
    Path root = folder.resolve("third-party");
    for (String file : files) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
    return root;
  }
}
