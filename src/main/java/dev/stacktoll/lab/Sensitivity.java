package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Measures cells again under other assumptions: each assumed rule of their board at both ends of
 * its range, and images of the same program linked at other places.
 */
final class Sensitivity {
  private static final Pattern PLACED = Pattern.compile("(.+)\\+(flash|ram)([0-9]+)\\.elf");

  private final List<Ledger.BoardRules> rules;
  private final BiFunction<CellId, RunRequest, CellResult> withRules;
  private final BiFunction<CellId, Path, CellResult> withImage;

  /**
   * @param withRules runs one cell; called by several threads
   * @param withImage runs one cell with another image; called by several threads
   */
  Sensitivity(
      List<Ledger.BoardRules> rules,
      BiFunction<CellId, RunRequest, CellResult> withRules,
      BiFunction<CellId, Path, CellResult> withImage) {
    this.rules = rules;
    this.withRules = withRules;
    this.withImage = withImage;
  }

  /** One trial for each end of each assumed rule; it yields a movement if the value changed. */
  List<Supplier<Optional<Ledger.Movement>>> ofRules(CellResult.Measured cell, RunRequest request) {
    List<Supplier<Optional<Ledger.Movement>>> trials = new ArrayList<>();
    rules.stream()
        .filter(b -> b.board().equals(cell.id().board()))
        .flatMap(b -> b.rules().stream())
        .filter(Ledger.Rule::assumed)
        .forEach(
            rule ->
                IntStream.of(rule.low(), rule.high())
                    .filter(value -> value != rule.value())
                    .distinct()
                    .forEach(
                        value ->
                            trials.add(
                                () ->
                                    movement(
                                        cell,
                                        rule.id(),
                                        value,
                                        withRules.apply(
                                            cell.id(), request.withRule(rule.id(), value))))));
    return trials;
  }

  /**
   * One trial for each image {@code NAME+flashN.elf} or {@code NAME+ramN.elf} of the cell: code or
   * data begin N bytes later.
   *
   * @throws BadInput if the folder cannot be read
   */
  List<Supplier<Optional<Ledger.Movement>>> ofPlacements(CellResult.Measured cell, Path folder) {
    List<Path> files;
    try (var listed = Files.list(folder)) {
      files = listed.sorted().toList();
    } catch (IOException e) {
      throw new BadInput(
          "The folder of placements cannot be read: " + e.getMessage() + ".",
          "'make placements' builds it in build/placements.");
    }
    List<Supplier<Optional<Ledger.Movement>>> trials = new ArrayList<>();
    for (Path file : files) {
      Matcher name = PLACED.matcher(file.getFileName().toString());
      if (name.matches() && name.group(1).equals(cell.id().imageName())) {
        String what = "placement." + name.group(2);
        int bytes = Integer.parseInt(name.group(3));
        trials.add(() -> movement(cell, what, bytes, withImage.apply(cell.id(), file)));
      }
    }
    return trials;
  }

  private static Optional<Ledger.Movement> movement(
      CellResult.Measured cell, String what, int value, CellResult moved) {
    if (moved instanceof CellResult.Measured m && m.value() != cell.value()) {
      double percent = 100 * (m.value() - cell.value()) / cell.value();
      return Optional.of(new Ledger.Movement(cell.id(), what, value, percent));
    }
    return Optional.empty();
  }

  /** Largest first. */
  static List<Ledger.Movement> sorted(List<Ledger.Movement> movements) {
    return movements.stream()
        .sorted(
            Comparator.comparingDouble((Ledger.Movement m) -> -Math.abs(m.percent()))
                .thenComparing(Ledger.Movement::rule)
                .thenComparingInt(Ledger.Movement::ruleValue))
        .toList();
  }
}
