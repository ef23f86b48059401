package dev.stacktoll.core;

import dev.stacktoll.core.CortexM7Facts.Early;
import dev.stacktoll.core.CortexM7Facts.Flow;
import dev.stacktoll.isa.Insn;
import java.util.ArrayList;
import java.util.List;

/**
 * Pipeline model of the Cortex-M7 (r0p1, single-precision FPU): in-order issue of up to two
 * instructions a cycle, by the rules of {@link CortexM7Rule}. Arm publishes no timing table for
 * this core; the sources are measurements and compiler models.
 *
 * <p>How time is kept: {@link #now} is the cycle in which the next instruction could issue. While a
 * place beside the latest instruction is free, {@code now} is that instruction's own cycle, which
 * is charged when the place is taken or given up. So the charges always add up to {@code now}.
 *
 * <p>Not modelled: interrupts abandon no instruction half-way (LDM, DIV); ACTLR.
 */
@Hot
public final class CortexM7 implements PipelineModel, CacheMaintenance {
  private static final int BUS = CortexM7Rule.values().length;
  private static final int ISSUE = CortexM7Rule.ISSUE.ordinal();
  private static final int BASIC_FRAME_WORDS = 8;

  private final CortexM7Bus bus;
  private final CortexM7Fetch fetch;
  private final CortexM7Btac btac;
  private final CortexM7Scoreboard scoreboard;
  private final CortexM7Stores recentStores;
  private final CortexM7Pairing pairing;
  private final CortexM7Lengths lengths;
  private final List<TimingRule> rules;
  private final long[] charged;
  private final ProfileCounts profile = new ProfileCounts();

  private final boolean dualIssue;
  private final boolean earlyAlu;
  private final int decodeBranch;
  private final int mispredict;
  private final int indirectBranch;
  private final int loadToPc;
  private final int synchronize;
  private final int unalignedLoad;
  private final int unalignedLoadYounger;
  private final int exceptionEntry;
  private final int tailChain;
  private final int lateArrival;
  private final int exceptionReturn;
  private final int lazyWords;

  private long now;

  /** The place beside the latest instruction is free. */
  private boolean open;

  private CortexM7Facts current = CortexM7Facts.NONE;

  /** The current instruction has issued and waits for {@link #retire}. */
  private boolean issued;

  private boolean younger;
  private boolean predicated;
  private boolean executesEarly;
  private long cycle;

  /** The latest instruction keeps the pipeline until then, once its pair is complete. */
  private long heldUntil;

  private int heldBy;

  /** Cycles that accesses of the current instruction held the pipeline. */
  private long heldByAccess;

  private int itLeft;
  private boolean refetch;
  private long folded;

  /** The model with its rules at their own values. */
  public CortexM7(CortexM7Bus bus) {
    this(bus, RuleValues.defaults(rules(bus.rules())));
  }

  /**
   * The model.
   *
   * @param values of the rules of {@link #rules(List)}
   */
  public CortexM7(CortexM7Bus bus, RuleValues values) {
    this.bus = bus;
    fetch = new CortexM7Fetch(bus, values);
    btac = new CortexM7Btac(CortexM7Rule.BTAC.in(values));
    scoreboard = new CortexM7Scoreboard(new CortexM7Distances(values));
    recentStores = new CortexM7Stores(CortexM7Rule.STORE_TO_LOAD.in(values));
    pairing = new CortexM7Pairing(bus, values);
    lengths = new CortexM7Lengths(values);
    rules = rules(bus.rules());
    charged = new long[rules.size()];
    dualIssue = CortexM7Rule.ISSUE.in(values) > 1;
    earlyAlu = CortexM7Rule.EARLY_ALU.in(values) != 0;
    decodeBranch = CortexM7Rule.DECODE_BRANCH.in(values);
    mispredict = CortexM7Rule.MISPREDICT.in(values);
    indirectBranch = CortexM7Rule.INDIRECT_BRANCH.in(values);
    loadToPc = CortexM7Rule.LOAD_TO_PC.in(values);
    synchronize = CortexM7Rule.SYNCHRONIZE.in(values);
    unalignedLoad = CortexM7Rule.UNALIGNED_LOAD.in(values);
    unalignedLoadYounger = CortexM7Rule.UNALIGNED_LOAD_YOUNGER.in(values);
    exceptionEntry = CortexM7Rule.EXCEPTION_ENTRY.in(values);
    tailChain = CortexM7Rule.TAIL_CHAIN.in(values);
    lateArrival = CortexM7Rule.LATE_ARRIVAL.in(values);
    exceptionReturn = CortexM7Rule.EXCEPTION_RETURN.in(values);
    lazyWords = CortexM7Rule.LAZY_FP_SAVE.in(values);
  }

