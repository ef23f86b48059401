package dev.stacktoll.wasm;

import dev.stacktoll.BadInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A call of a module's export as a user types it, {@code compute(100, 0.5)}, with the types of the
 * module's own signature.
 *
 * <p>Not modelled: arguments and results that are vectors or references; more than one result.
 *
 * @param resultType i32, i64, f32 or f64; empty if the function returns nothing
 */
public record ExportCall(String name, List<Value> arguments, Optional<String> resultType) {
  /** Types that a call can pass. */
  private static final List<String> NUMBERS = List.of("i32", "i64", "f32", "f64");

  /**
   * A number of a WebAssembly type.
   *
   * @param bits its bit pattern; 32-bit types are in the low half
   */
  public record Value(String type, long bits) {
    /** The number in decimal: integers signed, any NaN as NaN. */
    @Override
    public String toString() {
      return switch (type) {
        case "i32" -> Integer.toString((int) bits);
        case "i64" -> Long.toString(bits);
        case "f32" -> Float.toString(Float.intBitsToFloat((int) bits));
        case "f64" -> Double.toString(Double.longBitsToDouble(bits));
        default -> throw new IllegalStateException(type);
      };
    }
  }

  public ExportCall {
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads a call.
   *
   * @throws BadInput if the module has no such function, or with other arguments
   */
  public static ExportCall parse(WasmModule module, String text) {
    String trimmed = text.strip();
    int open = trimmed.indexOf('(');
    if (trimmed.isEmpty() || open == 0 || open > 0 && !trimmed.endsWith(")")) {
      throw new BadInput("'" + text + "' is no call.", "Write it as 'compute(100)'.");
    }
    String name = open < 0 ? trimmed : trimmed.substring(0, open).strip();
    String inner = open < 0 ? "" : trimmed.substring(open + 1, trimmed.length() - 1).strip();
    WasmModule.FunctionType type =
        module
            .exported(name)
            .flatMap(WasmModule.Export::type)
            .orElseThrow(
                () ->
                    new BadInput(
                        "%s exports no function %s.".formatted(module.name(), name),
                        callable(module)));
    List<String> words = inner.isEmpty() ? List.of() : List.of(inner.split(",", -1));
    check(name, type, words.size());
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      values.add(value(words.get(i).strip(), type.parameters().get(i), name, i + 1));
    }
    return new ExportCall(name, values, type.results().stream().findFirst());
  }

  /** An argument or the result is a floating-point number. */
  public boolean passesFloats() {
    return resultType.filter(t -> t.startsWith("f")).isPresent()
        || arguments.stream().anyMatch(a -> a.type().startsWith("f"));
  }

  @Override
  public String toString() {
    return name
        + arguments.stream().map(Value::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  /** Sentence that lists what can be called. */
  public static String callable(WasmModule module) {
    String functions =
        module.exports().stream()
            .filter(e -> e.type().isPresent())
            .map(e -> e.name() + e.type().get())
            .collect(Collectors.joining(", "));
    return functions.isEmpty()
        ? "The module exports no function at all; export the one to be measured."
        : "Callable exports: " + functions + ".";
  }

  private static void check(String name, WasmModule.FunctionType type, int given) {
    List<String> all = new ArrayList<>(type.parameters());
    all.addAll(type.results());
    if (!NUMBERS.containsAll(all) || type.results().size() > 1) {
      throw new BadInput(
          "%s has the type %s, which cannot be called from outside.".formatted(name, type),
          "Export a function of i32, i64, f32 and f64 with at most one result.");
    }
    if (given != type.parameters().size()) {
      throw new BadInput(
          "The arguments of %s are (%s); the number given is %d."
              .formatted(name, String.join(", ", type.parameters()), given),
          "Write them in brackets, with commas between.");
    }
  }

  private static Value value(String word, String type, String name, int position) {
    try {
      return new Value(
          type,
          switch (type) {
            case "i32" -> integer(word, 32) & 0xffff_ffffL;
            case "i64" -> integer(word, 64);
            case "f32" -> Float.floatToIntBits(Float.parseFloat(real(word))) & 0xffff_ffffL;
            default -> Double.doubleToLongBits(Double.parseDouble(real(word)));
          });
    } catch (NumberFormatException _) {
      throw new BadInput(
          "Argument %d of %s is '%s', which is no %s.".formatted(position, name, word, type),
          type.startsWith("i")
              ? "Write a number of %s bits as 42, -1 or 0x2a.".formatted(type.substring(1))
              : "Write a number as 1.5, 2e-3, inf or nan.");
    }
  }

  /** A number in Java's spelling: WebAssembly's inf and nan have other names there. */
  private static String real(String word) {
    return word.replace("inf", "Infinity").replace("nan", "NaN");
  }

  /** Signed or unsigned, whichever the number fits; decimal or 0x. */
  private static long integer(String word, int bits) {
    boolean negative = word.startsWith("-");
    String digits = negative || word.startsWith("+") ? word.substring(1) : word;
    boolean hexadecimal = digits.toLowerCase(Locale.ROOT).startsWith("0x");
    String magnitude = hexadecimal ? digits.substring(2) : digits;
    if (magnitude.isEmpty() || Character.digit(magnitude.charAt(0), 16) < 0) {
      throw new NumberFormatException(word);
    }
    BigInteger value = new BigInteger(magnitude, hexadecimal ? 16 : 10);
    value = negative ? value.negate() : value;
    if (value.bitLength() > (negative ? bits - 1 : bits)) {
      throw new NumberFormatException(word);
    }
    return value.longValue();
  }
}
