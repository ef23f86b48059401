package dev.stacktoll.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The memory protection unit and the default memory map (ARMv7-M ARM, B3.1 and B3.5). Keeps for
 * each 64 KiB page what needs no further check, so that plain accesses stay fast.
 *
 * <p>Not modelled: instruction fetches see a changed region at once, without a barrier.
 */
@Hot
final class Mpu {
  static final int TYPE = 0xd90;
  static final int CTRL = 0xd94;
  private static final int RNR = 0xd98;
  private static final int RBAR = 0xd9c;
  static final int LAST = 0xdb8;

  private static final int ENABLE = 1;
  private static final int HFNMIENA = 2;
  private static final int PRIVDEFENA = 4;
  private static final int PAGES = 1 << 16;
  private static final int OPEN = Cpu.PAGE_READ | Cpu.PAGE_WRITE | Cpu.PAGE_EXECUTE;

  private final Cpu cpu;
  private final Exceptions exceptions;
  private final boolean cached;
  private final MpuRegion[] regions;
  private final byte[] openByDefault = new byte[PAGES];
  private final byte[] openPrivileged = new byte[PAGES];
  private final byte[] openUnprivileged = new byte[PAGES];
  private int ctrl;
  private int rnr;
  private boolean sharedIsWriteThrough;

  /** Enabled, and not left out in HardFault, NMI and under FAULTMASK. */
  private boolean active;

  /** Memory types of pages that have one, as far as they were asked for. */
  private final @Nullable MemoryType[] pageTypes = new MemoryType[PAGES];

  Mpu(Cpu cpu, Exceptions exceptions, CoreConfig config) {
    this.cpu = cpu;
    this.exceptions = exceptions;
    cached = config.caches().isPresent();
    regions = new MpuRegion[config.mpuRegions()];
    for (int page = 0; page < PAGES; page++) {
      boolean execute = executableByDefault(page << 16);
      openByDefault[page] = (byte) (execute ? OPEN : OPEN & ~Cpu.PAGE_EXECUTE);
    }
    Arrays.fill(openByDefault, 0xe000, 0xe010, (byte) 0);
    reset();
  }

  void reset() {
    ctrl = 0;
    rnr = 0;
    sharedIsWriteThrough = false;
    Arrays.fill(regions, MpuRegion.OFF);
    select();
  }

  int read(int offset) {
    return switch (offset) {
      case TYPE -> regions.length << 8;
      case CTRL -> ctrl;
      case RNR -> rnr;
      default -> {
        MpuRegion region = regions[rnr];
        yield (offset - RBAR & 4) == 0 ? (region.rbar() & ~0x1f) | rnr : region.rasr();
      }
    };
  }

  void write(int offset, int value) {
    switch (offset) {
      case TYPE -> {}
      case CTRL -> {
        ctrl = value & (ENABLE | HFNMIENA | PRIVDEFENA);
        refresh(0, PAGES - 1);
      }
      case RNR -> rnr = (value & 0xff) % regions.length;
      default -> {
        if ((offset - RBAR & 4) == 0) {
          writeBase(value);
        } else {
          replace(new MpuRegion(regions[rnr].rbar(), value & 0x173f_ff3f));
        }
      }
    }
    select();
  }

  private void writeBase(int value) {
    if ((value & 0x10) != 0) {
      rnr = (value & 15) % regions.length;
    }
    replace(new MpuRegion(value & ~0x1f, regions[rnr].rasr()));
  }

  private void replace(MpuRegion region) {
    MpuRegion old = regions[rnr];
    regions[rnr] = region;
    if (old.enabled()) {
      refresh(old.firstPage(), old.lastPage());
    }
    if (region.enabled()) {
      refresh(region.firstPage(), region.lastPage());
    }
  }

