package dev.stacktoll.wasm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A module compiled ahead of time by WAMR's compiler (AOT format 3 to 6): target, sections, what
 * the code calls in the runtime, relocations. All numbers are little-endian, sections and
 * relocations aligned to four bytes.
 *
 * <p>Not modelled: big-endian targets; the module information inside the init data section.
 */
public final class AotModule {
  private static final String REMEDY = "Compile the module again with 'stacktoll wasm aot'.";
  private static final int MAGIC = 0x746f_6100;
  private static final int TARGET_INFO = 0;
  private static final int TEXT = 2;
  private static final int RELOCATION = 5;
  private static final int CUSTOM = 100;
  private static final List<String> SECTION_NAMES =
      List.of("target info", "init data", "text", "function", "export", "relocation", "signature");
  private static final int EM_ARM = 40;
  private static final int EM_X86_64 = 62;
  private static final int XIP = 4;

  /**
   * What the file was compiled for.
   *
   * @param architecture e.g. thumbv7em
   * @param machine e_machine of ELF
   * @param inPlace executes where it lies (XIP), instead of being copied to RAM
   */
  public record Target(
      String architecture, int machine, int bits, int abi, boolean inPlace, long features) {}

  private final String name;
  private final int version;
  private final List<WasmModule.Section> sections = new ArrayList<>();
  private Optional<Target> target = Optional.empty();
  private byte[] text = new byte[0];
  private final Map<String, Integer> symbols = new TreeMap<>();
  private final Map<String, Integer> relocations = new LinkedHashMap<>();

  private AotModule(String name, byte[] bytes) {
    this.name = name;
    ByteReader in = new ByteReader(name, REMEDY, bytes);
    if (in.remaining() < 8 || in.u32("the magic number") != MAGIC) {
      throw in.error(0, "this is not an AOT module: it does not start with 00 61 6f 74");
    }
    version = in.u32("the version");
    while (in.remaining() >= 8) {
      readSection(in);
      in.align(4);
    }
    if (target.isEmpty()) {
      throw in.error(8, "the target info section is missing");
    }
  }

  /**
   * Reads a file.
   *
   * @throws dev.stacktoll.BadInput with the offset at which it is malformed
   */
  public static AotModule parse(String name, byte[] bytes) {
    return new AotModule(name, bytes);
  }

  public String name() {
    return name;
  }

  /** Version of the AOT format. */
  public int version() {
    return version;
  }

  public List<WasmModule.Section> sections() {
    return List.copyOf(sections);
  }

  public Target target() {
    return target.orElseThrow();
  }

  /** Bytes of machine code, with the literals of the text section. */
  public int textBytes() {
    return text.length;
  }

  /** Names that relocations refer to, with how often. */
  public Map<String, Integer> symbols() {
    return new TreeMap<>(symbols);
  }

  /** Number of relocations by the section they apply to. */
  public Map<String, Integer> relocations() {
    return new LinkedHashMap<>(relocations);
  }

  /** Software floating-point routines that the code calls: none if it uses an FPU. */
  public List<String> softFloatImports() {
    return symbols.keySet().stream().filter(FloatRoutines::isSoftware).toList();
  }

  /** The code adds or compares numbers of single precision by calling routines. */
  public boolean avoidsFpu() {
    return symbols.keySet().stream().anyMatch(FloatRoutines::isSinglePrecisionArithmetic);
  }

  /** Functions it calls that take floats where the runtime's own ABI has them. */
  public List<String> floatFunctions() {
    return symbols.keySet().stream().filter(FloatRoutines::followsRuntimeAbi).toList();
  }

  /** Functions of the runtime or the C library that a runtime must provide. */
  public List<String> runtimeImports() {
    return symbols.keySet().stream()
        .filter(
            s ->
                !s.startsWith(".")
                    && !s.startsWith("aot_func#")
                    && !s.startsWith("aot_func_internal#"))
        .toList();
  }

  private void readSection(ByteReader in) {
    int start = in.position();
    int type = in.u32("a section type");
    ByteReader body = in.part(in.u32("a section size") & 0xffff_ffffL, "section " + type);
    if (type != CUSTOM && (type < 0 || type >= SECTION_NAMES.size())) {
      throw in.error(start, "there is no section of type %d".formatted(type));
    }
    String label = type == CUSTOM ? "custom" : SECTION_NAMES.get(type);
    sections.add(new WasmModule.Section(label, start, body.remaining()));
    switch (type) {
      case TARGET_INFO -> readTarget(body);
      case TEXT -> readText(body);
      case RELOCATION -> readRelocations(body);
      default -> {
        // sizes are all that is shown of the others
      }
    }
  }

