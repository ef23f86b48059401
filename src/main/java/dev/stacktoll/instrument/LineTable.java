package dev.stacktoll.instrument;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Source lines of addresses, from {@code .debug_line} (DWARF 2 to 5, section 6.2). A table that
 * cannot be read ends quietly where it stops making sense: line numbers are a help for the reader,
 * never an input to a measurement.
 */
public final class LineTable {
  /** A line of source. */
  public record Location(String file, int line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  private record Row(int address, Location location, boolean end) {}

  private static final int DW_LNS_COPY = 1;
  private static final int DW_LNS_ADVANCE_PC = 2;
  private static final int DW_LNS_ADVANCE_LINE = 3;
  private static final int DW_LNS_SET_FILE = 4;
  private static final int DW_LNS_CONST_ADD_PC = 8;
  private static final int DW_LNS_FIXED_ADVANCE_PC = 9;
  private static final int DW_LNE_END_SEQUENCE = 1;
  private static final int DW_LNE_SET_ADDRESS = 2;
  private static final int DW_LNCT_PATH = 1;

  private final List<Row> rows = new ArrayList<>();
  private final byte[] lineStrings;
  private final byte[] strings;

  private LineTable(ElfImage image) {
    lineStrings = image.section(".debug_line_str").map(image::contents).orElse(new byte[0]);
    strings = image.section(".debug_str").map(image::contents).orElse(new byte[0]);
    byte[] lines = image.section(".debug_line").map(image::contents).orElse(new byte[0]);
    ByteBuffer data = ByteBuffer.wrap(lines).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (data.remaining() > 4) {
        int length = data.getInt();
        if (length <= 0 || length > data.remaining()) {
          break;
        }
        ByteBuffer unit = data.slice(data.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        data.position(data.position() + length);
        new Unit(unit).read();
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException _) {
      // What was read so far stays; see the class comment.
    }
    rows.sort(
        Comparator.comparing(Row::address, Integer::compareUnsigned)
            .thenComparing(row -> row.end() ? 0 : 1));
  }

  public static LineTable of(ElfImage image) {
    return new LineTable(image);
  }

  /** The line that an instruction was compiled from. */
  public Optional<Location> at(int address) {
    int low = 0;
    int high = rows.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Integer.compareUnsigned(rows.get(middle).address(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (high < 0 || rows.get(high).end() || rows.get(high).location().line() == 0) {
      return Optional.empty();
    }
    return Optional.of(rows.get(high).location());
  }

  /** Line number program of one compilation unit. */
  private final class Unit {
    private final ByteBuffer in;
    private final List<String> files = new ArrayList<>();
    private int minimumLength;
    private int lineBase;
    private int lineRange;
    private int opcodeBase;
    private int[] operandCounts = new int[0];
    private int version;

    Unit(ByteBuffer in) {
      this.in = in;
    }

    void read() {
      version = in.getShort();
      if (version < 2 || version > 5) {
        return;
      }
      if (version >= 5) {
        in.getShort();
      }
      int headerLength = in.getInt();
      final int program = in.position() + headerLength;
      minimumLength = in.get() & 0xff;
      if (version >= 4) {
        in.get();
      }
      in.get();
      lineBase = in.get();
      lineRange = in.get() & 0xff;
      opcodeBase = in.get() & 0xff;
      if (lineRange == 0) {
        return;
      }
      operandCounts = new int[opcodeBase];
      for (int i = 1; i < opcodeBase; i++) {
        operandCounts[i] = in.get() & 0xff;
      }
      if (version >= 5) {
        readTables5();
      } else {
        readTables4();
      }
      in.position(program);
      run();
    }

    private void readTables4() {
      files.add("?");
      while (!string().isEmpty()) {
        // directories are not shown
      }
      for (String file = string(); !file.isEmpty(); file = string()) {
        files.add(baseName(file));
        unsigned();
        unsigned();
        unsigned();
      }
    }

    private void readTables5() {
      readEntries(new ArrayList<>());
      readEntries(files);
    }

    private void readEntries(List<String> names) {
      int formats = in.get() & 0xff;
      int[] type = new int[formats];
      int[] form = new int[formats];
      for (int i = 0; i < formats; i++) {
        type[i] = unsigned();
        form[i] = unsigned();
      }
      int count = unsigned();
      if (count < 0 || count > in.remaining()) {
        throw new IllegalArgumentException("file table of " + count + " entries");
      }
      for (int i = 0; i < count; i++) {
        String path = "?";
        for (int f = 0; f < formats; f++) {
          String value = form(form[f]);
          if (type[f] == DW_LNCT_PATH) {
            path = value;
          }
        }
        names.add(baseName(path));
      }
    }

    /** Value of an attribute form as text; only the forms that line headers use. */
    private String form(int form) {
      return switch (form) {
        case 0x08 -> string();
        case 0x1f -> stringAt(lineStrings, in.getInt());
        case 0x0e -> stringAt(strings, in.getInt());
        case 0x0b -> Integer.toString(in.get() & 0xff);
        case 0x05 -> Integer.toString(in.getShort() & 0xffff);
        case 0x06 -> Integer.toString(in.getInt());
        case 0x0f -> Integer.toString(unsigned());
        case 0x1e -> {
          in.position(in.position() + 16);
          yield "";
        }
        default -> throw new IllegalArgumentException("form " + form);
      };
    }

    private void run() {
      int address = 0;
      int file = 1;
      int line = 1;
      while (in.hasRemaining()) {
        int opcode = in.get() & 0xff;
        if (opcode >= opcodeBase) {
          int adjusted = opcode - opcodeBase;
          address += adjusted / lineRange * minimumLength;
          line += lineBase + adjusted % lineRange;
          add(address, file, line, false);
        } else if (opcode == 0) {
          int length = unsigned();
          int next = in.position() + length;
          int extended = in.get() & 0xff;
          if (extended == DW_LNE_END_SEQUENCE) {
            add(address, file, line, true);
            address = 0;
            file = 1;
            line = 1;
          } else if (extended == DW_LNE_SET_ADDRESS) {
            address = in.getInt();
          }
          in.position(next);
        } else {
          switch (opcode) {
            case DW_LNS_COPY -> add(address, file, line, false);
            case DW_LNS_ADVANCE_PC -> address += unsigned() * minimumLength;
            case DW_LNS_ADVANCE_LINE -> line += signed();
            case DW_LNS_SET_FILE -> file = unsigned();
            case DW_LNS_CONST_ADD_PC -> address += (255 - opcodeBase) / lineRange * minimumLength;
            case DW_LNS_FIXED_ADVANCE_PC -> address += in.getShort() & 0xffff;
            default -> skipOperands(opcode);
          }
        }
      }
    }

    private void skipOperands(int opcode) {
      for (int i = 0; i < operandCounts[opcode]; i++) {
        unsigned();
      }
    }

    private void add(int address, int file, int line, boolean end) {
      String name = file >= 0 && file < files.size() ? files.get(file) : "?";
      rows.add(new Row(address, new Location(name, line), end));
    }

    private String string() {
      int start = in.position();
      while (in.get() != 0) {
        // to the terminating zero
      }
      return new String(
          in.array(), in.arrayOffset() + start, in.position() - start - 1, StandardCharsets.UTF_8);
    }

    private int unsigned() {
      int value = 0;
      int shift = 0;
      int b;
      do {
        b = in.get();
        if (shift < 32) {
          value |= (b & 0x7f) << shift;
        }
        shift += 7;
      } while ((b & 0x80) != 0);
      return value;
    }

    private int signed() {
      int value = 0;
      int shift = 0;
      int b;
      do {
        b = in.get();
        if (shift < 32) {
          value |= (b & 0x7f) << shift;
        }
        shift += 7;
      } while ((b & 0x80) != 0);
      return shift < 32 && (b & 0x40) != 0 ? value | -1 << shift : value;
    }
  }

  private static String stringAt(byte[] table, int offset) {
    if (offset < 0 || offset >= table.length) {
      return "?";
    }
    int end = offset;
    while (end < table.length && table[end] != 0) {
      end++;
    }
    return new String(table, offset, end - offset, StandardCharsets.UTF_8);
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
