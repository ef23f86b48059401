package dev.stacktoll.wasm;

import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import dev.stacktoll.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes modules from source, with the options of the published study. */
public final class WasmBuilder {
  /** clang's options for a module without entry, library and host. */
  static final List<String> CLANG_OPTIONS =
      List.of(
          "--target=wasm32",
          "-O3",
          "-nostdlib",
          "-Wl,--no-entry",
          "-Wl,--allow-undefined",
          "-Wl,-z,stack-size=16384");

  private WasmBuilder() {}

  /** WebAssembly text to a module. */
  public static byte[] fromText(String name, byte[] text) {
    return WatCompiler.compile(name, text);
  }

  /**
   * C to a module, by the clang and wasm-ld of the machine.
   *
   * @throws BadInput with clang's messages, or if there is no clang
   */
  public static byte[] fromC(Path source) throws IOException {
    if (!Files.isReadable(source)) {
      throw new BadInput(source + " cannot be read.", "Check the path.");
    }
    Path module = Files.createTempFile("stacktoll", ".wasm");
    try {
      java.util.ArrayList<String> command = new java.util.ArrayList<>(List.of("clang"));
      command.addAll(CLANG_OPTIONS);
      command.addAll(List.of("-o", module.toString(), source.toString()));
      Process clang = start(command);
      String messages =
          new String(clang.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (clang.waitFor() != 0) {
        throw new BadInput(
            "clang refuses " + source + ":\n" + messages, "Correct the source as clang says.");
      }
      return Files.readAllBytes(module);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(module);
    }
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException _) {
      throw new BadInput(
          "clang is not installed.", "Install the packages clang and lld, or write .wat.");
    }
  }

  /**
   * Checks structure and code.
   *
   * @throws BadInput with the offset where the structure is malformed, or with what is wrong in
   *     code
   */
  public static void validate(String name, byte[] module) {
    WasmModule.parse(name, module);
    try {
      Parser.parse(module);
    } catch (ChicoryException e) {
      throw invalid(name, String.valueOf(e.getMessage()));
    } catch (RuntimeException | AssertionError e) { // where the parser itself did not expect it
      throw invalid(name, "its code is damaged (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static BadInput invalid(String name, String why) {
    return new BadInput("%s is not valid: %s.".formatted(name, why), "Build the module again.");
  }
}
