package dev.stacktoll.wasm;

import dev.stacktoll.BadInput;
import java.util.List;
import java.util.Locale;

/** What the firmware of a board provides to a module: {@code env.gpio_toggle}, nothing else. */
public final class HostImports {
  private static final String MODULE = "env";
  private static final String FIELD = "gpio_toggle";

  private HostImports() {}

  /**
   * Checks that a board has all that a module wants.
   *
   * @throws BadInput that names everything it has not
   */
  public static void check(WasmModule module) {
    List<String> absent =
        module.imports().stream().filter(i -> !isProvided(i)).map(HostImports::describe).toList();
    if (absent.isEmpty()) {
      return;
    }
    boolean wasi = module.imports().stream().anyMatch(i -> i.module().startsWith("wasi"));
    throw new BadInput(
        "%s imports what the boards do not provide: %s."
            .formatted(module.name(), String.join(", ", absent)),
        wasi
            ? "It is a WASI module: it wants files and streams of an operating system, which firmware"
                + " on bare metal has not. Build it without a C library, as 'stacktoll wasm build'"
                + " does (--target=wasm32 -nostdlib), and export the function to be measured."
            : "The boards provide env.gpio_toggle () -> () and nothing else; compute the rest in the"
                + " module, or pass it as arguments of the call.");
  }

  private static boolean isProvided(WasmModule.Import wanted) {
    return wanted.module().equals(MODULE)
        && wanted.field().equals(FIELD)
        && wanted.type().filter(t -> t.parameters().isEmpty() && t.results().isEmpty()).isPresent();
  }

  private static String describe(WasmModule.Import wanted) {
    return "%s.%s %s"
        .formatted(
            wanted.module(),
            wanted.field(),
            wanted
                .type()
                .map(Object::toString)
                .orElse(wanted.kind().name().toLowerCase(Locale.ROOT)));
  }
}
