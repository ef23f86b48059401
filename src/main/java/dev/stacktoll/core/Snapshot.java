package dev.stacktoll.core;

import java.util.List;

/**
 * The registers of a stopped processor, for reports.
 *
 * @param cycle when
 * @param pc address of the instruction that stopped, or of the next one
 * @param registers R0–R12, SP, LR, PC
 * @param faults set bits of CFSR and HFSR in words, the register names first
 */
public record Snapshot(
    long cycle,
    int pc,
    List<Integer> registers,
    int xpsr,
    int mainStackPointer,
    int processStackPointer,
    int cfsr,
    int hfsr,
    int mmfar,
    int bfar,
    List<String> faults) {
  public Snapshot {
    registers = List.copyOf(registers);
    faults = List.copyOf(faults);
  }
}
