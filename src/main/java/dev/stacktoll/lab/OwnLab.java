package dev.stacktoll.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stacktoll.BadInput;
import dev.stacktoll.instrument.ElfImage;
import dev.stacktoll.wasm.AotOptions;
import dev.stacktoll.wasm.Wamrc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs a module of the user in every runtime: puts it into copies of the prepared images with a
 * slot, and measures the call. No cross compiler is needed; rows of compiled code need WAMR's.
 */
public final class OwnLab {
  /** Runtimes with prepared images, in the order of reports. */
  private static final List<String> RUNTIMES =
      List.of(
          "wasm3",
          "wasm3-0.9",
          "wamr-classic",
          "wamr-fast",
          "wamr-aot",
          "wamr-aot-hard",
          "wamr-aot-xip");

  /** The workload in the names of prepared images. */
  private static final String PREPARED = "module";

  private static final String FOLDER = "firmware";

  private final Lab lab;
  private final ImageStore images;
  private final Optional<Wamrc> wamrc;

  /**
   * @param images folder of prepared images
   * @param cache folder of earlier results
   * @param wamrc WAMR's compiler, if there is one
   */
  public OwnLab(Path images, Path cache, Optional<Wamrc> wamrc) {
    lab = new Lab(images, cache);
    this.images = new ImageStore(images);
    this.wamrc = wamrc;
  }

  /**
   * The cells of a module.
   *
   * @param boards ids, all boards if empty
   * @param patterns of cells, all if empty
   * @throws BadInput if a board does not exist
   */
  public List<CellId> select(OwnModule own, List<String> boards, List<String> patterns) {
    boards.forEach(Bench::board);
    List<Pattern> compiled = patterns.stream().map(CellId::pattern).toList();
    List<CellId> cells = new ArrayList<>();
    for (String board : CellId.BOARDS) {
      for (String runtime : RUNTIMES) {
        CellId id = new CellId(board, CellId.BARE_METAL, runtime, own.workload());
        boolean wanted =
            compiled.isEmpty()
                || compiled.stream().anyMatch(p -> p.matcher(id.toString()).matches());
        if (wanted && (boards.isEmpty() || boards.contains(board))) {
          cells.add(id);
        }
      }
    }
    return cells;
  }

  /**
   * A cell's firmware, or why it has none.
   *
   * @param text path of the firmware as reports show it, or the reason
   */
  private record Prepared(CellId id, Optional<ElfImage> image, String text) {
    static Prepared without(CellId id, String reason) {
      return new Prepared(id, Optional.empty(), reason);
    }
  }

  /**
   * Measures.
   *
   * @param report folder of the reports; the firmware that ran goes into a folder inside
   * @throws BadInput before anything runs, if the module does not fit into the slot
   */
  public RunResult run(
      OwnModule own, List<CellId> cells, RunRequest request, Path report, LabListener listener) {
    List<Prepared> prepared = cells.stream().map(id -> prepare(id, own, report)).toList();
    List<CellResult> results =
        Workers.inOrder(
            request.jobs(),
            prepared,
            cell -> {
              if (cell.image().isPresent()) {
                return lab.measure(
                    new ModuleExperiment(own),
                    cell.id(),
                    cell.image().get(),
                    cell.text(),
                    request,
                    listener);
              }
              CellResult result = new CellResult.NotMeasured(cell.id(), cell.text());
              listener.finished(cell.id(), result, false);
              return result;
            });
    return new RunResult(
        request.tool(),
        request.command(),
        Published.load(),
        Spreads.load(),
        CallAgreement.check(results));
  }

  private Prepared prepare(CellId id, OwnModule own, Path report) {
    CellId base = new CellId(id.board(), id.os(), id.runtime(), PREPARED);
    if (!images.has(base)) {
      return Prepared.without(
          id, images.shownPath(base) + " is missing; 'make firmware' builds it");
    }
    ElfImage image = ElfImage.read(images.path(base));
    String name = id.imageName() + ".elf";
    ElfImage filled;
    if (AotFit.isCompiled(id)) {
      try {
        byte[] compiled = compile(id, own, image);
        filled = ModuleSlot.fill(image, name, compiled, own.call(), own.calls());
      } catch (BadInput e) {
        return Prepared.without(id, e.getMessage() + " " + e.remedy());
      }
    } else {
      filled = ModuleSlot.fill(image, name, own.module().bytes(), own.call(), own.calls());
    }
    keep(report.resolve(FOLDER), id, base, image, filled, own);
    return new Prepared(id, Optional.of(filled), FOLDER + "/" + name);
  }

  /**
   * The module as machine code for a row.
   *
   * @throws BadInput if there is no compiler, or if the row cannot run what it makes
   */
  private byte[] compile(CellId id, OwnModule own, ElfImage image) {
    Wamrc compiler =
        wamrc.orElseThrow(
            () -> new BadInput("The module must be compiled ahead of time.", Wamrc.REMEDY));
    if (AotFit.isSoftFloat(id) && own.call().passesFloats()) {
      throw new BadInput(
          own.call().name()
              + " takes or returns floats: soft-float code has them in core registers, the"
              + " runtime, built for the FPU, in its own.",
          "See row wamr-aot-hard, or pass the bits as integers.");
    }
    byte[] compiled = compiler.compile(own.module().name(), own.module().bytes(), options(id));
    AotFit.misfit(id, image, compiled)
        .ifPresent(
            why -> {
              throw new BadInput(why + ".", "Row wamr-aot-hard computes by the FPU.");
            });
    return compiled;
  }

  private static AotOptions options(CellId id) {
    AotOptions.Abi abi = AotFit.isSoftFloat(id) ? AotOptions.Abi.SOFT : AotOptions.Abi.HARD;
    boolean m7 = Bench.board(id.board()).chip().core().fpv5();
    return AotOptions.forBoard(abi, m7 ? "cortex-m7" : "cortex-m4", AotFit.isInPlace(id));
  }

  /** Writes the firmware with its provenance, so that it can be flashed or simulated again. */
  private void keep(
      Path folder, CellId id, CellId base, ElfImage image, ElfImage filled, OwnModule own) {
    ObjectNode note = new ObjectMapper().createObjectNode();
    note.put("image", filled.name()).put("sha256", Hashes.sha256(filled.bytes()));
    note.put("prepared_image", images.shownPath(base));
    note.put("prepared_sha256", Hashes.sha256(image.bytes()));
    note.put("module", own.module().name()).put("module_bytes", own.module().bytes().length);
    note.put("module_sha256", Hashes.sha256(own.module().bytes()));
    if (AotFit.isCompiled(id)) {
      note.put("wamrc_options", String.join(" ", options(id).words()));
    }
    note.put("call", own.call().toString()).put("calls", own.calls());
    try {
      Files.createDirectories(folder);
      write(folder.resolve(filled.name()), filled.bytes());
      write(
          folder.resolve(id.imageName() + ".json"),
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(note));
    } catch (IOException e) {
      throw new BadInput(
          folder + " cannot be written: " + e.getMessage() + ".",
          "Choose another folder with --out.");
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "part", null);
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