  private void readTarget(ByteReader in) {
    int binary = in.u16("the binary type");
    int abi = in.u16("the ABI type");
    int kind = in.u16("the object type");
    int machine = in.u16("the machine");
    in.u32("the ELF version");
    in.u32("the ELF flags");
    long features = in.u64("the feature flags");
    in.u64("the reserved word");
    StringBuilder architecture = new StringBuilder();
    int start = in.position();
    for (int i = 0; i < 16; i++) {
      int c = in.u8("the architecture");
      if (c == 0) {
        target =
            Optional.of(
                new Target(
                    architecture.toString(),
                    machine,
                    (binary & 2) != 0 ? 64 : 32,
                    abi,
                    kind == XIP,
                    features));
        return;
      }
      architecture.append((char) c);
    }
    throw in.error(start, "the architecture's name has no end");
  }

  private void readText(ByteReader in) {
    in.skip(in.u32("the size of the literals") & 0xffff_ffffL, "the literals");
    text = new byte[in.remaining()];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) in.u8("code");
    }
  }

  private void readRelocations(ByteReader in) {
    int symbolCount = in.u32("the number of symbols");
    if (symbolCount < 0 || symbolCount > in.remaining() / 4) {
      throw in.error(in.position() - 4, "%d symbols cannot fit".formatted(symbolCount));
    }
    int[] offsets = new int[symbolCount];
    for (int i = 0; i < symbolCount; i++) {
      offsets[i] = in.u32("the offset of symbol " + i);
    }
    int stringBytes = in.u32("the size of the symbol names");
    int stringStart = in.position();
    ByteReader strings = in.part(stringBytes & 0xffff_ffffL, "the symbol names");
    String[] names = new String[symbolCount];
    for (int i = 0; i < symbolCount; i++) {
      names[i] = symbolName(in, strings, stringStart, offsets[i], stringBytes);
    }
    in.align(4);
    int groups = in.u32("the number of relocation groups");
    int entryBytes = target.map(t -> t.bits() == 64 ? 24 : 16).orElse(16);
    for (int g = 0; g < groups; g++) {
      in.align(4);
      String group = name(in, names, in.u32("the name of a relocation group"));
      int count = in.u32("the number of relocations");
      if (count < 0 || count > in.remaining() / entryBytes) {
        throw in.error(in.position() - 4, "%d relocations cannot fit".formatted(count));
      }
      relocations.merge(group, count, Integer::sum);
      for (int i = 0; i < count; i++) {
        in.skip(entryBytes - 4, "a relocation");
        symbols.merge(name(in, names, in.u32("the symbol of a relocation")), 1, Integer::sum);
      }
    }
  }

  private static String name(ByteReader in, String[] names, int index) {
    if (index < 0 || index >= names.length) {
      throw in.error(in.position() - 4, "symbol %d of %d".formatted(index, names.length));
    }
    return names[index];
  }

  private static String symbolName(
      ByteReader in, ByteReader strings, int start, int offset, int size) {
    if (offset < 0 || offset > size - 2) {
      throw in.error(start, "a symbol's name lies outside the symbol names");
    }
    ByteReader at = strings.from(start + offset);
    int length = at.u16("the length of a symbol's name");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int c = at.u8("a symbol's name");
      if (c != 0) {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  /** Does the code fit a runtime for this machine, ABI and format? Empty if so, else why not. */
  public Optional<String> misfit(Requirement requirement) {
    Target t = target();
    if (version != requirement.version()) {
      return Optional.of(
          "it has AOT format %d, the runtime loads %d; compile it with the wamrc of that runtime"
              .formatted(version, requirement.version()));
    }
    if (t.machine() != requirement.machine() || t.bits() != requirement.bits()) {
      return Optional.of(
          "it is compiled for %s (%s, %d bits), not for %s; use --target"
              .formatted(t.architecture(), machineName(t.machine()), t.bits(), requirement.name()));
    }
    if (!t.architecture().startsWith(requirement.architecture())) {
      return Optional.of(
          "it is compiled for %s, the runtime accepts %s; use --target=%s"
              .formatted(t.architecture(), requirement.architecture(), requirement.architecture()));
    }
    List<String> absent =
        runtimeImports().stream().filter(s -> !requirement.symbols().contains(s)).toList();
    if (!requirement.symbols().isEmpty() && !absent.isEmpty()) {
      return Optional.of(
          "the runtime does not provide %s; add them to its symbol table or compile for an FPU"
              .formatted(String.join(", ", absent)));
    }
    return Optional.empty();
  }

  /**
   * What a runtime accepts.
   *
   * @param symbols functions it provides to compiled code; empty means unknown
   */
  public record Requirement(
      String name, int version, int machine, int bits, String architecture, List<String> symbols) {
    /** WAMR 2.4 on the boards. */
    public static final Requirement THUMBV7EM =
        new Requirement("thumbv7em", 6, EM_ARM, 32, "thumbv7em", List.of());

    public Requirement {
      symbols = List.copyOf(symbols);
    }

    /** The same for a runtime that is known to provide these functions and no others. */
    public Requirement withSymbols(List<String> provided) {
      return new Requirement(name, version, machine, bits, architecture, provided);
    }
  }

  /** Name of an ELF machine number. */
  public static String machineName(int machine) {
    return switch (machine) {
      case EM_ARM -> "Arm";
      case EM_X86_64 -> "x86-64";
      default -> "machine " + machine;
    };
  }
}
