package dev.stacktoll.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kernel's texts say, and what is missing on other computers. */
final class HostComputerTest {
  @TempDir private Path folder;

  @Test
  void modelIsTheFirstOfTheList() {
    String cpuinfo = "processor\t: 0\nmodel name\t: Some CPU @ 3.70GHz\nmodel name\t: Other\n";
    assertEquals(Optional.of("Some CPU @ 3.70GHz"), HostComputer.model(cpuinfo));
    assertEquals(Optional.empty(), HostComputer.model("CPU part\t: 0xd0c\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = "0-1|1\n7|7\n0,2-3|3\n0-3,8,10|10")
  void processorIsTheLastOfTheAllowed(String list, int last) {
    String status = "Cpus_allowed:\t3\nCpus_allowed_list:\t" + list + "\nMems_allowed:\t1\n";
    assertEquals(Optional.of(last), HostComputer.lastAllowed(status));
  }

  private String missing(String system, String architecture) {
    return new HostPrograms(folder.resolve("images"), folder.resolve("build/host"))
        .missing(new HostComputer(system, architecture, "", 0))
        .orElse("nothing");
  }

  private Path file(String name, boolean executable) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertEquals(executable, file.toFile().setExecutable(executable) && executable);
    return file;
  }

  @Test
  void anotherSystemIsNamed() {
    assertEquals(
        "the host rows are measured on Linux, and this is Mac OS X",
        missing("Mac OS X", "aarch64"));
  }

  @Test
  void anotherProcessorNeedsARunnerBuiltThere() throws IOException {
    file("images/host/stacktoll-host", true);
    file("images/modules/fft.wasm", false);
    assertEquals("nothing", missing("Linux", "x86_64"));
    String reason = missing("Linux", "aarch64");
    assertTrue(reason.contains("'make host' builds it"), reason);
    assertTrue(reason.contains("build/host/stacktoll-host is missing"), reason);
    file("build/host/stacktoll-host", true);
    assertEquals("nothing", missing("Linux", "aarch64"));
  }

  @Test
  void runnerWithoutPermissionAndMissingModuleAreNamed() throws IOException {
    file("images/host/stacktoll-host", false);
    assertTrue(missing("Linux", "x86_64").contains("may not be executed"));
    file("images/host/stacktoll-host", true);
    assertTrue(missing("Linux", "x86_64").contains("images/modules/fft.wasm is missing"));
  }
}
