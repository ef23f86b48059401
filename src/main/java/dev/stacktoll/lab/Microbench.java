package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a micro-benchmark image printed on a real board with what the same image prints on
 * the simulated one, kernel by kernel.
 */
public final class Microbench {
  /** Simulated seconds; the console at 115200 baud takes half of one. */
  private static final double MAX_SECONDS = 5;

  /**
   * A kernel that both have.
   *
   * @param hardware least warm cycles on the real board
   * @param model the same on the simulated one
   */
  public record Row(String kernel, long hardware, long model) {
    /** Of the model against the board, in cycles. */
    public long difference() {
      return model - hardware;
    }
  }

  /**
   * The outcome.
   *
   * @param image what ran on the simulated board
   * @param rows in the image's order
   * @param notRecorded kernels of the image that the recording lacks
   * @param unknown kernels of the recording that the image lacks
   */
  public record Comparison(
      String board,
      CellResult.Image image,
      List<Row> rows,
      List<String> notRecorded,
      List<String> unknown) {
    public Comparison {
      rows = List.copyOf(rows);
      notRecorded = List.copyOf(notRecorded);
      unknown = List.copyOf(unknown);
    }

    /** Kernels with other cycles in the model than on the board. */
    public long differing() {
      return rows.stream().filter(r -> r.difference() != 0).count();
    }

    /** Every kernel is in both and takes the same cycles. */
    public boolean equal() {
      return differing() == 0 && notRecorded.isEmpty() && unknown.isEmpty();
    }
  }

  private final Path images;

  /** With the folder of prepared images. */
  public Microbench(Path images) {
    this.images = images;
  }

  /**
   * Runs the board's image and compares.
   *
   * @param source name of the recording, for messages
   * @param recorded console text of a real board
   * @param board id; without it the recording says which
   * @throws BadInput if the recording cannot be used or there is no such board
   */
  public Comparison compare(String source, byte[] recorded, Optional<String> board) {
    MicrobenchTable hardware =
        MicrobenchTable.parse(source, new String(recorded, StandardCharsets.UTF_8));
    String id = Bench.board(chosen(source, hardware.board(), board)).id();
    Simulation.Outcome outcome = run(id);
    MicrobenchTable model = MicrobenchTable.parse(outcome.image().path(), outcome.console());
    List<Row> rows = new ArrayList<>();
    model
        .cycles()
        .forEach(
            (kernel, cycles) -> {
              if (hardware.cycles().containsKey(kernel)) {
                rows.add(new Row(kernel, hardware.cycles().get(kernel), cycles));
              }
            });
    return new Comparison(
        id, outcome.image(), rows, missing(model, hardware), missing(hardware, model));
  }

  /** The image on the simulated board, to its end. */
  Simulation.Outcome run(String board) {
    String name = "microbench-" + board + ".elf";
    Path path = images.resolve(name);
    if (!Files.isRegularFile(path)) {
      throw new BadInput(
          "There is no image " + path + ".", "'make firmware' builds those of both Nucleo boards.");
    }
    Simulation.Limits limits =
        new Simulation.Limits(MAX_SECONDS, Optional.empty(), Optional.empty());
    return new Simulation(board, ElfImage.read(path), BoardSettings.DEFAULT, limits, _ -> {})
        .run(limits, "images/" + name);
  }

  private static String chosen(String source, Optional<String> printed, Optional<String> given) {
    if (printed.isPresent() && given.isPresent() && !printed.equals(given)) {
      throw new BadInput(
          "%s was recorded on %s, not on %s.".formatted(source, printed.get(), given.get()),
          "Leave --board out.");
    }
    return printed
        .or(() -> given)
        .orElseThrow(
            () ->
                new BadInput(
                    source + " has no line 'board=ID'.", "Say with --board which one it was."));
  }

  private static List<String> missing(MicrobenchTable from, MicrobenchTable in) {
    return from.cycles().keySet().stream().filter(k -> !in.cycles().containsKey(k)).toList();
  }
}
