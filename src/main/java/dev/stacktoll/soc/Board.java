package dev.stacktoll.soc;

import java.util.List;
import java.util.Optional;

/**
 * A board as data: its chip and what surrounds it (UM1724 for Nucleo-64, UM1974 for Nucleo-144).
 *
 * @param id as users type it
 * @param hertz core clock that its experiments run at
 * @param hseHertz clock that the debugger feeds into OSC_IN
 */
public record Board(
    String id, String name, Chip chip, long hertz, long hseHertz, List<BoardPart> parts) {
  public static final Board NUCLEO_F446RE =
      new Board(
          "nucleo-f446re",
          "Nucleo-F446RE",
          Stm32f446re.CHIP,
          180_000_000,
          8_000_000,
          List.of(
              new BoardPart.Led("LD2", "PA5"),
              new BoardPart.Button("B1", "PC13", false),
              new BoardPart.Console("USART2", 115_200, "PA2", "PA3", 7)));

  public static final Board NUCLEO_F746ZG =
      new Board(
          "nucleo-f746zg",
          "Nucleo-F746ZG",
          Stm32f746zg.CHIP,
          216_000_000,
          8_000_000,
          List.of(
              new BoardPart.Led("LD1", "PB0"),
              new BoardPart.Led("LD2", "PB7"),
              new BoardPart.Led("LD3", "PB14"),
              new BoardPart.Button("B1", "PC13", true),
              new BoardPart.Console("USART3", 115_200, "PD8", "PD9", 7)));

  public Board {
    parts = List.copyOf(parts);
  }

  public static List<Board> all() {
    return List.of(NUCLEO_F446RE, NUCLEO_F746ZG);
  }

  public static Optional<Board> byId(String id) {
    return all().stream().filter(board -> board.id().equals(id)).findFirst();
  }

  /** Parts of one kind, in the order of the board. */
  public <T extends BoardPart> List<T> parts(Class<T> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
