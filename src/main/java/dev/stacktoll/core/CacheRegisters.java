package dev.stacktoll.core;

import org.jspecify.annotations.Nullable;

/**
 * Cache identification and maintenance and the TCM and bus control registers of the Cortex-M7
 * (Cortex-M7 TRM, system control; ARMv7-M ARM, B4.5 to B4.8).
 *
 * <p>Not modelled: ECC (CACR.ECCEN), switching TCMs or the AHBP off, ABFSR.
 */
final class CacheRegisters {
  private static final int CLIDR = 0xd78;
  private static final int CTR = 0xd7c;
  private static final int CCSIDR = 0xd80;
  private static final int CSSELR = 0xd84;
  private static final int ITCMCR = 0xf90;
  private static final int DTCMCR = 0xf94;
  private static final int AHBPCR = 0xf98;
  private static final int CACR = 0xf9c;
  private static final int AHBSCR = 0xfa0;

  /** Read-modify-write and retry enables of the TCM control registers; they only store. */
  private static final int TCM_STORED = 6;

  private final CoreConfig.CacheIdentification identification;
  private final Mpu mpu;
  private @Nullable CacheMaintenance caches;
  private int csselr;
  private int itcmcr;
  private int dtcmcr;
  private int cacr;
  private int ahbscr;

  CacheRegisters(CoreConfig.CacheIdentification identification, Mpu mpu) {
    this.identification = identification;
    this.mpu = mpu;
    reset();
  }

  void reset() {
    csselr = 0;
    itcmcr = identification.itcmcr();
    dtcmcr = identification.dtcmcr();
    cacr = 0;
    ahbscr = 0;
  }

  void attach(CacheMaintenance cacheMaintenance) {
    caches = cacheMaintenance;
  }

  CacheMaintenance caches() {
    CacheMaintenance attached = caches;
    if (attached == null) {
      throw new UnmodelledAccess("L1 caches (none attached)", CCSIDR);
    }
    return attached;
  }

  boolean contains(int offset) {
    return (offset >= CLIDR && offset <= CSSELR) || (offset >= 0xf50 && offset <= AHBSCR);
  }

  int read(int offset) {
    return switch (offset) {
      case CLIDR -> identification.clidr();
      case CTR -> identification.ctr();
      case CCSIDR -> csselr == 0 ? identification.dataCcsidr() : identification.instructionCcsidr();
      case CSSELR -> csselr;
      case ITCMCR -> itcmcr;
      case DTCMCR -> dtcmcr;
      case AHBPCR -> identification.ahbpcr();
      case CACR -> cacr;
      case AHBSCR -> ahbscr;
      default -> throw new UnmodelledAccess("cache maintenance (read)", offset);
    };
  }

  void write(int offset, int value, long cycle) {
    switch (offset) {
      case CSSELR -> csselr = value & 1;
      case ITCMCR -> itcmcr = tcm("ITCMCR", offset, identification.itcmcr(), value);
      case DTCMCR -> dtcmcr = tcm("DTCMCR", offset, identification.dtcmcr(), value);
      case AHBPCR -> tcm("AHBPCR", offset, identification.ahbpcr(), value);
      case CACR -> writeCacheControl(value);
      case AHBSCR -> ahbscr = value & 0xffff;
      default -> maintain(offset, value, cycle);
    }
  }

  private static int tcm(String name, int offset, int reset, int value) {
    if (((value ^ reset) & 1) != 0) {
      throw new UnmodelledAccess("switching off by " + name, offset);
    }
    return reset | (value & TCM_STORED);
  }

  private void writeCacheControl(int value) {
    if ((value & ~1) != 0) {
      throw new UnmodelledAccess("CACR.ECCEN and FORCEWT", CACR);
    }
    cacr = value;
    mpu.setSharedIsWriteThrough((value & 1) != 0);
  }

  private void maintain(int offset, int value, long cycle) {
    for (CacheMaintenance.Operation operation : CacheMaintenance.Operation.values()) {
      if (operation.offset() == offset) {
        caches().maintain(operation, value, cycle);
        return;
      }
    }
    throw new UnmodelledAccess("System Control Space", offset);
  }
}
