package dev.stacktoll.report;

import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Footprint;
import dev.stacktoll.lab.Published;
import dev.stacktoll.lab.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The study's own memory table, with the rule that each of its rows followed, and what we measured:
 * by that rule and by ours. The study's dynamic RAM is what its configuration reserves, not what
 * ran, so by its rule that column is its own estimate on top of our static RAM, or nothing.
 */
final class PublishedFootprints {
  static final List<String> TITLES =
      List.of(
          "cell",
          "flash",
          "static RAM",
          "dynamic RAM",
          "total RAM",
          "rule",
          "ours: flash",
          "static RAM",
          "total RAM by that rule",
          "total RAM by our rule");

  private static final double KIB = 1024;

  private PublishedFootprints() {}

  static List<List<String>> rows(RunResult result) {
    Map<CellId, Footprint> measured = new HashMap<>();
    for (CellResult cell : result.cells()) {
      if (cell instanceof CellResult.Measured m) {
        measured.put(m.id(), m.footprint());
      }
    }
    return result.published().footprints().entrySet().stream()
        .map(e -> row(e.getKey(), e.getValue(), Optional.ofNullable(measured.get(e.getKey()))))
        .toList();
  }

  private static List<String> row(
      CellId cell, Published.Footprint study, Optional<Footprint> measured) {
    List<String> row = new ArrayList<>();
    row.add(cell.toString());
    row.add(kib(study.flashKib()));
    row.add(kib(study.staticRamKib()));
    row.add(kib(study.dynamicRamKib()));
    row.add(kib(study.totalRamKib()));
    row.add(study.rule());
    row.add(measured.map(f -> kib(f.flash() / KIB)).orElse(""));
    row.add(measured.map(f -> kib(f.staticRam() / KIB)).orElse(""));
    row.add(
        measured.map(f -> kib(f.staticRam() / KIB + study.dynamicRamKib().orElse(0))).orElse(""));
    row.add(measured.map(f -> kib(f.totalRam() / KIB)).orElse(""));
    return List.copyOf(row);
  }

  private static String kib(OptionalDouble value) {
    return value.isPresent() ? kib(value.getAsDouble()) : "";
  }

  private static String kib(double value) {
    return Rows.format("%.2f", value);
  }
}
