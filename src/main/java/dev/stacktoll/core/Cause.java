package dev.stacktoll.core;

/** Why a cycle passed. The causes of a run always add up to its cycles. */
public enum Cause {
  ISSUE("issue", "the instruction's own slot"),
  FETCH("fetch", "prefetch queue, fetch word or alignment"),
  FLASH_FETCH(
      "flash fetch", "instruction side of the flash accelerator, or instruction cache miss"),
  BRANCH("branch refill", "pipeline refill after a taken or mispredicted branch"),
  LOAD_USE("load-use", "data of a load, or an address not ready in time"),
  DATA_MISS("flash data", "data side of the flash accelerator, or data cache miss"),
  BUS("bus wait", "waits of the bus matrix, a bridge or a peripheral, write buffer included"),
  MULTIPLE("multi-beat", "further beats of LDM, STM, LDRD, STRD, PUSH, POP and their FP forms"),
  DIVIDE("divide", "cycles of SDIV and UDIV beyond the first"),
  FPU("fpu", "operands or unit of the FPU not ready"),
  DEPENDENCY(
      "dependency", "integer operand or flags not ready, or an instruction that cannot pair"),
  SYSTEM("system", "barriers, special registers"),
  EXCEPTION("exception", "entry, return, tail-chain, lazy FP save"),
  SLEEP("sleep", "WFI and WFE"),
  ASSIST("stopped clock", "core stopped by the clock or power control");

  private final String label;
  private final String meaning;

  Cause(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  public String label() {
    return label;
  }

  public String meaning() {
    return meaning;
  }
}
