package dev.stacktoll.lab;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Results of earlier measurements by a hash of everything they depend on: image, settings and the
 * program itself. A cache that cannot be read or written costs time, never a result.
 */
final class ResultCache {
  /** Properties that records derive (such as {@link CellId#isFft}) are written and not read. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path folder;

  ResultCache(Path folder) {
    this.folder = folder;
  }

  Optional<CellResult.Measured> find(String key) {
    try {
      return Optional.of(
          MAPPER.readValue(Files.readAllBytes(file(key)), CellResult.Measured.class));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  void keep(String key, CellResult.Measured result) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, key, ".part");
      Files.write(part, MAPPER.writeValueAsBytes(result));
      Files.move(part, file(key), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException _) {
      // measured again next time
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }
}
