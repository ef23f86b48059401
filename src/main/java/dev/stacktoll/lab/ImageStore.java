package dev.stacktoll.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of prepared firmware images, one per cell. */
final class ImageStore {
  private final Path folder;

  ImageStore(Path folder) {
    this.folder = folder;
  }

  boolean has(CellId cell) {
    return Files.isRegularFile(path(cell));
  }

  Path path(CellId cell) {
    return folder.resolve(cell.imageName() + ".elf");
  }

  /** As shown in reports: relative, so that two machines print the same. */
  String shownPath(CellId cell) {
    return "images/" + cell.imageName() + ".elf";
  }
}
