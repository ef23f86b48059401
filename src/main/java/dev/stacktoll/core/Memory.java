package dev.stacktoll.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The physical address map: plain memory and devices, found by 64 KiB page. No permissions, no
 * time: those are the MPU's and the pipeline model's.
 */
@Hot
public final class Memory {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** A device and where it sits. */
  public record Mapping(String name, int base, int size, Device device) {
    boolean contains(int address) {
      return Integer.compareUnsigned(address - base, size) < 0;
    }
  }

  private final @Nullable Region[] regions = new Region[1 << 16];
  private final List<Region> allRegions = new ArrayList<>();
  private final List<Mapping> devices = new ArrayList<>();
  private @Nullable Mapping lastDevice;

  /** Adds plain memory; the base is a multiple of 64 KiB. */
  public void add(Region region) {
    if ((region.base & 0xffff) != 0) {
      throw new IllegalArgumentException(region.name + " does not start at a 64 KiB boundary");
    }
    int pages = (region.bytes.length + 0xffff) >>> 16;
    for (int i = 0; i < pages; i++) {
      int page = (region.base >>> 16) + i;
      if (regions[page] != null) {
        throw new IllegalArgumentException(region.name + " overlaps " + regions[page].name);
      }
      regions[page] = region;
    }
    allRegions.add(region);
  }

  /** Takes plain memory out of the map (e.g. when address 0 is remapped). */
  public void remove(Region region) {
    for (int page = 0; page < regions.length; page++) {
      if (regions[page] == region) {
        regions[page] = null;
      }
    }
    allRegions.remove(region);
  }

  /** Adds a device; devices must not overlap each other or plain memory. */
  public void add(String name, int base, int size, Device device) {
    for (Mapping other : devices) {
      if (other.contains(base) || new Mapping(name, base, size, device).contains(other.base)) {
        throw new IllegalArgumentException(name + " overlaps " + other.name());
      }
    }
    devices.add(new Mapping(name, base, size, device));
  }

  /** The plain memory at an address, or null. */
  public @Nullable Region region(int address) {
    Region region = regions[address >>> 16];
    return region != null && Integer.compareUnsigned(address - region.base, region.bytes.length) < 0
        ? region
        : null;
  }

  /** The device at an address, or null. */
  public @Nullable Mapping device(int address) {
    Mapping last = lastDevice;
    if (last != null && last.contains(address)) {
      return last;
    }
    for (Mapping mapping : devices) {
      if (mapping.contains(address)) {
        lastDevice = mapping;
        return mapping;
      }
    }
    return null;
  }

  public List<Region> regions() {
    return List.copyOf(allRegions);
  }

  public List<Mapping> devices() {
    return List.copyOf(devices);
  }

  /** Little-endian value of 1, 2 or 4 bytes of plain memory, zero-extended. */
  public static int get(byte[] bytes, int offset, int size) {
    return switch (size) {
      case 4 -> (int) INT.get(bytes, offset);
      case 2 -> (short) SHORT.get(bytes, offset) & 0xffff;
      default -> bytes[offset] & 0xff;
    };
  }

  /** Stores the low 1, 2 or 4 bytes of a value. */
  public static void set(byte[] bytes, int offset, int size, int value) {
    switch (size) {
      case 4 -> INT.set(bytes, offset, value);
      case 2 -> SHORT.set(bytes, offset, (short) value);
      default -> bytes[offset] = (byte) value;
    }
  }
}
