package dev.stacktoll.lab;

/** Told what happens during a run, from several threads. */
@FunctionalInterface
public interface LabListener {
  void finished(CellId cell, CellResult result, boolean fromCache);
}