  /** All rules of a Cortex-M7: those of the core, and those of the bus system around it. */
  public static List<TimingRule> rules(List<TimingRule> ofTheBus) {
    List<TimingRule> all = new ArrayList<>(CortexM7Rule.all());
    all.addAll(ofTheBus);
    return List.copyOf(all);
  }

  @Override
  public long issue(Insn insn, int pc, boolean passed, int address, boolean write) {
    issued = true;
    CortexM7Facts facts = CortexM7Facts.of(insn);
    current = facts;
    predicated = itLeft > 0;
    if (refetch) {
      refetch = false;
      restart(synchronize, CortexM7Rule.SYNCHRONIZE);
    }
    long fetched = fetch.fetched(pc, insn.size);
    long ready = scoreboard.ready(facts, predicated);
    boolean loads = facts.loads && passed;
    if (loads) {
      ready = recentStores.hold(address, facts.words, ready, now, scoreboard);
    }
    ready = pairing.clearOfMac(facts, ready, scoreboard);
    younger = false;
    if (open) {
      int forbidden = pairing.forbids(facts, loads, address, now);
      if (forbidden < 0 && fetched <= now && (ready <= now || pairing.joinsMove(facts))) {
        younger = true;
      } else {
        closePlace(forbidden >= 0 ? forbidden : ready > now ? scoreboard.rule : fetch.rule);
      }
    }
    if (!younger) {
      waitFor(ready, scoreboard.rule, scoreboard.lateCycles, scoreboard.lateRule);
      waitFor(fetched, fetch.rule, fetch.waited, BUS + fetch.waitRule);
    }
    cycle = now;
    fetch.issued(cycle);
    executesEarly =
        earlyAlu
            && facts.early != Early.NEVER
            && (facts.early == Early.ALWAYS || !younger)
            && scoreboard.readyEarly(facts, predicated) <= cycle;
    pairing.issued(facts, loads, address, cycle);
    return cycle;
  }

  /** Lets time pass until a cycle; the last {@code late} of the waiting are another rule's. */
  private void waitFor(long until, int rule, long late, int lateRule) {
    if (until > now) {
      long waiting = until - now;
      long ofLate = Math.min(waiting, late);
      charged[lateRule] += ofLate;
      charged[rule] += waiting - ofLate;
      now = until;
    }
  }

  private void charge(int rule, long cycles) {
    charged[rule] += cycles;
    now += cycles;
  }

  /** The next instruction will not join the latest one, whose cycle ends. */
  private void closePlace(int rule) {
    if (open) {
      open = false;
      charge(rule, 1);
      waitFor(heldUntil, heldBy, 0, heldBy);
    }
  }

  @Override
  public void retire(Cpu cpu, Insn insn, int pc, boolean passed, int nextPc) {
    if (!issued) {
      boolean accesses = cpu.accesses > 0;
      issue(
          insn,
          pc,
          passed,
          accesses ? cpu.accessAddress[0] : 0,
          accesses && (cpu.accessInfo[0] & Cpu.WRITE) != 0);
    }
    issued = false;
    CortexM7Facts facts = current;
    int length = lengths.of(facts, cpu, passed);
    keepPlace(facts, length);
    heldByAccess = 0;
    long late = cpu.accesses > 0 ? access(cpu) : 0;
    scoreboard.record(facts, cycle + heldByAccess, length, executesEarly, predicated);
    if (late > 0) {
      scoreboard.delay(facts, late, BUS + bus.waitRule());
    }
    if (facts.flow != Flow.NEXT) {
      branch(facts, pc, passed, pc + insn.size, nextPc);
    }
    if (itLeft > 0) {
      itLeft--;
    }
    if (facts.itLength > 0) {
      itLeft = facts.itLength;
    }
    if (facts.drains) {
      stall(bus.drained(now) - now, BUS + bus.waitRule());
    }
    if (facts.synchronizes) {
      refetch = true;
    }
  }

