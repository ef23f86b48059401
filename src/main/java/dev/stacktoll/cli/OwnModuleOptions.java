package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.lab.OwnModule;
import dev.stacktoll.wasm.ExportCall;
import dev.stacktoll.wasm.WasmBuilder;
import dev.stacktoll.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code run} that bring a module of the user. */
final class OwnModuleOptions {
  private static final int DEFAULT_CALLS = 10;
  private static final double DEFAULT_SECONDS = 5;

  @Option(
      names = "--wasm",
      paramLabel = "FILE",
      description = {
        "Run this module in every runtime: .wasm, .wat or .c;",
        "'-' is a module from standard input."
      })
  private @Nullable String file;

  @Option(
      names = "--call",
      paramLabel = "CALL",
      description = "What to call, for example 'compute(100)'; with --wasm.")
  private @Nullable String call;

  @Option(
      names = "--board",
      paramLabel = "ID",
      description = "Board to run on, may be repeated; with --wasm (default: all).")
  private List<String> boards = new ArrayList<>();

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls measured after the first; with --wasm (default: 10).")
  private @Nullable Integer calls;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      description = "Simulated time of a cell at most; with --wasm (default: 5).")
  private @Nullable Double maxTime;

  /** Is there a module? */
  boolean given() {
    if (file == null && (call != null || !boards.isEmpty() || calls != null || maxTime != null)) {
      throw new BadInput(
          "--call, --board, --calls and --max-time go with --wasm.",
          "Name the module with --wasm FILE, or choose cells of the matrix with a pattern such as"
              + " '*f446re*'.");
    }
    return file != null;
  }

  List<String> boards() {
    return List.copyOf(boards);
  }

  OwnModule read() {
    String source = String.valueOf(file);
    String name = source.equals(InputFile.STANDARD_INPUT) ? "stdin" : source;
    byte[] module = module(source);
    if (call == null) {
      WasmModule parsed = WasmModule.parse(name, module);
      throw new BadInput(
          "--wasm needs --call, which says what to run.", ExportCall.callable(parsed));
    }
    return OwnModule.of(
        name,
        module,
        call,
        calls == null ? DEFAULT_CALLS : calls,
        maxTime == null ? DEFAULT_SECONDS : maxTime);
  }

  private static byte[] module(String source) {
    try {
      if (source.endsWith(".c")) {
        return WasmBuilder.fromC(Path.of(source));
      }
      byte[] bytes = InputFile.read(source);
      return source.endsWith(".wat") ? WasmBuilder.fromText(source, bytes) : bytes;
    } catch (IOException e) {
      throw new BadInput(source + " cannot be read: " + e.getMessage() + ".", "Check the path.");
    }
  }

  /** As words of the command, for the report. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (file != null && call != null) {
      words.add("--wasm " + file);
      words.add("--call '" + call + "'");
    }
    boards.forEach(b -> words.add("--board " + b));
    if (calls != null) {
      words.add("--calls " + calls);
    }
    if (maxTime != null) {
      words.add("--max-time " + maxTime);
    }
    return words;
  }
}
