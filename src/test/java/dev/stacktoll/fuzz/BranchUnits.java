package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Encodings;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Units that branch, always to a place inside themselves. */
final class BranchUnits {
  private static final int PC = 15;
  private static final int PC_AHEAD = 4;
  private static final int SHORT_BRANCH = 0xe000;

  private final Encodings encodings;
  private final SplittableRandom random;
  private final Fillers fillers;

  BranchUnits(Encodings encodings, SplittableRandom random, Fillers fillers) {
    this.encodings = encodings;
    this.random = random;
    this.fillers = fillers;
  }

  /** A branch with its distance in the instruction. */
  void direct(UnitBuilder unit, Insn drawn, boolean onlyForward) {
    List<Insn> skipped = fillers.some();
    int bytes = skipped.stream().mapToInt(i -> i.size).sum();
    if (onlyForward || random.nextBoolean()) {
      unit.subject(encodings.withImmediate(drawn, drawn.size + bytes - PC_AHEAD));
      add(unit, skipped);
      return;
    }
    // b X; Y: skipped; b end; X: branch to Y; end:
    int overBody = bytes + 2;
    unit.add(shortBranch(2 + overBody));
    int body = unit.at();
    add(unit, skipped);
    unit.add(shortBranch(2 + drawn.size));
    unit.subject(encodings.withImmediate(drawn, body - unit.at() - PC_AHEAD));
  }

  /** B, T2, to so many bytes behind its own address. */
  private int shortBranch(int distance) {
    return SHORT_BRANCH | (distance - PC_AHEAD) >> 1 & 0x7ff;
  }

  /** BX, BLX and MOV to the PC. */
  void byRegister(UnitBuilder unit, Insn insn) {
    int address = unit.reserveAddress(insn.m);
    unit.subject(insn);
    add(unit, fillers.some());
    unit.resolve(address, unit.at() | 1);
  }

  /** ADD PC, Rm. */
  void byAddition(UnitBuilder unit, Insn insn) {
    List<Insn> skipped = fillers.some();
    int bytes = skipped.stream().mapToInt(i -> i.size).sum();
    unit.constant(insn.m, bytes + insn.size - PC_AHEAD | random.nextInt(2));
    unit.subject(insn);
    add(unit, skipped);
  }

  /** TBB and TBH. */
  void byTable(UnitBuilder unit, Insn insn) {
    boolean halfwords = insn.op == Op.TBH_T1;
    List<Insn> skipped = fillers.some();
    int entries = 4;
    int tableBytes = entries * (halfwords ? 2 : 1);
    List<Integer> landings = new ArrayList<>(List.of(tableBytes));
    for (Insn filler : skipped) {
      landings.add(landings.getLast() + filler.size);
    }
    unit.constant(insn.m, random.nextInt(entries));
    int table = insn.n == PC ? -1 : unit.reserveAddress(insn.n);
    unit.subject(insn);
    if (table >= 0) {
      unit.resolve(table, unit.at());
    }
    List<Byte> bytes = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      bytes.add((byte) (landings.get(random.nextInt(landings.size())) / 2));
      if (halfwords) {
        bytes.add((byte) 0);
      }
    }
    unit.add(new Item.Table(bytes));
    add(unit, skipped);
  }

  /** A load into the PC; the target is stored to memory first. */
  void byLoad(UnitBuilder unit, Insn insn, Optional<MemoryAccess> planned) {
    MemoryAccess access = planned.orElseThrow();
    int value = unit.register(0);
    int place = unit.register(1 << value);
    int last = 4 * Math.max(0, Integer.bitCount(insn.list) - 1);
    int address = unit.reserveAddress(value);
    unit.constant(place, access.target() + last).add(Bits.str(value, place));
    access.prepare(unit, 0);
    unit.subject(insn);
    add(unit, fillers.some());
    unit.resolve(address, unit.at() | 1);
  }

  private static void add(UnitBuilder unit, List<Insn> insns) {
    insns.forEach(unit::drawn);
  }
}
