package dev.stacktoll.instrument;

import dev.stacktoll.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A firmware file: segments to load, sections, symbols (System V ABI, chapter 4; ELF for the Arm
 * Architecture). Every offset of the file is checked before it is used.
 *
 * <p>Not modelled: relocatable and shared objects, big-endian files, program headers in the
 * extended form of more than 65,534 entries.
 */
public final class ElfImage {
  private static final int EHDR_SIZE = 52;
  private static final int PHDR_SIZE = 32;
  private static final int SHDR_SIZE = 40;
  private static final int SYMBOL_SIZE = 16;
  private static final int EM_ARM = 40;
  private static final int ET_EXEC = 2;
  private static final int PT_LOAD = 1;
  private static final int SHT_SYMTAB = 2;
  private static final int SHT_NOBITS = 8;
  private static final int SHF_COMPRESSED = 0x800;
  private static final int ELFCOMPRESS_ZLIB = 1;
  private static final int LARGEST_SECTION = 1 << 28;

  /** SHF_WRITE. */
  public static final int WRITE = 1;

  /** SHF_ALLOC. */
  public static final int ALLOC = 2;

  /** A PT_LOAD header: where its bytes are stored, where the program sees them. */
  public record Segment(int loadAddress, int address, byte[] bytes, int memorySize) {}

  /** A section header. */
  public record Section(String name, int type, int flags, int address, int offset, int size) {
    public boolean allocated() {
      return (flags & ALLOC) != 0;
    }

    public boolean occupiesFile() {
      return type != SHT_NOBITS;
    }
  }

  private final String name;
  private final ByteBuffer file;
  private final int entry;
  private final List<Segment> segments;
  private final List<Section> sections;
  private final Symbols symbols;

  private ElfImage(String name, byte[] bytes) {
    this.name = name;
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    checkHeader();
    entry = file.getInt(24);
    segments = readSegments();
    sections = readSections();
    symbols = new Symbols(readSymbols());
  }

  /**
   * Reads a file.
   *
   * @throws BadInput if it cannot be read or is no firmware for a Cortex-M
   */
  public static ElfImage read(Path path) {
    try {
      return parse(path.toString(), Files.readAllBytes(path));
    } catch (NoSuchFileException _) {
      throw new BadInput(path + " does not exist.", "Check the path.");
    } catch (AccessDeniedException _) {
      throw new BadInput(path + " cannot be read: permission denied.", "Check its permissions.");
    } catch (IOException e) {
      String reason =
          Files.isDirectory(path) ? "it is a directory" : String.valueOf(e.getMessage());
      throw new BadInput(
          path + " cannot be read: " + reason + ".", "Give the path of an ELF file.");
    }
  }

  /** The same for bytes already read; {@code name} is for messages. */
  public static ElfImage parse(String name, byte[] bytes) {
    return new ElfImage(name, bytes);
  }

  public String name() {
    return name;
  }

  public byte[] bytes() {
    return file.array();
  }

  /** Entry point as in the header, Thumb bit included. */
  public int entry() {
    return entry;
  }

  public List<Segment> segments() {
    return segments;
  }

  public List<Section> sections() {
    return sections;
  }

  public Symbols symbols() {
    return symbols;
  }

  public Optional<Section> section(String sectionName) {
    return sections.stream().filter(s -> s.name().equals(sectionName)).findFirst();
  }

  /**
   * Contents of a section, decompressed.
   *
   * @throws BadInput if they reach beyond the file or do not decompress
   */
  public byte[] contents(Section section) {
    if (!section.occupiesFile()) {
      return new byte[0];
    }
    byte[] raw = slice(section.offset(), section.size(), "section " + section.name());
    return (section.flags() & SHF_COMPRESSED) != 0 ? decompress(section, raw) : raw;
  }

  /** Bytes as the program sees them in its loaded segments; fewer than asked for at their end. */
  public byte[] bytesAt(int address, int size) {
    for (Segment segment : segments) {
      long offset = (address & 0xffff_ffffL) - (segment.address() & 0xffff_ffffL);
      if (offset >= 0 && offset < segment.bytes().length) {
        int from = (int) offset;
        int to = Math.min(segment.bytes().length, from + Math.max(0, size));
        return Arrays.copyOfRange(segment.bytes(), from, to);
      }
    }
    return new byte[0];
  }

