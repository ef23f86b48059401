package dev.stacktoll.wasm;

import dev.stacktoll.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A WebAssembly module in the binary format, version 1 (WebAssembly specification, chapter 5):
 * sections, types, imports, exports, memories, data. Bodies of functions are only stepped over:
 * validation of code is left to the runtimes.
 */
public final class WasmModule {
  private static final String REMEDY =
      "Build the module again; 'wasm build' makes one from .wat or .c.";
  private static final int MAGIC = 0x6d73_6100;
  private static final int VERSION = 1;
  static final int PAGE_BYTES = 65_536;

  /** What an import or export is. */
  public enum ExternalKind {
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL
  }

  /** A function's parameter and result types by name: i32, i64, f32, f64 … */
  public record FunctionType(List<String> parameters, List<String> results) {
    @Override
    public String toString() {
      return "(%s) -> (%s)".formatted(String.join(", ", parameters), String.join(", ", results));
    }
  }

  /** An import; the type is there for functions only. */
  public record Import(
      String module, String field, ExternalKind kind, Optional<FunctionType> type) {}

  /** An export; the type is there for functions only. */
  public record Export(String name, ExternalKind kind, int index, Optional<FunctionType> type) {}

  /** Limits in units of the thing limited: pages for memories. */
  public record Limits(long minimum, OptionalLong maximum) {}

  /** A section as it lies in the file. */
  public record Section(String name, int offset, int size) {}

  private final String name;
  private final byte[] bytes;
  private final List<Section> sections = new ArrayList<>();
  private final List<FunctionType> types = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private final List<Limits> memories = new ArrayList<>();
  private final List<FunctionType> functions = new ArrayList<>();
  private int declaredFunctions;
  private int bodies;
  private long dataBytes;
  private long codeBytes;

  private WasmModule(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    read(new ByteReader(name, REMEDY, bytes));
  }

  /**
   * Reads a module.
   *
   * @param name for messages
   * @throws BadInput with the offset at which the module is malformed
   */
  public static WasmModule parse(String name, byte[] bytes) {
    return new WasmModule(name, bytes);
  }

  public String name() {
    return name;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public List<Section> sections() {
    return List.copyOf(sections);
  }

  public List<Import> imports() {
    return List.copyOf(imports);
  }

  public List<Export> exports() {
    return List.copyOf(exports);
  }

  /** Memories of the module's own, in pages of 64 KiB. */
  public List<Limits> memories() {
    return List.copyOf(memories);
  }

  /** Bytes that data segments put into memory. */
  public long dataBytes() {
    return dataBytes;
  }

  /** Bytes of function bodies. */
  public long codeBytes() {
    return codeBytes;
  }

  /** Functions defined in the module. */
  public int functionCount() {
    return bodies;
  }

  public Optional<Export> exported(String exportName) {
    return exports.stream().filter(e -> e.name().equals(exportName)).findFirst();
  }

  private void read(ByteReader in) {
    if (in.remaining() < 4 || in.u32("the magic number") != MAGIC) {
      throw in.error(0, "this is not a WebAssembly module: it does not start with 00 61 73 6d");
    }
    int version = in.u32("the version");
    if (version != VERSION) {
      throw in.error(
          4, "version %d; only version 1 (no components) is supported".formatted(version));
    }
    int last = 0;
    while (!in.atEnd()) {
      int start = in.position();
      int id = in.u8("a section id");
      ByteReader body = in.part(in.leb("the size of a section"), "section " + id);
      int order = SectionId.order(id);
      if (order < 0) {
        throw in.error(start, "there is no section with id " + id);
      }
      if (id != 0 && order <= last) {
        throw in.error(start, "section %s is out of order".formatted(SectionId.nameOf(id)));
      }
      last = id == 0 ? last : order;
      int size = body.remaining();
      String label = section(id, body);
      sections.add(new Section(label, start, size));
      if (!body.atEnd()) {
        throw body.error(
            body.position(), "section %s has bytes left over".formatted(SectionId.nameOf(id)));
      }
    }
    if (declaredFunctions != bodies) {
      throw in.error(
          in.position(),
          "%d functions are declared, but there are %d bodies"
              .formatted(declaredFunctions, bodies));
    }
  }

  private String section(int id, ByteReader in) {
    switch (id) {
      case SectionId.TYPE -> readTypes(in);
      case SectionId.IMPORT -> readImports(in);
      case SectionId.FUNCTION -> readFunctions(in);
      case SectionId.MEMORY -> readMemories(in);
      case SectionId.EXPORT -> readExports(in);
      case SectionId.CODE -> readCode(in);
      case SectionId.DATA -> readData(in);
      case SectionId.CUSTOM -> {
        String custom = in.name("the name of a custom section");
        in.skip(in.remaining(), "a custom section");
        return "custom " + custom;
      }
      default -> in.skip(in.remaining(), "a section");
    }
    return SectionId.nameOf(id);
  }

  private void readTypes(ByteReader in) {
    int count = in.count("types");
    for (int i = 0; i < count; i++) {
      int start = in.position();
      int form = in.u8("a type");
      if (form != 0x60) {
        throw in.error(start, "type %d has form 0x%02x instead of 0x60".formatted(i, form));
      }
      types.add(new FunctionType(valueTypes(in), valueTypes(in)));
    }
  }

  private static List<String> valueTypes(ByteReader in) {
    int count = in.count("value types");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(valueType(in));
    }
    return List.copyOf(names);
  }

