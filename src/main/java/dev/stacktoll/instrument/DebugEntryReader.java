package dev.stacktoll.instrument;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code .debug_info} by {@code .debug_abbrev} (DWARF 5, sections 7.5.1 to 7.5.6). A unit
 * that cannot be read ends quietly where it stops making sense.
 */
final class DebugEntryReader {
  private static final int DW_AT_LOCATION = 0x02;
  private static final int DW_AT_NAME = 0x03;
  private static final int DW_AT_BYTE_SIZE = 0x0b;
  private static final int DW_AT_UPPER_BOUND = 0x2f;
  private static final int DW_AT_COUNT = 0x37;
  private static final int DW_AT_DATA_MEMBER_LOCATION = 0x38;
  private static final int DW_AT_SPECIFICATION = 0x47;
  private static final int DW_AT_TYPE = 0x49;
  private static final int DW_FORM_IMPLICIT_CONST = 0x21;
  private static final int DW_FORM_INDIRECT = 0x16;
  private static final int DW_OP_ADDR = 0x03;
  private static final int DW_OP_PLUS_UCONST = 0x23;
  private static final int DW_UT_COMPILE = 0x01;
  private static final int ADDRESS_BYTES = 4;

  /** Of one attribute: a number, a string or an expression, as its form has it. */
  private record Value(int number, String text, byte[] block) {
    static Value of(int number) {
      return new Value(number, "", new byte[0]);
    }

    static Value of(byte[] block) {
      return new Value(0, "", block);
    }

    static Value of(String text) {
      return new Value(0, text, new byte[0]);
    }
  }

  private record Attribute(int name, int form, int constant) {}

  private record Abbreviation(int tag, boolean children, List<Attribute> attributes) {}

  private final ByteBuffer info;
  private final ByteBuffer abbreviations;
  private final byte[] strings;
  private final byte[] lineStrings;
  private final Map<Integer, Map<Integer, Abbreviation>> tables = new HashMap<>();
  private final List<DebugEntry> entries = new ArrayList<>();

  private DebugEntryReader(ElfImage image) {
    info = ByteBuffer.wrap(section(image, ".debug_info")).order(ByteOrder.LITTLE_ENDIAN);
    abbreviations = ByteBuffer.wrap(section(image, ".debug_abbrev")).order(ByteOrder.LITTLE_ENDIAN);
    strings = section(image, ".debug_str");
    lineStrings = section(image, ".debug_line_str");
  }

