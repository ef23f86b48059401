package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a micro-benchmark image printed: {@code board=ID}, and for each kernel a line {@code
 * kernel=NAME cycles=N max=N first=N}; see firmware/microbench. Other text is passed over, as a
 * terminal program leaves it in a recording.
 *
 * @param board the image's own word, if it was recorded
 * @param cycles least warm cycles by kernel, in the order of the text
 */
record MicrobenchTable(Optional<String> board, SequencedMap<String, Long> cycles) {
  private static final String KERNEL = "kernel=";
  private static final Pattern BOARD = Pattern.compile("\\bboard=(\\S+)");
  private static final Pattern LINE =
      Pattern.compile("\\bkernel=(\\S+) cycles=(\\d{1,10}) max=\\d{1,10} first=\\d{1,10}\\s*$");

  MicrobenchTable {
    cycles = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(cycles));
  }

  /**
   * Reads a recording.
   *
   * @param source its name, for messages
   * @throws BadInput if it has no kernel, one twice, a damaged line or two boards
   */
  static MicrobenchTable parse(String source, String text) {
    Optional<String> board = Optional.empty();
    SequencedMap<String, Long> cycles = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      number++;
      Matcher names = BOARD.matcher(line);
      if (line.contains(KERNEL)) {
        add(cycles, line, source + ", line " + number);
      } else if (names.find()) {
        board = Optional.of(sameBoard(board, names.group(1), source));
      }
    }
    if (cycles.isEmpty()) {
      throw new BadInput(
          source + " has no line 'kernel=NAME cycles=N max=N first=N'.",
          "Record the console of a microbench image as text, at 115200 baud from reset on.");
    }
    return new MicrobenchTable(board, cycles);
  }

  private static void add(SequencedMap<String, Long> cycles, String line, String place) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.find()) {
      throw new BadInput(
          place + ": a kernel's line is damaged: '" + printable(line) + "'.",
          "Record the console again, or delete the line; its kernel then counts as missing.");
    }
    if (cycles.putIfAbsent(matcher.group(1), Long.parseLong(matcher.group(2))) != null) {
      throw new BadInput(
          place + ": kernel " + matcher.group(1) + " is there a second time.",
          "Keep the lines of one run, from 'board=' to 'done'.");
    }
  }

  private static String sameBoard(Optional<String> before, String now, String source) {
    if (before.isPresent() && !before.get().equals(now)) {
      throw new BadInput(
          "%s names two boards, %s and %s.".formatted(source, before.get(), now),
          "Keep the lines of one board.");
    }
    return now;
  }

  private static String printable(String line) {
    String shown = line.strip().replaceAll("[^ -~]", "?");
    return shown.length() > 80 ? shown.substring(0, 80) + "..." : shown;
  }
}
