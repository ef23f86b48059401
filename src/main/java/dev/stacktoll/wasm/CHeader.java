package dev.stacktoll.wasm;

import java.util.Locale;

/** Bytes as a C array, named and laid out as {@code xxd -i FILE} does it, byte for byte. */
public final class CHeader {
  private static final int PER_LINE = 12;

  private CHeader() {}

  /**
   * The text of the header.
   *
   * @param fileName as it would be given to xxd; other characters than letters and digits become
   *     underscores, and a leading digit gets two in front
   */
  public static String of(String fileName, byte[] bytes) {
    String name = variable(fileName);
    StringBuilder out = new StringBuilder("unsigned char " + name + "[] = {\n");
    for (int i = 0; i < bytes.length; i++) {
      out.append(i % PER_LINE == 0 ? "  " : " ");
      out.append(String.format(Locale.ROOT, "0x%02x", bytes[i]));
      boolean last = i == bytes.length - 1;
      out.append(last ? "\n" : i % PER_LINE == PER_LINE - 1 ? ",\n" : ",");
    }
    return out.append("};\nunsigned int ")
        .append(name)
        .append("_len = ")
        .append(bytes.length)
        .append(";\n")
        .toString();
  }

  private static String variable(String fileName) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < fileName.length(); i++) {
      char c = fileName.charAt(i);
      boolean plain = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      name.append(plain ? c : '_');
    }
    return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "__" + name : name.toString();
  }
}
