package dev.stacktoll.core;

import java.util.BitSet;

/**
 * Which exceptions are enabled, pending and active, and which of them may run now (ARMv7-M ARM,
 * B1.5.4, priority model).
 */
final class Exceptions {
  static final int NMI = 2;
  static final int HARD_FAULT = 3;
  static final int MEM_MANAGE = 4;
  static final int BUS_FAULT = 5;
  static final int USAGE_FAULT = 6;
  static final int SV_CALL = 11;
  static final int DEBUG_MONITOR = 12;
  static final int PEND_SV = 14;
  static final int SYS_TICK = 15;
  static final int EXTERNAL = 16;

  /** Below every exception: Thread mode without boosts. */
  private static final int LOWEST = 256;

  private final Cpu cpu;
  private final int count;
  private final int priorityMask;
  private final int[] priority;
  private final BitSet enabled = new BitSet();
  private final BitSet pending = new BitSet();
  private final BitSet active = new BitSet();
  private final BitSet high = new BitSet();

  /** Pending and enabled. */
  private final BitSet candidates = new BitSet();

  private int priorityGroup;
  private boolean takeable;
  private boolean sendEventOnPend;

  /** The event register of WFE. */
  boolean eventRegister;

  Exceptions(Cpu cpu, CoreConfig config) {
    this.cpu = cpu;
    count = EXTERNAL + config.interruptLines();
    priorityMask = 0xff & ~(0xff >>> config.priorityBits());
    priority = new int[count];
    reset();
  }

  void reset() {
    for (int i = 0; i < count; i++) {
      priority[i] = 0;
    }
    priority[NMI] = -2;
    priority[HARD_FAULT] = -1;
    enabled.clear();
    pending.clear();
    active.clear();
    candidates.clear();
    high.clear();
    enabled.set(NMI);
    enabled.set(HARD_FAULT);
    enabled.set(SV_CALL);
    enabled.set(PEND_SV);
    enabled.set(SYS_TICK);
    priorityGroup = 0;
    eventRegister = false;
    update();
  }

  int count() {
    return count;
  }

  int priority(int number) {
    return priority[number];
  }

  void setPriority(int number, int value) {
    priority[number] = value & priorityMask;
    update();
  }

  int priorityGroup() {
    return priorityGroup;
  }

  void setPriorityGroup(int group) {
    priorityGroup = group;
    update();
  }

  int priorityMask() {
    return priorityMask;
  }

  boolean enabled(int number) {
    return enabled.get(number);
  }

  void enable(int number, boolean on) {
    enabled.set(number, on);
    candidates.set(number, on && pending.get(number));
    update();
  }

  boolean pending(int number) {
    return pending.get(number);
  }

  void pend(int number) {
    if (sendEventOnPend && !pending.get(number)) {
      eventRegister = true;
    }
    pending.set(number);
    candidates.set(number, enabled.get(number));
    update();
  }

  /** Clears the pending state; an input that is still high pends again at once. */
  void unpend(int number) {
    boolean stays = high.get(number) && !active.get(number);
    pending.set(number, stays);
    candidates.set(number, stays && enabled.get(number));
    update();
  }

  /** Drives an interrupt input. */
  void drive(int number, boolean level) {
    boolean was = high.get(number);
    high.set(number, level);
    if (level && !was) {
      pend(number);
    }
  }

  boolean active(int number) {
    return active.get(number);
  }

  int activeCount() {
    return active.cardinality();
  }

  void setActive(int number, boolean on) {
    active.set(number, on);
    update();
  }

  /** The handler is entered: pending becomes active. */
  void activate(int number) {
    pending.clear(number);
    candidates.clear(number);
    active.set(number);
    update();
  }

  /** A later exception of higher priority takes the place of one that has not begun. */
  void revoke(int number) {
    active.clear(number);
    pending.set(number);
    candidates.set(number);
    update();
  }

  /** The handler returned. */
  void deactivate(int number) {
    active.clear(number);
    if (number != NMI) {
      cpu.faultmask = false;
    }
    if (high.get(number)) {
      pend(number);
    }
    update();
  }

  void sendEventOnPend(boolean on) {
    sendEventOnPend = on;
  }

  /** ExecutionPriority of the manual; smaller is more urgent. */
  int executionPriority() {
    return Math.min(boost(true), activePriority());
  }

  private int activePriority() {
    int highest = LOWEST;
    for (int i = active.nextSetBit(0); i >= 0; i = active.nextSetBit(i + 1)) {
      highest = Math.min(highest, priority[i]);
    }
    return group(highest);
  }

  private int boost(boolean withPrimask) {
    if (cpu.faultmask) {
      return -1;
    }
    if (withPrimask && cpu.primask) {
      return 0;
    }
    return cpu.basepri != 0 ? group(cpu.basepri) : LOWEST;
  }

  /** The group priority: the part that decides about preemption. */
  private int group(int value) {
    return value < 0 ? value : value & -(2 << priorityGroup);
  }

  /** Would this exception preempt now? */
  boolean preempts(int number) {
    return group(priority[number]) < executionPriority();
  }

  /** The most urgent pending and enabled exception, or 0. */
  int highestPending() {
    int best = 0;
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if (best == 0 || priority[i] < priority[best]) {
        best = i;
      }
    }
    return best;
  }

  boolean anyInterruptPending() {
    return pending.nextSetBit(EXTERNAL) >= 0;
  }

  /** Would a pending exception preempt if PRIMASK were clear? That is what ends WFI. */
  boolean wakes() {
    int best = highestPending();
    return best != 0 && group(priority[best]) < Math.min(boost(false), activePriority());
  }

  /** A pending exception is to be taken before the next instruction. */
  boolean takeable() {
    return takeable;
  }

  /** Call after a change of the mask registers. */
  void update() {
    takeable = !candidates.isEmpty() && preempts(highestPending());
    if (takeable) {
      cpu.attention = true;
    }
  }
}
