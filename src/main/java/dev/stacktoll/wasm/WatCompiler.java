package dev.stacktoll.wasm;

import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasi.WasiExitException;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;
import com.dylibso.chicory.wasm.Parser;
import dev.stacktoll.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** WebAssembly text to binary by wabt's wat2wasm, itself a Wasm module that runs on the JVM. */
public final class WatCompiler {
  private static final String COLOUR_CODES = "\u001b\\[[0-9;]*m";

  private WatCompiler() {}

  /**
   * Compiles.
   *
   * @param name for messages
   * @throws BadInput with wabt's messages: line, column, what is wrong
   */
  public static byte[] compile(String name, byte[] text) {
    ByteArrayOutputStream module = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    WasiOptions options =
        WasiOptions.builder()
            .withStdin(new ByteArrayInputStream(text))
            .withStdout(module)
            .withStderr(messages)
            .withArguments(List.of("wat2wasm", "-", "--output=-"))
            .build();
    int exitCode = run(options);
    if (exitCode != 0 || module.size() == 0) {
      String cleaned =
          messages
              .toString(StandardCharsets.UTF_8)
              .replaceAll(COLOUR_CODES, "")
              .replace("-:", name + ":")
              .strip();
      throw new BadInput(
          name + " is not valid WebAssembly text:\n" + cleaned, "Correct the place shown.");
    }
    return module.toByteArray();
  }

  private static int run(WasiOptions options) {
    try (WasiPreview1 wasi = WasiPreview1.builder().withOptions(options).build();
        InputStream tool = WatCompiler.class.getResourceAsStream("/wat2wasm")) {
      if (tool == null) {
        throw new IllegalStateException("wat2wasm is missing from the class path");
      }
      ImportValues imports = ImportValues.builder().addFunction(wasi.toHostFunctions()).build();
      Instance.builder(Parser.parse(tool)).withImportValues(imports).build();
      return 0;
    } catch (WasiExitException e) {
      return e.exitCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
