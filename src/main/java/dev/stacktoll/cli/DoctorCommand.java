package dev.stacktoll.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.Lab;
import dev.stacktoll.wasm.Wamrc;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stacktoll doctor}: what this machine has, and what is the worse without it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Show what this machine has and what that is needed for.")
final class DoctorCommand implements Callable<Integer> {
  private record Finding(String what, boolean present, String detail) {}

  @Option(names = "--format", description = "table or json (default: ${DEFAULT-VALUE}).")
  private PlainFormat format = PlainFormat.TABLE;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<Finding> findings = examine();
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode json = mapper.createArrayNode();
    StringBuilder table = new StringBuilder();
    for (Finding f : findings) {
      json.addObject().put("what", f.what()).put("present", f.present()).put("detail", f.detail());
      table.append("%-4s %-24s %s%n".formatted(f.present() ? "ok" : "--", f.what(), f.detail()));
    }
    spec.commandLine()
        .getOut()
        .print(
            format == PlainFormat.JSON
                ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n"
                : table.toString());
    spec.commandLine().getOut().flush();
    boolean able = findings.stream().limit(2).allMatch(Finding::present);
    return able ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private static List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    int java = Runtime.version().feature();
    findings.add(new Finding("JDK", java >= 25, "%d (25 or newer is needed)".formatted(java)));
    Lab lab = new Lab(Home.images(), Home.cache());
    long ready = lab.select(List.of()).stream().filter(id -> lab.missing(id).isEmpty()).count();
    findings.add(
        new Finding(
            "firmware images",
            ready > 0,
            "%d of %d cells are ready".formatted(ready, lab.select(List.of()).size())));
    findings.add(
        lab.missing(CellId.parse("host/linux/native/fft"))
            .map(why -> new Finding("host runner", false, why))
            .orElse(new Finding("host runner", true, "measures the FFT on this computer")));
    findings.add(tool("musl-gcc", "builds the host runner ('make host')"));
    findings.add(tool("mvn", "builds Stacktoll itself"));
    findings.add(tool("arm-none-eabi-gcc", "builds firmware ('make firmware')"));
    findings.add(tool("arm-none-eabi-objdump", "checks the disassembler in the tests"));
    findings.add(tool("cmake", "builds firmware ('make firmware')"));
    findings.add(tool("clang", "compiles C to Wasm"));
    findings.add(tool("wasm-ld", "links Wasm modules"));
    findings.add(
        new Finding(
            "wamrc",
            Wamrc.find(Home.root()).isPresent(),
            "compiles modules ahead of time ('make wamrc' builds it)"));
    findings.add(tool("qemu-system-arm", "second opinion in the differential tests"));
    String zephyr = System.getenv("ZEPHYR_BASE");
    findings.add(
        new Finding(
            "Zephyr workspace",
            zephyr != null && Files.isDirectory(Path.of(zephyr)),
            zephyr == null ? "ZEPHYR_BASE is not set; Zephyr cells stay unmeasured" : zephyr));
    return findings;
  }

  private static Finding tool(String name, String purpose) {
    Optional<String> found =
        Stream.of(
                Optional.ofNullable(System.getenv("PATH"))
                    .orElse("")
                    .split(Pattern.quote(File.pathSeparator)))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
    return new Finding(name, found.isPresent(), purpose + found.map(p -> ": " + p).orElse(""));
  }
}