  /**
   * A copy of the file with other bytes where the program sees them at an address.
   *
   * @throws IllegalArgumentException if no loaded segment holds all of them
   */
  public ElfImage with(String newName, int address, byte[] contents) {
    byte[] copy = file.array().clone();
    int headers = file.getInt(28);
    int count = file.getShort(44) & 0xffff;
    for (int at = headers; at < headers + count * PHDR_SIZE; at += PHDR_SIZE) {
      long offset = (address & 0xffff_ffffL) - (file.getInt(at + 8) & 0xffff_ffffL);
      long size = file.getInt(at + 16) & 0xffff_ffffL;
      if (file.getInt(at) == PT_LOAD && offset >= 0 && offset + contents.length <= size) {
        System.arraycopy(contents, 0, copy, (int) (file.getInt(at + 4) + offset), contents.length);
        return parse(newName, copy);
      }
    }
    throw new IllegalArgumentException(
        "%s has no %d bytes at 0x%08x".formatted(name, contents.length, address));
  }

  private void checkHeader() {
    byte[] magic = {0x7f, 'E', 'L', 'F'};
    if (file.limit() < 4
        || file.getInt(0) != ByteBuffer.wrap(magic).order(ByteOrder.LITTLE_ENDIAN).getInt()) {
      throw new BadInput(
          name + " is not an ELF file: it does not start with 7f 45 4c 46.",
          "Give the linker's output (.elf, .axf, often without suffix), not a .bin or .hex file.");
    }
    if (file.limit() < EHDR_SIZE) {
      throw truncated("the ELF header", 0, EHDR_SIZE);
    }
    int machine = file.getShort(18) & 0xffff;
    if (file.get(4) != 1 || file.get(5) != 1 || machine != EM_ARM) {
      throw new BadInput(
          "%s is an ELF file for another machine: %s-bit, %s-endian, e_machine %d (%s)."
              .formatted(
                  name,
                  file.get(4) == 2 ? "64" : "32",
                  file.get(5) == 2 ? "big" : "little",
                  machine,
                  machineName(machine)),
          "Build it for a Cortex-M4 or Cortex-M7: 32-bit little-endian Arm, e_machine 40.");
    }
    int type = file.getShort(16) & 0xffff;
    if (type != ET_EXEC) {
      throw new BadInput(
          "%s is not a linked program: e_type is %d, not 2 (EXEC).".formatted(name, type),
          "Link it with the board's linker script.");
    }
  }

  private static String machineName(int machine) {
    return switch (machine) {
      case 3 -> "x86";
      case 8 -> "MIPS";
      case 40 -> "Arm";
      case 62 -> "x86-64";
      case 83 -> "AVR";
      case 94 -> "Xtensa";
      case 183 -> "AArch64";
      case 243 -> "RISC-V";
      default -> "unknown";
    };
  }

