package dev.stacktoll.lab;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Name of one measurement: {@code board/os/runtime/workload}. */
public record CellId(String board, String os, String runtime, String workload) {
  /** The runtime against which a board's slowdowns are taken. */
  static final String NATIVE = "native";

  static final String BARE_METAL = "bare-metal";

  /** The computer that this program runs on, in the place of a board. */
  static final String HOST = "host";

  public static final String ZEPHYR = "zephyr";

  /** The boards of the published study, in its order. */
  public static final List<String> BOARDS = List.of("nucleo-f446re", "nucleo-f746zg");

  public static CellId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException(text + " is not board/os/runtime/workload");
    }
    return new CellId(parts[0], parts[1], parts[2], parts[3]);
  }

  public boolean isFft() {
    return workload.equals("fft");
  }

  /** Measured on this computer, not on a simulated board. */
  public boolean isHost() {
    return board.equals(HOST);
  }

  /** The workload is a module of the user; no workload of ours has this suffix. */
  public boolean isOwnModule() {
    return workload.endsWith(OwnModule.SUFFIX);
  }

  /** File name of the cell's firmware without suffix. */
  public String imageName() {
    return "%s-%s-%s-%s".formatted(board, os, runtime, workload);
  }

  /** The native bare-metal cell of the same board and workload. */
  CellId reference() {
    return new CellId(board, isHost() ? "linux" : BARE_METAL, NATIVE, workload);
  }

  /** Does a pattern match, in which {@code *} stands for anything, slashes too? */
  public static Pattern pattern(String glob) {
    String regex =
        glob.chars()
            .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex);
  }

  @Override
  public String toString() {
    return "%s/%s/%s/%s".formatted(board, os, runtime, workload);
  }
}
