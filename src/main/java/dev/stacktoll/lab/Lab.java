package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Runs cells: each on a machine of its own, several at a time, results in the matrix's order. */
public final class Lab {
  private static final double LONGEST_EXPLAINED_SECONDS = 30;
  private static final double TOGGLE_EXPLAINED_SECONDS = 0.05;

  private final ImageStore images;
  private final ResultCache cache;
  private final Optional<ZephyrBuilder> zephyr;
  private final Published published = Published.load();

  /**
   * @param images folder of firmware images
   * @param cache folder of earlier results, made when needed
   */
  public Lab(Path images, Path cache) {
    this(images, cache, Optional.empty());
  }

  /**
   * The same with a builder for the cells on Zephyr.
   *
   * @param zephyr builds them, if there is a workspace
   */
  public Lab(Path images, Path cache, Optional<ZephyrBuilder> zephyr) {
    this.images = new ImageStore(images);
    this.cache = new ResultCache(cache);
    this.zephyr = zephyr;
  }

  /** The cells that match one of the patterns, all if there are none. */
  public List<CellId> select(List<String> patterns) {
    List<Pattern> compiled = patterns.stream().map(CellId::pattern).toList();
    return Matrix.cells(published, images, zephyr.isPresent()).stream()
        .filter(
            id ->
                compiled.isEmpty()
                    || compiled.stream().anyMatch(p -> p.matcher(id.toString()).matches()))
        .toList();
  }

  /** Is there what a cell needs? Empty if so, else what is missing. */
  public Optional<String> missing(CellId id) {
    if (images.has(id) || isBuilt(id)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (id.os()) {
          case CellId.ZEPHYR -> "needs a Zephyr workspace: " + ZephyrWorkspace.REMEDY;
          case "linux" -> "needs the host runner, which this version does not have";
          default -> images.shownPath(id) + " is missing; 'make firmware' builds it";
        });
  }

  /**
   * Runs a cell with a profiler attached.
   *
   * @throws dev.stacktoll.BadInput if the cell has no image
   */
  public Explanation explain(CellId id, int iterations, BoardSettings settings) {
    missing(id)
        .ifPresent(
            why -> {
              throw new BadInput(id + " cannot be explained: it " + why + ".", "See 'list'.");
            });
    ElfImage image = ElfImage.read(imagePath(id, false));
    double seconds = id.isFft() ? LONGEST_EXPLAINED_SECONDS : TOGGLE_EXPLAINED_SECONDS;
    Map<String, Integer> patches =
        id.isFft() ? Map.of(FftExperiment.ITERATIONS_SYMBOL, iterations) : Map.of();
    Simulation.Limits limits = new Simulation.Limits(seconds, Optional.empty(), Optional.empty());
    return Explanation.of(id.toString(), id.board(), image, settings, limits, patches);
  }

  /** Speed of the simulator on each board's native FFT. */
  public List<SpeedTrial.Speed> speed(int samples) {
    return CellId.BOARDS.stream()
        .map(board -> new CellId(board, CellId.BARE_METAL, CellId.NATIVE, "fft"))
        .filter(images::has)
        .map(id -> SpeedTrial.run(id.board(), ElfImage.read(images.path(id)), samples))
        .toList();
  }

  /** Measures the selected cells. */
  public RunResult run(RunRequest request, LabListener listener) {
    List<CellId> cells = select(request.patterns());
    ExecutorService workers = Executors.newFixedThreadPool(request.jobs());
    try {
      List<Future<CellResult>> pending = new ArrayList<>();
      for (CellId cell : cells) {
        pending.add(workers.submit(() -> runCell(cell, request, listener)));
      }
      List<CellResult> results = new ArrayList<>();
      for (Future<CellResult> future : pending) {
        results.add(future.get());
      }
      return new RunResult(request.tool(), request.command(), published, Agreement.check(results));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadInput badInput) {
        throw badInput;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      workers.shutdownNow();
    }
  }