  private List<Segment> readSegments() {
    int offset = file.getInt(28);
    int count = file.getShort(44) & 0xffff;
    int size = file.getShort(42) & 0xffff;
    if (count > 0 && size != PHDR_SIZE) {
      throw damaged("program headers of %d bytes instead of %d".formatted(size, PHDR_SIZE));
    }
    ByteBuffer table = buffer(offset, (long) count * PHDR_SIZE, "the program headers");
    List<Segment> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = i * PHDR_SIZE;
      int fileSize = table.getInt(at + 16);
      if (table.getInt(at) == PT_LOAD && (fileSize != 0 || table.getInt(at + 20) != 0)) {
        byte[] bytes = slice(table.getInt(at + 4), fileSize, "segment " + i);
        found.add(
            new Segment(table.getInt(at + 12), table.getInt(at + 8), bytes, table.getInt(at + 20)));
      }
    }
    if (found.stream().noneMatch(s -> s.bytes().length > 0)) {
      throw new BadInput(
          name + " has nothing to load: no PT_LOAD segment with contents.",
          "Check that the linker script places .text in flash.");
    }
    return List.copyOf(found);
  }

  private List<Section> readSections() {
    int offset = file.getInt(32);
    int count = file.getShort(48) & 0xffff;
    if (offset == 0 || count == 0) {
      return List.of();
    }
    if ((file.getShort(46) & 0xffff) != SHDR_SIZE) {
      throw damaged("section headers of %d bytes".formatted(file.getShort(46) & 0xffff));
    }
    ByteBuffer table = buffer(offset, (long) count * SHDR_SIZE, "the section headers");
    int namesIndex = file.getShort(50) & 0xffff;
    if (namesIndex >= count) {
      throw damaged("e_shstrndx %d of %d sections".formatted(namesIndex, count));
    }
    byte[] names =
        slice(
            table.getInt(namesIndex * SHDR_SIZE + 16),
            table.getInt(namesIndex * SHDR_SIZE + 20),
            "the section names");
    List<Section> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = i * SHDR_SIZE;
      found.add(
          new Section(
              string(names, table.getInt(at)),
              table.getInt(at + 4),
              table.getInt(at + 8),
              table.getInt(at + 12),
              table.getInt(at + 16),
              table.getInt(at + 20)));
    }
    return List.copyOf(found);
  }

  private List<Symbols.Symbol> readSymbols() {
    List<Symbols.Symbol> found = new ArrayList<>();
    for (Section section : sections) {
      if (section.type() == SHT_SYMTAB) {
        int link = file.getInt(file.getInt(32) + sections.indexOf(section) * SHDR_SIZE + 24);
        if (link < 0 || link >= sections.size()) {
          throw damaged("the symbol table names section %d as its strings".formatted(link));
        }
        readSymbols(contents(section), contents(sections.get(link)), found);
      }
    }
    return found;
  }

  private static void readSymbols(byte[] table, byte[] names, List<Symbols.Symbol> found) {
    ByteBuffer entries = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + SYMBOL_SIZE <= table.length; at += SYMBOL_SIZE) {
      int index = entries.getShort(at + 14) & 0xffff;
      int type = entries.get(at + 12) & 15;
      String symbolName = string(names, entries.getInt(at));
      if (index != 0 && !symbolName.isEmpty() && type <= 2) {
        boolean absolute = index == 0xfff1;
        found.add(
            new Symbols.Symbol(
                symbolName,
                type == 2 ? entries.getInt(at + 4) & ~1 : entries.getInt(at + 4),
                entries.getInt(at + 8),
                type == 2,
                absolute));
      }
    }
  }

  private byte[] decompress(Section section, byte[] raw) {
    ByteBuffer header = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    if (raw.length < 12 || header.getInt(0) != ELFCOMPRESS_ZLIB) {
      throw damaged("section " + section.name() + " is compressed in an unknown way");
    }
    int size = header.getInt(4);
    if (size < 0 || size > LARGEST_SECTION) {
      throw damaged("section %s claims %d bytes".formatted(section.name(), size));
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(raw, 12, raw.length - 12);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 16];
      while (!inflater.finished() && out.size() <= size) {
        int n = inflater.inflate(chunk);
        if (n == 0) {
          throw damaged("section " + section.name() + " ends in the middle of its zlib data");
        }
        out.write(chunk, 0, n);
      }
      return out.toByteArray();
    } catch (DataFormatException _) {
      throw damaged("section " + section.name() + " is not valid zlib data");
    } finally {
      inflater.end();
    }
  }

  private static String string(byte[] table, int offset) {
    if (offset < 0 || offset >= table.length) {
      return "";
    }
    int end = offset;
    while (end < table.length && table[end] != 0) {
      end++;
    }
    return new String(table, offset, end - offset, StandardCharsets.UTF_8);
  }

  private byte[] slice(int offset, int size, String what) {
    ByteBuffer source = buffer(offset, size & 0xffff_ffffL, what);
    byte[] bytes = new byte[source.limit()];
    source.get(bytes);
    return bytes;
  }

  private ByteBuffer buffer(int offset, long size, String what) {
    long start = offset & 0xffff_ffffL;
    if (start + size > file.limit()) {
      throw truncated(what, start, size);
    }
    return file.slice((int) start, (int) size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private BadInput truncated(String what, long offset, long size) {
    return new BadInput(
        "%s is truncated: %s should lie at offset %d to %d, but the file ends at %d."
            .formatted(name, what, offset, offset + size, file.limit()),
        "Copy or build it again; if it came over a network, compare its size.");
  }

  private BadInput damaged(String what) {
    return new BadInput(name + " is damaged: " + what + ".", "Build it again.");
  }
}
