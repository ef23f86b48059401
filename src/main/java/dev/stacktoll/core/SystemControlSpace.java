package dev.stacktoll.core;

import org.jspecify.annotations.Nullable;

/**
 * The device at 0xE000_E000: hands each register to the block that owns it (ARMv7-M ARM, B3.2).
 * Reads of any width are allowed; narrow writes only where the manual defines bytes.
 */
final class SystemControlSpace implements Device {
  private static final int ICTR = 0x004;
  private static final int STIR = 0xf00;

  private final SystemControlBlock block;
  private final Nvic nvic;
  private final SysTick sysTick;
  private final Mpu mpu;
  private final @Nullable CacheRegisters caches;
  private final PipelineModel model;

  SystemControlSpace(
      SystemControlBlock block,
      Nvic nvic,
      SysTick sysTick,
      Mpu mpu,
      @Nullable CacheRegisters caches,
      PipelineModel model) {
    this.block = block;
    this.nvic = nvic;
    this.sysTick = sysTick;
    this.mpu = mpu;
    this.caches = caches;
    this.model = model;
  }

  @Override
  public int read(int offset, int bytes, long cycle) {
    int register = offset & ~3;
    int word =
        isSysTick(register) ? sysTick.read(register, cycle) : readWithoutEffect(register, cycle);
    int shifted = word >>> (8 * (offset & 3));
    return bytes == 4 ? shifted : shifted & (1 << (8 * bytes)) - 1;
  }

  private static boolean isSysTick(int register) {
    return register >= SysTick.CTRL && register <= SysTick.CALIB;
  }

  private int readWithoutEffect(int register, long cycle) {
    if (isSysTick(register)) {
      return sysTick.peek(register, cycle);
    }
    if (register >= Nvic.ISER && register < Nvic.END) {
      return nvic.read(register);
    }
    if (register >= Mpu.TYPE && register <= Mpu.LAST) {
      return mpu.read(register);
    }
    CacheRegisters cacheRegisters = caches;
    if (cacheRegisters != null && cacheRegisters.contains(register)) {
      return cacheRegisters.read(register);
    }
    return register == ICTR ? nvic.controllerType() : block.read(register);
  }

  @Override
  public void write(int offset, int bytes, int value, long cycle) {
    if (offset >= Nvic.IPR && offset < Nvic.END) {
      for (int i = 0; i < bytes; i++) {
        nvic.writePriority(offset - Nvic.IPR + i, value >>> (8 * i) & 0xff);
      }
    } else if (offset >= SystemControlBlock.SHPR1 && offset < SystemControlBlock.SHPR3 + 4) {
      for (int i = 0; i < bytes; i++) {
        block.writePriority(offset + i, value >>> (8 * i) & 0xff);
      }
    } else if ((offset & ~3) == SystemControlBlock.CFSR) {
      int mask = bytes == 4 ? -1 : (1 << (8 * bytes)) - 1;
      block.write(SystemControlBlock.CFSR, (value & mask) << (8 * (offset & 3)), cycle);
    } else if (bytes != 4) {
      throw new UnmodelledAccess("narrow store to the System Control Space", offset);
    } else {
      writeWord(offset, value, cycle);
    }
  }

  private void writeWord(int offset, int value, long cycle) {
    CacheRegisters cacheRegisters = caches;
    if (isSysTick(offset)) {
      sysTick.write(offset, value, cycle);
    } else if (offset >= Nvic.ISER && offset < Nvic.END) {
      nvic.write(offset, value);
    } else if (offset >= Mpu.TYPE && offset <= Mpu.LAST) {
      mpu.write(offset, value);
    } else if (cacheRegisters != null && cacheRegisters.contains(offset)) {
      cacheRegisters.write(offset, value, cycle);
    } else if (offset == STIR) {
      nvic.trigger(value & 0x1ff);
    } else {
      block.write(offset, value, cycle);
    }
  }

  @Override
  public int peek(int offset) {
    return readWithoutEffect(offset & ~3, model.now());
  }
}
