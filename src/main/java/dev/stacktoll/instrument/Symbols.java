package dev.stacktoll.instrument;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of addresses, as in a map file. */
public final class Symbols {
  /** A symbol; a function's address is without the Thumb bit. */
  public record Symbol(String name, int address, int size, boolean function, boolean absolute) {}

  private final List<Symbol> functions;
  private final Map<String, Symbol> byName = new HashMap<>();

  Symbols(List<Symbol> symbols) {
    functions =
        symbols.stream()
            .filter(Symbol::function)
            .sorted(
                Comparator.comparing(Symbol::address, Integer::compareUnsigned)
                    .thenComparing(Comparator.comparingInt(Symbol::size).reversed())
                    .thenComparing(Symbol::name))
            .toList();
    for (Symbol symbol : symbols) {
      byName.putIfAbsent(symbol.name(), symbol);
    }
  }

  public Optional<Symbol> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All functions by ascending address. */
  public List<Symbol> functions() {
    return functions;
  }

  /**
   * The function that contains an address: by its size, or the last one before it if it has none.
   */
  public Optional<Symbol> functionAt(int address) {
    int low = 0;
    int high = functions.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Integer.compareUnsigned(functions.get(middle).address(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    for (int i = high; i >= 0 && i > high - 8; i--) {
      Symbol candidate = functions.get(i);
      if (candidate.size() == 0
          || Integer.compareUnsigned(address - candidate.address(), candidate.size()) < 0) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** {@code name+0x12}, or the plain address where no function is known. */
  public String describe(int address) {
    return functionAt(address)
        .map(
            f ->
                address == f.address()
                    ? f.name()
                    : "%s+0x%x".formatted(f.name(), address - f.address()))
        .orElse("0x%08x".formatted(address));
  }
}