  /**
   * Measures the selected cells and, with {@code sensitivity}, each of them again with every
   * assumed rule that it rests on at the ends of its range.
   */
  public Ledger ledger(RunRequest request, boolean sensitivity, LabListener listener) {
    List<Ledger.BoardRules> rules = Ledger.allRules();
    RunResult result = run(request, listener);
    List<Ledger.Movement> movements = new ArrayList<>();
    if (sensitivity) {
      for (CellResult cell : result.cells()) {
        if (cell instanceof CellResult.Measured measured) {
          movements.addAll(movements(measured, rules, request, listener));
        }
      }
    }
    return new Ledger(rules, result, movements);
  }

  private List<Ledger.Movement> movements(
      CellResult.Measured cell,
      List<Ledger.BoardRules> rules,
      RunRequest request,
      LabListener listener) {
    List<Ledger.Movement> movements = new ArrayList<>();
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
                        value -> {
                          CellResult moved =
                              runCell(cell.id(), request.withRule(rule.id(), value), listener);
                          if (moved instanceof CellResult.Measured m && m.value() != cell.value()) {
                            double percent = 100 * (m.value() - cell.value()) / cell.value();
                            movements.add(
                                new Ledger.Movement(cell.id(), rule.id(), value, percent));
                          }
                        }));
    movements.sort(
        Comparator.comparingDouble((Ledger.Movement m) -> -Math.abs(m.percent()))
            .thenComparing(Ledger.Movement::rule));
    return movements;
  }

  private CellResult runCell(CellId id, RunRequest request, LabListener listener) {
    Optional<String> missing = missing(id);
    if (missing.isPresent()) {
      CellResult result = new CellResult.NotMeasured(id, missing.get());
      listener.finished(id, result, false);
      return result;
    }
    ElfImage image;
    try {
      image = ElfImage.read(imagePath(id, request.fresh()));
    } catch (BadInput | ZephyrBuilder.BuildFailed e) {
      CellResult result = new CellResult.Failed(id, String.valueOf(e.getMessage()));
      listener.finished(id, result, false);
      return result;
    }
    String key = key(id, image, request);
    Optional<CellResult.Measured> known = request.fresh() ? Optional.empty() : cache.find(key);
    if (known.isPresent()) {
      listener.finished(id, known.get(), true);
      return known.get();
    }
    Experiment experiment =
        id.isFft() ? new FftExperiment(request.iterations()) : new ToggleExperiment();
    String shownPath = isBuilt(id) ? ZephyrBuilder.shownPath(id) : images.shownPath(id);
    CellResult result = experiment.run(id, image, shownPath, request.board());
    if (result instanceof CellResult.Measured measured && isBuilt(id)) {
      result =
          measured.withNote("built in a workspace of Zephyr " + zephyr.orElseThrow().version());
    }
    if (result instanceof CellResult.Measured measured) {
      cache.keep(key, measured);
    }
    listener.finished(id, result, false);
    return result;
  }

  /** Cells on Zephyr are built where a workspace is, unless an image lies ready. */
  private boolean isBuilt(CellId id) {
    return id.os().equals(CellId.ZEPHYR) && zephyr.isPresent() && !images.has(id);
  }

  private Path imagePath(CellId id, boolean fresh) {
    return zephyr
        .filter(_ -> isBuilt(id))
        .map(builder -> builder.image(id, fresh))
        .orElseGet(() -> images.path(id));
  }

  private static String key(CellId id, ElfImage image, RunRequest request) {
    String settings =
        String.join(
            "\n",
            id.toString(),
            Integer.toString(request.iterations()),
            Long.toString(request.board().hsiHertz()),
            request.board().rules().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()
                .toString());
    return Hashes.sha256(
        ProgramHash.VALUE, settings.getBytes(StandardCharsets.UTF_8), image.bytes());
  }

  /** A hash over the program's own classes: another program, another cache. */
  private static final class ProgramHash {
    static final byte[] VALUE = compute();

    private static byte[] compute() {
      try {
        Path code = Path.of(Lab.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isRegularFile(code)) {
          return Hashes.sha256(Files.readAllBytes(code)).getBytes(StandardCharsets.UTF_8);
        }
        List<Path> files;
        try (var walk = Files.walk(code)) {
          files = walk.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
        }
        byte[][] contents = new byte[files.size()][];
        for (int i = 0; i < contents.length; i++) {
          try (InputStream in = Files.newInputStream(files.get(i))) {
            contents[i] = in.readAllBytes();
          }
        }
        return Hashes.sha256(contents).getBytes(StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (java.net.URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
