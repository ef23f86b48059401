package dev.stacktoll.core;

import java.util.ArrayList;
import java.util.List;

/** The fault status and address registers CFSR, HFSR, DFSR, MMFAR, BFAR (ARMv7-M ARM, B3.2.15). */
final class FaultStatus {
  static final int HFSR_VECTTBL = 1 << 1;
  static final int HFSR_FORCED = 1 << 30;
  static final int HFSR_DEBUGEVT = 1 << 31;
  static final int DFSR_BKPT = 1 << 1;
  private static final int MMARVALID = 1 << 7;
  private static final int BFARVALID = 1 << 15;

  int cfsr;
  int hfsr;
  int dfsr;
  int mmfar;
  int bfar;

  void reset() {
    cfsr = 0;
    hfsr = 0;
    dfsr = 0;
    mmfar = 0;
    bfar = 0;
  }

  /** Sets the status bit of a fault, and the address register where the fault has one. */
  void record(Fault.Type type, int address) {
    cfsr |= 1 << type.cfsrBit();
    if (type == Fault.Type.DACCVIOL) {
      mmfar = address;
      cfsr |= MMARVALID;
    }
    if (type == Fault.Type.PRECISERR) {
      bfar = address;
      cfsr |= BFARVALID;
    }
  }

  /** The set bits in words. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (Fault.Type type : Fault.Type.values()) {
      if (type.hasStatusBit() && (cfsr >>> type.cfsrBit() & 1) != 0) {
        words.add("CFSR." + type + ": " + type.meaning() + at(type));
      }
    }
    if ((hfsr & HFSR_VECTTBL) != 0) {
      words.add("HFSR.VECTTBL: the vector table could not be read");
    }
    if ((hfsr & HFSR_FORCED) != 0) {
      words.add("HFSR.FORCED: a fault whose own handler could not run became a HardFault");
    }
    if ((hfsr & HFSR_DEBUGEVT) != 0) {
      words.add("HFSR.DEBUGEVT: BKPT without a debugger");
    }
    return words;
  }

  private String at(Fault.Type type) {
    return switch (type) {
      case DACCVIOL -> (cfsr & MMARVALID) != 0 ? " at 0x%08x".formatted(mmfar) : "";
      case PRECISERR -> (cfsr & BFARVALID) != 0 ? " at 0x%08x".formatted(bfar) : "";
      case IACCVIOL,
          MUNSTKERR,
          MSTKERR,
          MLSPERR,
          IBUSERR,
          IMPRECISERR,
          UNSTKERR,
          STKERR,
          LSPERR,
          UNDEFINSTR,
          INVSTATE,
          INVPC,
          NOCP,
          UNALIGNED,
          DIVBYZERO,
          BLOCKED_SVC,
          BKPT ->
          "";
    };
  }
}