  private static String valueType(ByteReader in) {
    int start = in.position();
    int code = in.u8("a value type");
    return switch (code) {
      case 0x7f -> "i32";
      case 0x7e -> "i64";
      case 0x7d -> "f32";
      case 0x7c -> "f64";
      case 0x7b -> "v128";
      case 0x70 -> "funcref";
      case 0x6f -> "externref";
      default -> throw in.error(start, "0x%02x is no value type".formatted(code));
    };
  }

  private void readImports(ByteReader in) {
    int count = in.count("imports");
    for (int i = 0; i < count; i++) {
      String module = in.name("the module of import " + i);
      String field = in.name("the name of import " + i);
      ExternalKind kind = kind(in);
      Optional<FunctionType> type = Optional.empty();
      switch (kind) {
        case FUNCTION -> {
          FunctionType function = type(in);
          functions.add(function);
          type = Optional.of(function);
        }
        case TABLE -> {
          valueType(in);
          limits(in);
        }
        case MEMORY -> limits(in);
        case GLOBAL -> {
          valueType(in);
          in.u8("the mutability of a global");
        }
      }
      imports.add(new Import(module, field, kind, type));
    }
  }

  private FunctionType type(ByteReader in) {
    int start = in.position();
    long index = in.leb("a type index");
    if (index >= types.size()) {
      throw in.error(start, "type %d of %d".formatted(index, types.size()));
    }
    return types.get((int) index);
  }

  private static ExternalKind kind(ByteReader in) {
    int start = in.position();
    int code = in.u8("the kind of an import or export");
    if (code >= ExternalKind.values().length) {
      throw in.error(start, "0x%02x is no kind of import or export".formatted(code));
    }
    return ExternalKind.values()[code];
  }

  private static Limits limits(ByteReader in) {
    int start = in.position();
    int flags = in.u8("limits");
    if (flags > 1) {
      throw in.error(
          start, "limits with flags 0x%02x (shared or 64-bit) are not supported".formatted(flags));
    }
    long minimum = in.leb("a minimum");
    OptionalLong maximum = flags == 1 ? OptionalLong.of(in.leb("a maximum")) : OptionalLong.empty();
    if (maximum.isPresent() && maximum.getAsLong() < minimum) {
      throw in.error(start, "the maximum is below the minimum");
    }
    return new Limits(minimum, maximum);
  }

  private void readFunctions(ByteReader in) {
    declaredFunctions = in.count("functions");
    for (int i = 0; i < declaredFunctions; i++) {
      functions.add(type(in));
    }
  }

  private void readMemories(ByteReader in) {
    int count = in.count("memories");
    for (int i = 0; i < count; i++) {
      int start = in.position();
      Limits limits = limits(in);
      if (limits.minimum() > 65_536) {
        throw in.error(start, "a memory of %d pages".formatted(limits.minimum()));
      }
      memories.add(limits);
    }
  }

  private void readExports(ByteReader in) {
    int count = in.count("exports");
    for (int i = 0; i < count; i++) {
      String exportName = in.name("the name of export " + i);
      ExternalKind kind = kind(in);
      int start = in.position();
      long index = in.leb("the index of an export");
      Optional<FunctionType> type = Optional.empty();
      if (kind == ExternalKind.FUNCTION) {
        if (index >= functions.size()) {
          throw in.error(
              start,
              "export %s is function %d of %d".formatted(exportName, index, functions.size()));
        }
        type = Optional.of(functions.get((int) index));
      }
      exports.add(new Export(exportName, kind, (int) index, type));
    }
  }

  private void readCode(ByteReader in) {
    bodies = in.count("function bodies");
    for (int i = 0; i < bodies; i++) {
      int start = in.position();
      long size = in.leb("the size of body " + i);
      ByteReader body = in.part(size, "body " + i);
      codeBytes += size;
      body.skip(Math.max(0, size - 1), "body " + i);
      if (size == 0 || body.u8("the end of a body") != 0x0b) {
        throw in.error(start, "body %d does not finish with 'end'".formatted(i));
      }
    }
  }

  private void readData(ByteReader in) {
    int count = in.count("data segments");
    for (int i = 0; i < count; i++) {
      int start = in.position();
      long flags = in.leb("the flags of data segment " + i);
      if (flags > 2) {
        throw in.error(start, "data segment %d has flags %d".formatted(i, flags));
      }
      if (flags == 2) {
        in.leb("a memory index");
      }
      if (flags != 1) {
        constantExpression(in);
      }
      long size = in.leb("the size of data segment " + i);
      in.skip(size, "data segment " + i);
      dataBytes += size;
    }
  }

  /** An offset: i32.const or global.get, then end. */
  private static void constantExpression(ByteReader in) {
    int start = in.position();
    int opcode = in.u8("a constant expression");
    switch (opcode) {
      case 0x41 -> in.signedLeb(32, "a constant");
      case 0x42 -> in.signedLeb(64, "a constant");
      case 0x23 -> in.leb("a global index");
      default -> throw in.error(start, "0x%02x does not start a constant offset".formatted(opcode));
    }
    if (in.u8("the end of a constant expression") != 0x0b) {
      throw in.error(in.position() - 1, "a constant expression does not finish with 'end'");
    }
  }
}
