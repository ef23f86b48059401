package dev.stacktoll.fuzz;

import dev.stacktoll.isa.Encodings;
import dev.stacktoll.isa.Insn;
import dev.stacktoll.isa.Op;
import java.util.SplittableRandom;

/** Units around special registers, exceptions, hints and exclusives. */
final class SystemUnits {
  private static final int SP = 13;
  private static final int PRIMASK = 16;
  private static final int BASEPRI = 17;
  private static final int BASEPRI_MAX = 18;
  private static final int FAULTMASK = 19;
  private static final int CONTROL = 20;
  private static final int MSP = 8;
  private static final int PSP = 9;
  private static final int ICSR = 0xe000_ed04;
  private static final int PENDSVSET = 1 << 28;
  private static final int PENDSTSET = 1 << 26;
  private static final int SEMIHOSTING = 0xbeab;

  /** Priorities that both processors have: the STM32's four bits. */
  private static final int PRIORITY_BITS = 0xf0;

  /** Bits 15 to 8 of undefined 16-bit encodings: 1011 1010 10xx xxxx (ARM DDI 0403E, A5.2.5). */
  private static final int UNDEFINED_NARROW = 0xba80;

  /** QEMU takes HLT 0x3c, 0xbabc, for a semihosting call, as on the A profile. */
  private static final int UNDEFINED_NARROW_COUNT = 0x3c;

  private final Encodings encodings;
  private final SplittableRandom random;

  SystemUnits(Encodings encodings, SplittableRandom random) {
    this.encodings = encodings;
    this.random = random;
  }

  /** MSR: the register is read back, and set to what the rest needs. */
  void write(UnitBuilder unit, Insn insn) {
    int seen = unit.register(0);
    int other = unit.register(1 << seen);
    int sysm = insn.imm2;
    unit.constant(insn.n, value(sysm)).subject(insn);
    if (sysm == CONTROL) {
      control(unit, seen, other);
      return;
    }
    unit.add(Bits.mrs(seen, sysm));
    switch (sysm) {
      case MSP -> unit.restoreStackPointer();
      case PRIMASK, FAULTMASK -> unit.add(Bits.CPSIE_IF);
      case BASEPRI, BASEPRI_MAX -> unit.constant(other, 0).add(Bits.msr(BASEPRI, other));
      default -> {}
    }
  }

  private int value(int sysm) {
    return switch (sysm) {
      case MSP -> Layout.STACK - 4 * random.nextInt(64) + random.nextInt(4);
      case PSP -> Layout.PROCESS_STACK - 4 * random.nextInt(64) + random.nextInt(4);
      case PRIMASK, FAULTMASK -> random.nextInt();
      case BASEPRI, BASEPRI_MAX -> random.nextInt() & PRIORITY_BITS;
      case CONTROL -> random.nextInt(8);
      default -> Operands.word(random);
    };
  }

  /** What an unprivileged thread may do, on either stack; a supervisor call ends it. */
  private void control(UnitBuilder unit, int seen, int other) {
    unit.add(Bits.ISB).add(Bits.mrs(seen, CONTROL)).add(Bits.mrs(other, MSP));
    unit.add(Bits.CPSID_I).add(Bits.mrs(other, PRIMASK));
    unit.add(Bits.CPSIE_I).add(Bits.SVC_0);
    int zero = unit.register(1 << seen | 1 << other);
    unit.constant(zero, 4).add(Bits.msr(CONTROL, zero)).add(Bits.ISB).alone();
  }

  /** CPS: the masks are read, then cleared. */
  void masks(UnitBuilder unit, Insn insn) {
    int one = unit.register(0);
    unit.subject(insn).add(Bits.mrs(one, PRIMASK));
    unit.add(Bits.mrs(unit.register(1 << one), FAULTMASK)).add(Bits.CPSIE_IF);
  }

  /** An exception for sure: the handlers write it down and go on behind it. */
  void exception(UnitBuilder unit, Insn drawn) {
    Insn insn = drawn.bits == SEMIHOSTING ? encodings.decode(SEMIHOSTING + 1) : drawn;
    if (insn.op == Op.UNDEFINED_T1) {
      insn = encodings.decode(UNDEFINED_NARROW | random.nextInt(UNDEFINED_NARROW_COUNT));
    } else if (insn.op == Op.UNDEFINED_T2) {
      insn = encodings.decode(undefinedDivision());
    }
    unit.subject(insn).alone();
  }

  /** SDIV and UDIV with op2 other than 1111 (ARM DDI 0403E, A5.3.17). */
  private int undefinedDivision() {
    int registers = random.nextInt(13) << 16 | random.nextInt(13) << 8 | random.nextInt(13);
    return 0xfb90_f000 | registers | random.nextInt(2) << 21 | random.nextInt(15) << 4;
  }

  /** PendSV or SysTick, pending while masked, taken when allowed. */
  void interrupt(UnitBuilder unit) {
    pend(unit, random.nextBoolean() ? PENDSVSET : PENDSTSET);
    unit.add(Bits.CPSIE_I).add(Bits.ISB).alone();
  }

  private void pend(UnitBuilder unit, int bit) {
    int value = unit.register(0);
    int register = unit.register(1 << value);
    unit.constant(value, bit).constant(register, ICSR).add(Bits.CPSID_I);
    unit.add(Bits.str(value, register)).add(Bits.DSB).add(Bits.ISB);
  }

  /** A sleep that has already ended: an interrupt is pending, or an event has come. */
  void hint(UnitBuilder unit, Insn insn) {
    switch (insn.op) {
      case WFI_T1, WFI_T2 -> {
        pend(unit, PENDSVSET);
        unit.subject(insn).add(Bits.CPSIE_I).add(Bits.ISB).alone();
      }
      case WFE_T1, WFE_T2 -> unit.add(Bits.SEV).subject(insn);
      // The event register would let a later WFE through.
      default -> unit.subject(insn).add(0xbf20);
    }
  }

  /**
   * LDREX and STREX of one size to one address, or STREX without a reservation. The monitor is open
   * before and after.
   */
  boolean exclusive(UnitBuilder unit, Insn load, Insn store) {
    if (load.n == SP || store.n == SP) {
      return false;
    }
    MemoryAccess access = MemoryAccess.plan(load, random).orElseThrow();
    access.prepare(unit, 0);
    unit.subject(load);
    if (random.nextInt(4) == 0) {
      unit.subject(Bits.CLREX);
    }
    unit.constant(store.n, access.target() - store.imm).subject(store);
    return true;
  }

  /** The row of STREX or LDREX that goes with one of the other kind. */
  static Op partner(Op op) {
    return switch (op) {
      case LDREX_T1 -> Op.STREX_T1;
      case LDREXB_T1 -> Op.STREXB_T1;
      case LDREXH_T1 -> Op.STREXH_T1;
      case STREX_T1 -> Op.LDREX_T1;
      case STREXB_T1 -> Op.LDREXB_T1;
      case STREXH_T1 -> Op.LDREXH_T1;
      default -> throw new IllegalArgumentException(op + " is no exclusive");
    };
  }
}
