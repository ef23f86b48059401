package dev.stacktoll.cli;

import dev.stacktoll.BadInput;
import dev.stacktoll.wasm.AotOptions;
import dev.stacktoll.wasm.CHeader;
import dev.stacktoll.wasm.ModuleReport;
import dev.stacktoll.wasm.Wamrc;
import dev.stacktoll.wasm.WasmBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stacktoll wasm}: from source to module, header and AOT file, and a look into each. */
@Command(
    name = "wasm",
    mixinStandardHelpOptions = true,
    description = "Build, convert and inspect WebAssembly modules.")
final class WasmCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Missing subcommand: build, header, aot, inspect or validate.");
  }

  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = "Compile .wat (on the JVM) or .c (with clang) to a module.")
  int build(
      @Parameters(paramLabel = "FILE", description = "Source: .wat or .c; '-' is .wat from stdin.")
          String source,
      @Mixin OutputFile output)
      throws IOException {
    output.write(
        source.endsWith(".c")
            ? WasmBuilder.fromC(Path.of(source))
            : WasmBuilder.fromText(source, InputFile.read(source)));
    return ExitCode.OK;
  }

  @Command(
      name = "header",
      mixinStandardHelpOptions = true,
      description = "Write a file as a C array, named and laid out as 'xxd -i' does.")
  int header(
      @Parameters(paramLabel = "FILE", description = "Any file; '-' is standard input.")
          String source,
      @Option(names = "--name", paramLabel = "NAME", description = "Name instead of the file's.")
          @Nullable String name,
      @Mixin OutputFile output)
      throws IOException {
    String label = name != null ? name : source.equals("-") ? "stdin" : source;
    output.write(CHeader.of(label, InputFile.read(source)));
    return ExitCode.OK;
  }

  @Command(
      name = "aot",
      mixinStandardHelpOptions = true,
      description = "Compile a module ahead of time with WAMR's compiler ('make wamrc' builds it).")
  int aot(
      @Parameters(paramLabel = "FILE", description = "Module; '-' is standard input.")
          String source,
      @Mixin AotArguments arguments,
      @Mixin OutputFile output)
      throws IOException {
    AotOptions options = arguments.options();
    Wamrc compiler =
        Wamrc.find(Home.root())
            .orElseThrow(() -> new BadInput("There is no wamrc here.", Wamrc.REMEDY));
    byte[] module = InputFile.read(source);
    WasmBuilder.validate(source, module);
    output.write(compiler.compile(source, module, options));
    return ExitCode.OK;
  }

  @Command(
      name = "inspect",
      mixinStandardHelpOptions = true,
      description = "Show what a .wasm or .aot file needs and offers.")
  int inspect(
      @Parameters(paramLabel = "FILE", description = "Module; '-' is standard input.")
          String source,
      @Option(names = "--format", description = "table or json (default: table).")
          @Nullable PlainFormat format,
      @Mixin OutputFile output)
      throws IOException {
    ModuleReport report = ModuleReport.of(source, InputFile.read(source));
    output.write(format == PlainFormat.JSON ? report.json() : report.text());
    return ExitCode.OK;
  }

  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      description = "Check a module; exit code 2 and the place if it is malformed.")
  int validate(
      @Parameters(paramLabel = "FILE", description = "Module; '-' is standard input.")
          String source)
      throws IOException {
    WasmBuilder.validate(source, InputFile.read(source));
    spec.commandLine().getErr().println(source + " is valid");
    return ExitCode.OK;
  }
}
