package dev.stacktoll.host;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All runtimes of this computer, ready to take turns on one processor. The C runtimes share one
 * process, those on the JVM another; both are bound to the same processor, and while one works the
 * others wait for a request.
 */
public final class HostSession implements AutoCloseable {
  private final Runner runner;
  private final Runner jvm;

  private HostSession(Runner runner, Runner jvm) {
    this.runner = runner;
    this.jvm = jvm;
  }

  /** Starts both processes; what they cannot do they say when they are asked. */
  public static HostSession open(HostPrograms programs, HostComputer computer) {
    List<String> bound =
        List.of(
            programs.runner(computer).toAbsolutePath().toString(),
            Integer.toString(computer.processor()));
    return new HostSession(Runner.start(bound), Runner.start(jvmCommand(bound, programs)));
  }

  /**
   * A JVM of the same kind as this one. One thread collects its garbage, as it has one processor.
   */
  private static List<String> jvmCommand(List<String> bound, HostPrograms programs) {
    List<String> command = new ArrayList<>(bound);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            absolute(System.getProperty("java.class.path")),
            JvmRunner.class.getName(),
            programs.module().toAbsolutePath().toString()));
    return command;
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        List.of(classPath.split(File.pathSeparator)).stream()
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  /**
   * Fills the runtime's buffer, transforms it so often in one call, and says how long that took.
   */
  public Answer passes(String runtime, int passes) {
    return (HostPrograms.JVM_RUNTIMES.contains(runtime) ? jvm : runner).passes(runtime, passes);
  }

  /** What a runtime on the JVM says about itself; empty for the others, which do not. */
  public Optional<String> about(String runtime) {
    return HostPrograms.JVM_RUNTIMES.contains(runtime)
        ? Optional.of(jvm.about(runtime))
        : Optional.empty();
  }

  /** Cycles a second of the processor's core, calibrated now; 0 if that failed. */
  public long hertz() {
    return runner.hertz();
  }

  @Override
  public void close() {
    runner.close();
    jvm.close();
  }
}
