package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.core.Memory;
import dev.stacktoll.core.StopReason;
import dev.stacktoll.core.UnmodelledAccess;
import dev.stacktoll.isa.Assembler;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random loads and stores of all sizes on every device of a board, those of the core included,
 * while time goes on and interrupts are taken: each ends in a value or in the words of an
 * unmodelled access. More with {@code -Dstacktoll.pokes=3000000}.
 */
final class PokeTest {
  private static final int POKES = Integer.getInteger("stacktoll.pokes", 60_000);
  private static final int POKES_PER_MACHINE = 2_000;
  private static final int MAX_CYCLES = 300;
  private static final int FLASH = 0x0800_0000;
  private static final int STACK = 0x2001_0000;
  private static final int VECTORS = 128;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  static List<Board> boards() {
    return Board.all();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void everyAccessEndsInAValueOrInWords(Board board) {
    assertTimeoutPreemptively(PATIENCE, () -> poke(board));
  }

  private static void poke(Board board) {
    SplittableRandom random = new SplittableRandom(5);
    Set<String> touched = new HashSet<>();
    int devices = 0;
    int unmodelled = 0;
    int machines = 0;
    for (int done = 0; done < POKES; machines++) {
      Machine machine = spinning(board);
      devices = machine.memory().devices().size();
      boolean running = true;
      for (int i = 0; i < POKES_PER_MACHINE && running; i++, done++) {
        // A machine in which every clock runs has more to lose.
        Memory.Mapping device =
            random.nextInt(4) == 0
                ? device(machine, "RCC")
                : machine.memory().devices().get(random.nextInt(devices));
        touched.add(device.name());
        try {
          access(machine, device, random);
        } catch (UnmodelledAccess access) {
          assertTrue(String.valueOf(access.getMessage()).contains("no model"));
          unmodelled++;
        }
        StopReason stop = machine.run(machine.core().cycle() + random.nextInt(MAX_CYCLES));
        running = stop instanceof StopReason.ReachedCycle;
      }
    }
    int used = unmodelled;
    assertTrue(touched.size() == devices, () -> touched + " of all devices");
    assertTrue(used > 0 && used < POKES, used + " of " + POKES + " unmodelled");
    assertTrue(machines >= POKES / POKES_PER_MACHINE);
  }

  /** The program and every handler are endless loops; the stack is in RAM. */
  private static Machine spinning(Board board) {
    Machine machine = Machine.of(board, MachineOptions.DEFAULT);
    StringBuilder source = new StringBuilder(".word 0x%x\n".formatted(STACK));
    source.append(".word loop + 1\n".repeat(VECTORS - 1)).append("loop:\nb loop\n");
    machine.load(FLASH, Assembler.assemble(FLASH, source.toString()));
    machine.reset();
    return machine;
  }

  private static Memory.Mapping device(Machine machine, String name) {
    return machine.memory().devices().stream()
        .filter(device -> device.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** As the core does it: naturally aligned. */
  private static void access(Machine machine, Memory.Mapping device, SplittableRandom random) {
    int bytes = 1 << random.nextInt(3);
    int room = random.nextInt(8) == 0 ? device.size() : Math.min(device.size(), 0x80);
    int offset = random.nextInt(room) & -bytes;
    long cycle = machine.core().cycle();
    switch (random.nextInt(5)) {
      case 0 -> device.device().read(offset, bytes, cycle);
      case 1 -> device.device().peek(offset & ~3);
      case 2 -> device.device().write(offset, bytes, 1 << random.nextInt(32), cycle);
      case 3 -> {
        int old = device.device().read(offset & ~3, 4, cycle);
        device.device().write(offset & ~3, 4, old | 1 << random.nextInt(32), cycle);
      }
      default -> device.device().write(offset, bytes, random.nextInt(), cycle);
    }
  }
}