  static List<DebugEntry> read(ElfImage image) {
    DebugEntryReader reader = new DebugEntryReader(image);
    while (reader.info.remaining() > ADDRESS_BYTES) {
      int start = reader.info.position();
      int length = reader.info.getInt();
      if (length <= 0 || length > reader.info.remaining()) {
        break;
      }
      int end = reader.info.position() + length;
      try {
        reader.unit(start, end);
      } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException _) {
        // What was read so far stays; see the class comment.
      }
      reader.info.position(end);
    }
    return reader.entries;
  }

  private static byte[] section(ElfImage image, String name) {
    return image.section(name).map(image::contents).orElse(new byte[0]);
  }

  private void unit(int start, int end) {
    int version = info.getShort();
    if (version < 2 || version > 5) {
      return;
    }
    if (version == 5 && info.get() != DW_UT_COMPILE) {
      return;
    }
    if (version == 5) {
      info.get();
    }
    Map<Integer, Abbreviation> table = tables.computeIfAbsent(info.getInt(), this::abbreviations);
    if (version < 5) {
      info.get();
    }
    Deque<DebugEntry> open = new ArrayDeque<>();
    while (info.position() < end) {
      int offset = info.position();
      int code = unsigned(info);
      Abbreviation abbreviation = table.get(code);
      if (code == 0) {
        open.pollLast();
        continue;
      }
      if (abbreviation == null) {
        return;
      }
      DebugEntry entry = new DebugEntry(offset, abbreviation.tag());
      for (Attribute attribute : abbreviation.attributes()) {
        apply(entry, attribute.name(), value(attribute, start));
      }
      if (!open.isEmpty()) {
        open.getLast().children.add(entry);
      }
      entries.add(entry);
      if (abbreviation.children()) {
        open.addLast(entry);
      }
    }
  }

  private static void apply(DebugEntry entry, int attribute, Value value) {
    switch (attribute) {
      case DW_AT_NAME -> entry.name = value.text();
      case DW_AT_TYPE -> entry.type = value.number();
      case DW_AT_SPECIFICATION -> entry.specification = value.number();
      case DW_AT_BYTE_SIZE -> entry.size = value.number();
      case DW_AT_COUNT -> entry.count = value.number();
      case DW_AT_UPPER_BOUND -> entry.count = value.number() + 1;
      case DW_AT_DATA_MEMBER_LOCATION -> entry.value = memberOffset(value);
      case DW_AT_LOCATION -> {
        ByteBuffer block = ByteBuffer.wrap(value.block()).order(ByteOrder.LITTLE_ENDIAN);
        if (block.limit() == 1 + ADDRESS_BYTES && block.get() == DW_OP_ADDR) {
          entry.value = block.getInt();
          entry.hasAddress = true;
        }
      }
      default -> {
        // the rest is not needed
      }
    }
  }

  /** A constant, or in old versions an expression that adds one. */
  private static int memberOffset(Value value) {
    ByteBuffer block = ByteBuffer.wrap(value.block());
    return block.hasRemaining() && block.get() == DW_OP_PLUS_UCONST
        ? unsigned(block)
        : value.number();
  }

  private Map<Integer, Abbreviation> abbreviations(int offset) {
    Map<Integer, Abbreviation> table = new HashMap<>();
    abbreviations.position(offset);
    for (int code = unsigned(abbreviations); code != 0; code = unsigned(abbreviations)) {
      int tag = unsigned(abbreviations);
      boolean children = abbreviations.get() != 0;
      List<Attribute> attributes = new ArrayList<>();
      while (true) {
        int name = unsigned(abbreviations);
        int form = unsigned(abbreviations);
        int constant = form == DW_FORM_IMPLICIT_CONST ? unsigned(abbreviations) : 0;
        if (name == 0 && form == 0) {
          break;
        }
        attributes.add(new Attribute(name, form, constant));
      }
      table.put(code, new Abbreviation(tag, children, attributes));
    }
    return table;
  }

  private Value value(Attribute attribute, int unitStart) {
    int form = attribute.form();
    while (form == DW_FORM_INDIRECT) {
      form = unsigned(info);
    }
    return switch (form) {
      case 0x19 -> Value.of(1); // flag_present
      case DW_FORM_IMPLICIT_CONST -> Value.of(attribute.constant());
      case 0x0b, 0x0c, 0x25, 0x29 -> Value.of(info.get() & 0xff); // data1, flag, strx1, addrx1
      case 0x05, 0x26, 0x2a -> Value.of(info.getShort() & 0xffff); // data2, strx2, addrx2
      case 0x01, 0x06, 0x17, 0x1c, 0x1d, 0x28, 0x2c -> Value.of(info.getInt()); // addr, data4, …
      case 0x07, 0x20 -> Value.of((int) info.getLong()); // data8, ref_sig8
      case 0x0d, 0x0f, 0x1a, 0x1b, 0x22, 0x23 -> Value.of(unsigned(info)); // sdata, udata, …x
      case 0x11 -> Value.of(unitStart + (info.get() & 0xff)); // ref1
      case 0x12 -> Value.of(unitStart + (info.getShort() & 0xffff)); // ref2
      case 0x13 -> Value.of(unitStart + info.getInt()); // ref4
      case 0x14 -> Value.of(unitStart + (int) info.getLong()); // ref8
      case 0x15 -> Value.of(unitStart + unsigned(info)); // ref_udata
      case 0x10 -> Value.of(info.getInt()); // ref_addr
      case 0x08 -> Value.of(inlineString()); // string
      case 0x0e -> Value.of(stringAt(strings, info.getInt())); // strp
      case 0x1f -> Value.of(stringAt(lineStrings, info.getInt())); // line_strp
      case 0x0a -> Value.of(block(info.get() & 0xff)); // block1
      case 0x03 -> Value.of(block(info.getShort() & 0xffff)); // block2
      case 0x04 -> Value.of(block(info.getInt())); // block4
      case 0x09, 0x18 -> Value.of(block(unsigned(info))); // block, exprloc
      case 0x1e -> Value.of(block(16)); // data16
      default -> throw new IllegalArgumentException("form " + form);
    };
  }

  private byte[] block(int length) {
    if (length < 0 || length > info.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    info.get(bytes);
    return bytes;
  }

  private String inlineString() {
    String text = stringAt(info.array(), info.position());
    info.position(info.position() + text.getBytes(StandardCharsets.UTF_8).length + 1);
    return text;
  }

  private static String stringAt(byte[] bytes, int offset) {
    int end = offset;
    while (bytes[end] != 0) {
      end++;
    }
    return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
  }

  /** LEB128; signed ones are only skipped. */
  private static int unsigned(ByteBuffer in) {
    int value = 0;
    int shift = 0;
    byte b;
    do {
      b = in.get();
      value |= shift < 32 ? (b & 0x7f) << shift : 0;
      shift += 7;
    } while (b < 0);
    return value;
  }
}
