package dev.stacktoll.wasm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What a module needs and offers, as text and JSON. */
public final class ModuleReport {
  private static final int AOT_MAGIC = 0x61;
  private final ObjectNode root = new ObjectMapper().createObjectNode();
  private final StringBuilder text = new StringBuilder();

  private ModuleReport() {}

  /**
   * Looks into a file, which may be a Wasm or an AOT module.
   *
   * @throws dev.stacktoll.BadInput if it is neither, or malformed
   */
  public static ModuleReport of(String name, byte[] bytes) {
    ModuleReport report = new ModuleReport();
    boolean aot = bytes.length > 2 && bytes[1] == AOT_MAGIC && bytes[2] == 'o';
    if (aot) {
      report.describe(AotModule.parse(name, bytes), bytes.length);
    } else {
      report.describe(WasmModule.parse(name, bytes), bytes.length);
    }
    return report;
  }

  public String text() {
    return text.toString();
  }

  public String json() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void describe(WasmModule module, int size) {
    root.put("kind", "wasm").put("bytes", size);
    line("%s: WebAssembly module, %,d bytes", module.name(), size);
    line(
        "functions: %,d with %,d bytes of code; data: %,d bytes",
        module.functionCount(), module.codeBytes(), module.dataBytes());
    root.put("functions", module.functionCount()).put("code_bytes", module.codeBytes());
    root.put("data_bytes", module.dataBytes());
    for (WasmModule.Limits memory : module.memories()) {
      String most =
          memory.maximum().isPresent() ? Long.toString(memory.maximum().getAsLong()) : "no limit";
      line("memory: %d pages of 64 KiB at first, at most %s", memory.minimum(), most);
      root.put("memory_pages", memory.minimum());
    }
    ArrayNode imports = root.putArray("imports");
    for (WasmModule.Import i : module.imports()) {
      String type = i.type().map(Object::toString).orElse(kind(i.kind()));
      line("imports %s.%s %s", i.module(), i.field(), type);
      imports.addObject().put("module", i.module()).put("name", i.field()).put("type", type);
    }
    ArrayNode exports = root.putArray("exports");
    for (WasmModule.Export e : module.exports()) {
      String type = e.type().map(Object::toString).orElse(kind(e.kind()));
      line("exports %s %s", e.name(), type);
      exports.addObject().put("name", e.name()).put("type", type);
    }
    sections(module.sections());
    line("a board must provide: %s", needs(module));
  }

  private static String needs(WasmModule module) {
    long pages = module.memories().stream().mapToLong(WasmModule.Limits::minimum).sum();
    List<String> functions =
        module.imports().stream().map(i -> i.module() + "." + i.field()).toList();
    return "%,d bytes of linear memory%s"
        .formatted(
            pages * WasmModule.PAGE_BYTES,
            functions.isEmpty() ? ", no host functions" : ", " + String.join(", ", functions));
  }

  private void describe(AotModule module, int size) {
    AotModule.Target target = module.target();
    boolean hard = module.softFloatImports().isEmpty();
    root.put("kind", "aot").put("bytes", size).put("version", module.version());
    root.put("architecture", target.architecture());
    root.put("machine", AotModule.machineName(target.machine()));
    root.put("bits", target.bits()).put("in_place", target.inPlace());
    root.put("text_bytes", module.textBytes());
    line("%s: AOT module, format %d, %,d bytes", module.name(), module.version(), size);
    line(
        "target: %s (%s, %d bits)%s",
        target.architecture(),
        AotModule.machineName(target.machine()),
        target.bits(),
        target.inPlace() ? ", executes in place" : ", text is copied to RAM");
    line("text: %,d bytes", module.textBytes());
    line(
        "floating point: %s",
        hard
            ? "no software routines called"
            : "by software: " + String.join(", ", module.softFloatImports()));
    ArrayNode soft = root.putArray("soft_float_imports");
    module.softFloatImports().forEach(soft::add);
    ObjectNode relocations = root.putObject("relocations");
    module
        .relocations()
        .forEach(
            (group, count) -> {
              line("relocations of %s: %,d", group, count);
              relocations.put(group, count);
            });
    String fit =
        module
            .misfit(AotModule.Requirement.THUMBV7EM)
            .map(why -> "does not fit: " + why)
            .orElse("fits");
    root.put("boards", fit);
    line("WAMR 2.4 on the boards: %s", fit);
    ArrayNode imports = root.putArray("runtime_imports");
    module.runtimeImports().forEach(imports::add);
    line("a runtime must provide: %s", String.join(", ", module.runtimeImports()));
    sections(module.sections());
  }

  private void sections(List<WasmModule.Section> sections) {
    ArrayNode array = root.putArray("sections");
    for (WasmModule.Section s : sections) {
      line("section %-16s at 0x%06x, %,d bytes", s.name(), s.offset(), s.size());
      array.addObject().put("name", s.name()).put("offset", s.offset()).put("bytes", s.size());
    }
  }

  private static String kind(WasmModule.ExternalKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void line(String pattern, Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
  }
}
