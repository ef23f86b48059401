package dev.stacktoll.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Op;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A planted fault is found, cut down to its instruction and printed as a test. */
final class ShrinkerTest {
  /** Negates N after every stretch with an ADC of two low registers. */
  private record FaultyAdc(Ours ours) implements Oracle {
    private static boolean isAdc(Item item) {
      return item instanceof Item.Code(Insn insn) && insn.op == Op.ADC_REG_T1;
    }

    @Override
    public Optional<byte[]> run(Image image) {
      Optional<byte[]> log = ours.run(image);
      for (int i = 0; i < image.stretches().size() && log.isPresent(); i++) {
        boolean faulty =
            image.units(image.stretches().get(i)).stream()
                .filter(unit -> unit.subjects().contains(Op.ADC_REG_T1))
                .flatMap(unit -> unit.items().stream())
                .anyMatch(FaultyAdc::isAdc);
        if (faulty) {
          log.get()[i * Record.BYTES + 4 * Record.APSR + 3] ^= (byte) 0x80;
        }
      }
      return log;
    }
  }

  /** Does not get through a program with a supervisor call. */
  private record DiesOfSvc(Ours ours) implements Oracle {
    @Override
    public Optional<byte[]> run(Image image) {
      boolean calls = image.units().stream().anyMatch(unit -> unit.subjects().contains(Op.SVC_T1));
      return calls ? Optional.empty() : ours.run(image);
    }
  }

  private static final Ours OURS = new Ours(Target.M4);

  @Test
  void aWrongFlagBecomesATestOfOneInstruction() throws IOException {
    Campaign.Result result = new Campaign(Target.M4, new FaultyAdc(OURS)).run(3, 10_000);
    Program failed = result.failed().orElseThrow();
    Comparison comparison = new Comparison(OURS, new FaultyAdc(OURS));
    Shrinker.Case found = new Shrinker(Target.M4, comparison).shrink(failed);
    assertEquals(
        List.of(List.of(Op.ADC_REG_T1)), found.units().stream().map(Unit::subjects).toList());
    String unit = UnitTestText.of(found);
    assertEquals(
        """
        @Test
        void differsFromTheOracle() {
          Rig rig =
              Rig.m4(
                      \"""
                      adcs r6, r0
                      end:
                      b .
                      \""")
                  .set(Rig.SP, 0x20007ffc)
                  .flags("....")
                  .q(false)
                  .ge(0);
          rig.cpu().fpContext = true;
          rig.runTo("end");
          assertEquals("NZ..", rig.flags()); // was .Z..
          assertEquals(false, rig.q());
          assertEquals(0, rig.ge()); // was 0
        }
        """,
        unit);
  }

  @Test
  void aProgramThatDoesNotEndIsCutToo() throws IOException {
    Oracle dies = new DiesOfSvc(OURS);
    Program program = Program.random(Target.M4, 3, 2_000);
    assertTrue(program.rows().contains(Op.SVC_T1));
    Shrinker.Case found = new Shrinker(Target.M4, new Comparison(OURS, dies)).shrink(program);
    assertEquals(List.of(Op.SVC_T1), found.units().getFirst().subjects());
    assertEquals(1, found.units().size());
    assertInstanceOf(Comparison.NotEnded.class, found.verdict());
  }

  @Test
  void theSameSeedMakesTheSameProgram() {
    byte[] one = Program.random(Target.M7, 9, 500).image().elf();
    byte[] two = Program.random(Target.M7, 9, 500).image().elf();
    assertArrayEquals(one, two);
  }
}
