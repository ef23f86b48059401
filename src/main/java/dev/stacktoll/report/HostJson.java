package dev.stacktoll.report;

import static dev.stacktoll.report.JsonReport.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.Estimate;
import dev.stacktoll.lab.HostClock;
import dev.stacktoll.lab.HostConditions;
import dev.stacktoll.lab.RunResult;

/** A row of this computer in the results file. */
final class HostJson {
  private HostJson() {}

  static void put(ObjectNode node, RunResult result, CellResult.HostMeasured cell) {
    node.put("status", "measured");
    node.put("metric", CellResult.HostMeasured.METRIC);
    node.put("value", number(cell.nanoseconds().median(), 3));
    node.put("unit", CellResult.HostMeasured.UNIT);
    published(node, result, cell.id());
    node.put("slowdown", number(cell.slowdown().median(), 3));
    interval(node.putObject("interval"), cell.nanoseconds());
    interval(node.putObject("slowdown_interval"), cell.slowdown());
    cell.cycles().ifPresent(c -> node.put("cycles_per_fft", number(c, 0)));
    node.put("checksum", cell.checksum());
    node.putObject("image")
        .put("path", cell.program().path())
        .put("sha256", cell.program().sha256());
    node.put("iterations", cell.iterations());
    node.put("warm_up_samples", cell.warmUpSamples());
    ArrayNode samples = node.putArray("samples");
    cell.samples().forEach(s -> samples.add(number(s, 2)));
    ArrayNode outliers = node.putArray("outliers");
    cell.outliers().forEach(s -> outliers.add(number(s, 2)));
    conditions(node.putObject("host"), cell.conditions());
    ArrayNode notes = node.putArray("notes");
    cell.notes().forEach(notes::add);
  }

  /** The study's value, which is in cycles, and its slowdown, which alone can be compared. */
  static void published(ObjectNode node, RunResult result, CellId id) {
    result
        .published()
        .cell(id)
        .ifPresent(
            p ->
                node.put("published", number(p.value(), 3))
                    .put("published_unit", "cycles")
                    .put("published_slowdown", number(p.slowdown(), 3)));
  }

  private static void interval(ObjectNode node, Estimate estimate) {
    node.put("low", number(estimate.low(), 3));
    node.put("high", number(estimate.high(), 3));
    node.put("confidence", number(estimate.confidence(), 4));
    node.put("method", "order statistics");
  }

  private static void conditions(ObjectNode node, HostConditions conditions) {
    node.put("model", conditions.model());
    node.put("architecture", conditions.architecture());
    node.put("processor", conditions.processor());
    node.put("java", conditions.java());
    node.put("time", "processor time of the runtime's process, all threads");
    HostClock clock = conditions.clock();
    ObjectNode json = node.putObject("clock");
    json.put("stable", clock.hertz().isPresent());
    clock.hertz().ifPresent(f -> json.put("hertz", number(f, 0)));
    json.put("lowest_hertz", number(clock.lowestHertz(), 0));
    json.put("highest_hertz", number(clock.highestHertz(), 0));
    json.put("method", "a chain of dependent additions of one cycle each, timed in every round");
  }
}