  private void keepPlace(CortexM7Facts facts, int length) {
    boolean holds = CortexM7Lengths.holdsAfterPair(facts);
    if (holds) {
      heldUntil = cycle + length;
      heldBy = lengths.rule(facts);
    }
    open = true;
    if (younger) {
      folded++;
      closePlace(ISSUE);
    } else if (facts.unit == CortexM7Unit.ALONE || !dualIssue) {
      closePlace(ISSUE);
    }
    if (length > 1 && !holds) {
      closePlace(ISSUE);
      charge(lengths.rule(facts), length - 1L);
    }
  }

  private void stall(long cycles, int rule) {
    if (cycles > 0) {
      closePlace(ISSUE);
      charge(rule, cycles);
    }
  }

  /** Carries out the accesses; returns by how much a loaded value comes later than usual. */
  private long access(Cpu cpu) {
    long late = 0;
    for (int i = 0; i < cpu.accesses; i++) {
      int address = cpu.accessAddress[i];
      int bytes = cpu.accessInfo[i] & ~Cpu.WRITE;
      long at = cycle + i / 2 + heldByAccess;
      if ((cpu.accessInfo[i] & Cpu.WRITE) != 0) {
        hold(bus.store(address, bytes, at) - at);
        recentStores.add(address, at);
        continue;
      }
      long wait = bus.load(address, bytes, at) - at;
      if (bus.blocking() || cpu.accesses > 1) {
        hold(wait);
      } else {
        late = wait;
      }
      if ((address & bytes - 1) != 0) {
        unaligned();
      }
    }
    return late;
  }

  /** The access holds the pipeline. */
  private void hold(long cycles) {
    if (cycles > 0) {
      heldByAccess += cycles;
      stall(cycles, BUS + bus.waitRule());
    }
  }

  private void unaligned() {
    heldByAccess += unalignedLoad;
    stall(unalignedLoad, CortexM7Rule.UNALIGNED_LOAD.ordinal());
    if (younger) {
      heldByAccess += unalignedLoadYounger;
      stall(unalignedLoadYounger, CortexM7Rule.UNALIGNED_LOAD_YOUNGER.ordinal());
    }
  }

  private void branch(CortexM7Facts facts, int pc, boolean passed, int next, int nextPc) {
    boolean taken = passed && nextPc != next;
    pairing.branched(taken);
    boolean direct = facts.flow == Flow.CONDITIONAL || facts.flow == Flow.DIRECT;
    if (direct) {
      directBranch(facts, pc, taken, nextPc);
    } else if (taken) {
      long more = facts.flow == Flow.FROM_MEMORY ? loadToPc : 0;
      restart(indirectBranch + more, CortexM7Rule.INDIRECT_BRANCH);
      fetch.fetchWrongPath(cycle);
    }
  }

  private void directBranch(CortexM7Facts facts, int pc, boolean taken, int target) {
    int entry = btac.find(pc);
    boolean sure = facts.flow == Flow.DIRECT && !predicated;
    boolean predicted =
        sure || (entry >= 0 ? btac.predictsTaken(entry) : facts.backward && !predicated);
    if (predicted != taken) {
      int wrong = entry >= 0 && predicted ? btac.target[entry] : 0;
      restart(mispredict, CortexM7Rule.MISPREDICT);
      if (!predicted) {
        fetch.fetchWrongPath(cycle);
      } else if (entry >= 0) {
        fetch.fetchWrongTarget(wrong, cycle);
      }
    } else if (taken && entry >= 0) {
      fetch.follow();
    } else if (taken) {
      restart(decodeBranch, CortexM7Rule.DECODE_BRANCH);
    }
    if (entry >= 0) {
      btac.update(entry, taken, target);
    } else if (taken) {
      btac.allocate(pc, target);
    }
  }

