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
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Runs cells: each on a machine of its own, several at a time, results in the matrix's order. */
public final class Lab {
  private static final double LONGEST_EXPLAINED_SECONDS = 30;
  private static final double TOGGLE_EXPLAINED_SECONDS = 0.05;

  private final ImageStore images;
  private final ResultCache cache;
  private final HostExperiment host;
  private final Optional<ZephyrBuilder> zephyr;
  private final Published published = Published.load();
  private final Spreads spreads = Spreads.load();

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
    host = new HostExperiment(images);
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
    if (id.isHost()) {
      return host.missing();
    }
    if (images.has(id) || isBuilt(id)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (id.os()) {
          case CellId.ZEPHYR -> "needs a Zephyr workspace: " + ZephyrWorkspace.REMEDY;
          default -> images.shownPath(id) + " is missing; 'make firmware' builds it";
        });
  }

  /**
   * Runs a cell with a profiler attached.
   *
   * @throws dev.stacktoll.BadInput if the cell has no image
   */
  public Explanation explain(CellId id, int iterations, BoardSettings settings) {
    if (id.isHost()) {
      throw new BadInput(
          id + " runs on this computer, where nothing tells why a cycle was spent.",
          "Explain a cell of a simulated board; see 'list'.");
    }
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

  /**
   * Measures the selected cells: those of simulated boards several at a time, then, with nothing
   * beside them, those of this computer.
   */
  public RunResult run(RunRequest request, LabListener listener) {
    RunResult simulated = runSimulated(request, listener);
    List<CellId> here = select(request.patterns()).stream().filter(CellId::isHost).toList();
    if (here.isEmpty()) {
      return simulated;
    }
    List<CellResult> results = new ArrayList<>(simulated.cells());
    for (CellResult r : host.run(here, request.iterations(), HostExperiment.Effort.FULL)) {
      listener.finished(r.id(), r, false);
      results.add(r);
    }
    return new RunResult(request.tool(), request.command(), published, spreads, results);
  }

  private RunResult runSimulated(RunRequest request, LabListener listener) {
    List<CellId> cells =
        select(request.patterns()).stream().filter(cell -> !cell.isHost()).toList();
    List<CellResult> results =
        Workers.inOrder(request.jobs(), cells, cell -> runCell(cell, request, listener));
    return new RunResult(
        request.tool(), request.command(), published, spreads, Agreement.check(results));
  }

  /**
   * Measures the selected cells of simulated boards and, if asked, how far they move.
   *
   * @param sensitivity measure each cell again with every assumed rule at both ends of its range
   * @param placements folder of images linked at other places, as {@code make placements} leaves
   *     them; each cell is measured with those of its own
   */
  public Ledger ledger(
      RunRequest request, boolean sensitivity, Optional<Path> placements, LabListener listener) {
    List<Ledger.BoardRules> rules = Ledger.allRules();
    RunResult result = runSimulated(request, listener);
    Sensitivity trials =
        new Sensitivity(
            rules,
            (cell, changed) -> runCell(cell, changed, listener),
            (cell, file) -> runImage(cell, file, file.toString(), request, listener));
    List<Ledger.Movement> movements = new ArrayList<>();
    for (CellResult cell : result.cells()) {
      if (cell instanceof CellResult.Measured measured) {
        List<Supplier<Optional<Ledger.Movement>>> tasks = new ArrayList<>();
        if (sensitivity) {
          tasks.addAll(trials.ofRules(measured, request));
        }
        placements.ifPresent(folder -> tasks.addAll(trials.ofPlacements(measured, folder)));
        List<Optional<Ledger.Movement>> moved =
            Workers.inOrder(request.jobs(), tasks, Supplier::get);
        movements.addAll(Sensitivity.sorted(moved.stream().flatMap(Optional::stream).toList()));
      }
    }
    return new Ledger(rules, result, movements);
  }

  private CellResult runCell(CellId id, RunRequest request, LabListener listener) {
    Optional<String> missing = missing(id);
    if (missing.isPresent()) {
      CellResult result = new CellResult.NotMeasured(id, missing.get());
      listener.finished(id, result, false);
      return result;
    }
    try {
      String shownPath = isBuilt(id) ? ZephyrBuilder.shownPath(id) : images.shownPath(id);
      return runImage(id, imagePath(id, request.fresh()), shownPath, request, listener);
    } catch (ZephyrBuilder.BuildFailed e) {
      CellResult result = new CellResult.Failed(id, String.valueOf(e.getMessage()));
      listener.finished(id, result, false);
      return result;
    }
  }

  private CellResult runImage(
      CellId id, Path file, String shownPath, RunRequest request, LabListener listener) {
    ElfImage image;
    try {
      image = ElfImage.read(file);
    } catch (BadInput e) {
      CellResult result = new CellResult.Failed(id, String.valueOf(e.getMessage()));
      listener.finished(id, result, false);
      return result;
    }
    Optional<String> misfit = AotFit.misfit(id, image);
    if (misfit.isPresent()) {
      CellResult result = new CellResult.Failed(id, misfit.get());
      listener.finished(id, result, false);
      return result;
    }
    Experiment ofWorkload =
        id.isFft() ? new FftExperiment(request.iterations()) : new ToggleExperiment();
    Experiment experiment = isBuilt(id) ? noting(builtNote(), ofWorkload) : ofWorkload;
    return measure(experiment, id, image, shownPath, request, listener);
  }

  private String builtNote() {
    return "built in a workspace of Zephyr " + zephyr.orElseThrow().version();
  }

  private static Experiment noting(String note, Experiment experiment) {
    return (id, image, shownPath, settings) -> {
      CellResult result = experiment.run(id, image, shownPath, settings);
      return result instanceof CellResult.Measured measured ? measured.withNote(note) : result;
    };
  }

  /** Runs an experiment unless its result is known from before. */
  CellResult measure(
      Experiment experiment,
      CellId id,
      ElfImage image,
      String shownPath,
      RunRequest request,
      LabListener listener) {
    String key = key(id, image, request);
    Optional<CellResult.Measured> known = request.fresh() ? Optional.empty() : cache.find(key);
    if (known.isPresent()) {
      listener.finished(id, known.get(), true);
      return known.get();
    }
    CellResult result = experiment.run(id, image, shownPath, request.board());
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
