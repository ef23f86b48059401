package dev.stacktoll.lab;

import dev.stacktoll.instrument.ElfImage;

/** One way to get a number out of a firmware image on a board. */
interface Experiment {
  /**
   * Runs it on a fresh machine.
   *
   * @param shownPath path of the image as reports show it
   */
  CellResult run(CellId id, ElfImage image, String shownPath, BoardSettings settings);
}