  /** Empties the queue; the next instruction issues that many cycles later than it could. */
  private void restart(long lost, CortexM7Rule rule) {
    fetch.restart((open ? now + 1 : now) + lost, rule.ordinal());
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void exceptionEntry(
      Entry entry, int stackAddress, int frameWords, int vectorAddress, int handler) {
    issued = false;
    closePlace(ISSUE);
    switch (entry) {
      case NORMAL -> {
        long start = now;
        charge(CortexM7Rule.EXCEPTION_ENTRY.ordinal(), exceptionEntry);
        stack(start, stackAddress, frameWords, true);
      }
      case TAIL_CHAIN -> charge(CortexM7Rule.TAIL_CHAIN.ordinal(), tailChain);
      case LATE_ARRIVAL -> charge(CortexM7Rule.LATE_ARRIVAL.ordinal(), lateArrival);
    }
    stall(bus.load(vectorAddress, 4, now) - now, BUS + bus.waitRule());
    resume(handler);
  }

  /** Waits of the stack's memory, and the beats of a frame that is longer than the basic one. */
  private void stack(long start, int address, int words, boolean write) {
    long wait = 0;
    for (int i = 0; i < words; i++) {
      long at = start + i / 2 + wait;
      int word = address + 4 * i;
      wait += (write ? bus.store(word, 4, at) : bus.load(word, 4, at)) - at;
    }
    stall(wait, BUS + bus.waitRule());
    int more = (words - BASIC_FRAME_WORDS + 1) / 2;
    if (more > 0) {
      charge(CortexM7Rule.MULTIPLE.ordinal(), more);
    }
  }

  private void resume(int address) {
    itLeft = 0;
    refetch = false;
    pairing.forget();
    fetch.restart(now, CortexM7Rule.EXCEPTION_ENTRY.ordinal());
    long arrived = fetch.fetched(address, 2);
    waitFor(arrived, fetch.rule, fetch.waited, BUS + fetch.waitRule);
  }

  @Override
  public void exceptionReturn(int stackAddress, int frameWords, int resumeAt) {
    issued = false;
    closePlace(ISSUE);
    long start = now;
    charge(CortexM7Rule.EXCEPTION_RETURN.ordinal(), exceptionReturn);
    stack(start, stackAddress, frameWords, false);
    resume(resumeAt);
  }

  @Override
  public void lazyFpSave(int address, int words) {
    closePlace(ISSUE);
    long start = now;
    charge(CortexM7Rule.LAZY_FP_SAVE.ordinal(), (words + lazyWords - 1) / lazyWords);
    long wait = 0;
    for (int i = 0; i < words; i++) {
      long at = start + i / lazyWords + wait;
      wait += bus.store(address + 4 * i, 4, at) - at;
    }
    stall(wait, BUS + bus.waitRule());
  }

  @Override
  public void sleepUntil(long until) {
    closePlace(ISSUE);
    if (until > now) {
      charge(CortexM7Rule.SLEEP.ordinal(), until - now);
    }
  }

  @Override
  public void stop(long cycles) {
    closePlace(ISSUE);
    charge(CortexM7Rule.STOPPED_CLOCK.ordinal(), cycles);
  }

  @Override
  public void reset(int pc) {
    closePlace(ISSUE);
    issued = false;
    itLeft = 0;
    refetch = false;
    btac.clear();
    scoreboard.clear();
    pairing.forget();
    fetch.restart(now, CortexM7Rule.FETCH_WORD.ordinal());
  }

  @Override
  public List<TimingRule> rules() {
    return rules;
  }

  @Override
  public long[] charged() {
    return charged;
  }

  @Override
  public ProfileCounts profileCounts() {
    profile.cpi = 0;
    profile.loadStore = 0;
    profile.exception = 0;
    profile.sleep = 0;
    profile.folded = folded;
    for (int i = 0; i < charged.length; i++) {
      switch (rules.get(i).cause()) {
        case ISSUE, ASSIST -> {}
        case LOAD_USE, DATA_MISS, BUS, MULTIPLE -> profile.loadStore += charged[i];
        case EXCEPTION -> profile.exception += charged[i];
        case SLEEP -> profile.sleep += charged[i];
        case FETCH, FLASH_FETCH, BRANCH, DIVIDE, FPU, DEPENDENCY, SYSTEM ->
            profile.cpi += charged[i];
      }
    }
    return profile;
  }

  @Override
  public void enableInstructionCache(boolean enabled, long atCycle) {
    bus.enableInstructionCache(enabled, atCycle);
  }

  @Override
  public void enableDataCache(boolean enabled, long atCycle) {
    bus.enableDataCache(enabled, atCycle);
  }

  @Override
  public void maintain(Operation operation, int operand, long atCycle) {
    if (operation == Operation.BPIALL || operation == Operation.ICIALLU) {
      btac.clear();
    }
    bus.maintain(operation, operand, atCycle);
  }
}