  private void refresh(int first, int last) {
    Arrays.fill(pageTypes, first, last + 1, null);
    if ((ctrl & ENABLE) == 0) {
      return;
    }
    for (int page = first; page <= last; page++) {
      boolean closed = isSplit(page) || isPrivatePeripheral(page << 16);
      openPrivileged[page] = (byte) (closed ? 0 : permissions(page << 16, true));
      openUnprivileged[page] = (byte) (closed ? 0 : permissions(page << 16, false));
    }
  }

  /** Some region ends inside the page. */
  private boolean isSplit(int page) {
    for (MpuRegion region : regions) {
      if (region.splits(page)) {
        return true;
      }
    }
    return false;
  }

  private int permissions(int address, boolean privileged) {
    return (allows(address, privileged, Cpu.PAGE_READ) ? Cpu.PAGE_READ : 0)
        | (allows(address, privileged, Cpu.PAGE_WRITE) ? Cpu.PAGE_WRITE : 0)
        | (allows(address, privileged, Cpu.PAGE_EXECUTE) ? Cpu.PAGE_EXECUTE : 0);
  }

  /** Makes the pages current that privilege and priority call for; call when those change. */
  void select() {
    active =
        (ctrl & ENABLE) != 0 && ((ctrl & HFNMIENA) != 0 || exceptions.executionPriority() >= 0);
    if (!active) {
      cpu.openPages = openByDefault;
    } else if (CpuMode.privileged(cpu)) {
      cpu.openPages = openPrivileged;
    } else {
      cpu.openPages = openUnprivileged;
    }
  }

  /** Is an access of one kind (a flag of {@link Cpu}) permitted to the current mode? */
  boolean permits(int address, boolean privileged, int access) {
    return active ? allows(address, privileged, access) : allowsByDefault(address, access);
  }

  private boolean allows(int address, boolean privileged, int access) {
    if (isPrivatePeripheral(address)) {
      return access != Cpu.PAGE_EXECUTE;
    }
    int match = match(address);
    if (match < 0) {
      return (ctrl & PRIVDEFENA) != 0 && privileged && allowsByDefault(address, access);
    }
    MpuRegion region = regions[match];
    return switch (access) {
      case Cpu.PAGE_READ -> region.readable(privileged);
      case Cpu.PAGE_WRITE -> region.writable(privileged);
      default -> region.executable(privileged) && address >>> 29 != 7;
    };
  }

  private static boolean allowsByDefault(int address, int access) {
    return access != Cpu.PAGE_EXECUTE || executableByDefault(address);
  }

  private int match(int address) {
    for (int i = regions.length - 1; i >= 0; i--) {
      if (regions[i].matches(address)) {
        return i;
      }
    }
    return -1;
  }

  static boolean isPrivatePeripheral(int address) {
    return address >>> 20 == 0xe00;
  }

  private static boolean executableByDefault(int address) {
    return switch (address >>> 29) {
      case 0, 1, 3, 4 -> true;
      default -> false;
    };
  }

  /** CACR.SIWT of the Cortex-M7: shared cacheable memory is write-through, not uncached. */
  void setSharedIsWriteThrough(boolean on) {
    sharedIsWriteThrough = on;
    Arrays.fill(pageTypes, null);
  }

  /** Type and cache policy of an address as the caches obey it. */
  MemoryType type(int address) {
    if (!active) {
      return MemoryAttributes.byDefault(address);
    }
    MemoryType known = pageTypes[address >>> 16];
    return known != null ? known : typeByRegions(address);
  }

  private MemoryType typeByRegions(int address) {
    MemoryType type = regionType(address);
    int page = address >>> 16;
    if (!isSplit(page)) {
      pageTypes[page] = type;
    }
    return type;
  }

  private MemoryType regionType(int address) {
    int match = isPrivatePeripheral(address) ? -1 : match(address);
    if (match < 0) {
      return MemoryAttributes.byDefault(address);
    }
    MpuRegion region = regions[match];
    MemoryType type = region.type();
    if (cached && region.shareable() && type.cacheable()) {
      return sharedIsWriteThrough ? MemoryType.WRITE_THROUGH : MemoryType.NON_CACHEABLE;
    }
    return type;
  }
}
