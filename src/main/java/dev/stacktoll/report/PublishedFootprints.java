package dev.stacktoll.report;

import dev.stacktoll.lab.RunResult;
import java.util.List;
import java.util.OptionalDouble;

/** The study's own memory table, with the rule that each of its rows followed. */
final class PublishedFootprints {
  static final List<String> TITLES =
      List.of("cell", "flash", "static RAM", "dynamic RAM", "total RAM", "rule");

  private PublishedFootprints() {}

  static List<List<String>> rows(RunResult result) {
    return result.published().footprints().entrySet().stream()
        .map(
            e ->
                List.of(
                    e.getKey().toString(),
                    kib(e.getValue().flashKib()),
                    kib(e.getValue().staticRamKib()),
                    kib(e.getValue().dynamicRamKib()),
                    kib(e.getValue().totalRamKib()),
                    e.getValue().rule()))
        .toList();
  }

  private static String kib(OptionalDouble value) {
    return value.isPresent() ? Rows.format("%.2f", value.getAsDouble()) : "";
  }
}
