package dev.stacktoll.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The computer that this program runs on.
 *
 * @param system operating system, as Java names it
 * @param architecture of the processor: {@code x86_64}, {@code aarch64} or what Java calls it
 * @param model of the processor, as the kernel names it
 * @param processor number of the last processor that this process may use
 */
public record HostComputer(String system, String architecture, String model, int processor) {
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final Pattern ALLOWED =
      Pattern.compile("(?m)^Cpus_allowed_list:\\s*(?:.*[,-])?(\\d+)\\s*$");

  /** What the system tells, on Linux from {@code /proc}. */
  public static HostComputer here() {
    String architecture = System.getProperty("os.arch", "");
    return new HostComputer(
        System.getProperty("os.name", ""),
        architecture.equals("amd64") ? "x86_64" : architecture,
        model(text(Path.of("/proc/cpuinfo"))).orElse("unnamed processor"),
        lastAllowed(text(Path.of("/proc/self/status"))).orElse(0));
  }

  static Optional<String> model(String cpuinfo) {
    Matcher matcher = MODEL.matcher(cpuinfo);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  static Optional<Integer> lastAllowed(String status) {
    Matcher matcher = ALLOWED.matcher(status);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      return "";
    }
  }
}
