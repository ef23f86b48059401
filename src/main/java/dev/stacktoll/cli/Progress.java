package dev.stacktoll.cli;

import dev.stacktoll.lab.CellId;
import dev.stacktoll.lab.CellResult;
import dev.stacktoll.lab.LabListener;
import java.io.PrintWriter;

/** Tells on standard error which cell is done. */
final class Progress implements LabListener, AutoCloseable {
  private final PrintWriter err;
  private final int total;
  private int done;

  Progress(PrintWriter err, int total) {
    this.err = err;
    this.total = total;
  }

  @Override
  public synchronized void finished(CellId cell, CellResult result, boolean fromCache) {
    done++;
    String state =
        switch (result) {
          case CellResult.Measured _ -> fromCache ? "measured before" : "measured";
          case CellResult.HostMeasured _ -> "measured";
          case CellResult.NotMeasured _ -> "not measured";
          case CellResult.Failed _ -> "failed";
        };
    err.printf("[%d/%d] %s: %s%n", done, total, cell, state);
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }
}
