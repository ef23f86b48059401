package dev.stacktoll.host;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The counterpart of {@code firmware/host/runner.c} on the JVM: answers {@code RUNTIME PASSES} with
 * {@code ns=TIME elapsed=TIME checksum=SUM} or {@code error=TEXT}, and {@code about RUNTIME} with a
 * text. {@link HostSession} starts it as a process of its own, so that it can be bound to a
 * processor and shares no heap with the simulator.
 */
final class JvmRunner {
  private final byte[] module;
  private final Map<String, JvmGuest> guests = new HashMap<>();

  JvmRunner(byte[] module) {
    this.module = module;
  }

  public static void main(String[] words) throws IOException {
    JvmRunner runner = new JvmRunner(Files.readAllBytes(Path.of(words[0])));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Writer answers =
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.write(runner.answer(line) + "\n");
      answers.flush();
    }
  }

  /** A runtime's failure of any kind is its answer. */
  String answer(String request) {
    String[] words = request.split(" ", -1);
    try {
      return words[0].equals("about")
          ? guest(words[1]).about()
          : measure(guest(words[0]), Integer.parseInt(words[1]));
    } catch (RuntimeException e) {
      return "error=" + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  private JvmGuest guest(String name) {
    return guests.computeIfAbsent(name, _ -> JvmGuest.load(name, module));
  }

  private static String measure(JvmGuest guest, int passes) {
    guest.init();
    long elapsedBefore = System.nanoTime();
    long before = ProcessorTime.nanoseconds();
    guest.bench(passes);
    long nanoseconds = ProcessorTime.nanoseconds() - before;
    long elapsed = System.nanoTime() - elapsedBefore;
    return "ns=%d elapsed=%d checksum=0x%08x"
        .formatted(nanoseconds, elapsed, checksum(guest.buffer()));
  }

  /** 32-bit FNV-1a. */
  private static int checksum(byte[] buffer) {
    int hash = 0x811c9dc5;
    for (byte b : buffer) {
      hash = (hash ^ (b & 0xff)) * 0x01000193;
    }
    return hash;
  }
}
