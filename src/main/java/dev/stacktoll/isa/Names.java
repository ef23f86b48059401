package dev.stacktoll.isa;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The names of registers, conditions, barrier options and special registers, both ways. */
final class Names {
  static final List<String> CONDITIONS =
      List.of(
          "eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "al",
          "nv");

  static final List<String> SHIFTS = List.of("lsl", "lsr", "asr", "ror", "rrx");

  private static final Map<String, Integer> CORE =
      Map.of("sp", 13, "lr", 14, "pc", 15, "sb", 9, "sl", 10, "fp", 11, "ip", 12);

  /** Options of DMB and DSB (ARM DDI 0403E, A7.7.33; M-profile cores treat all as SY). */
  private static final Map<Integer, String> BARRIERS =
      new TreeMap<>(
          Map.of(
              15, "sy", 14, "st", 11, "ish", 10, "ishst", 7, "un", 6, "unst", 3, "osh", 2,
              "oshst"));

  /** SYSm numbers (ARM DDI 0403E, B5.1.1). */
  private static final Map<Integer, String> SPECIAL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0, "APSR"),
              Map.entry(1, "IAPSR"),
              Map.entry(2, "EAPSR"),
              Map.entry(3, "XPSR"),
              Map.entry(5, "IPSR"),
              Map.entry(6, "EPSR"),
              Map.entry(7, "IEPSR"),
              Map.entry(8, "MSP"),
              Map.entry(9, "PSP"),
              Map.entry(16, "PRIMASK"),
              Map.entry(17, "BASEPRI"),
              Map.entry(18, "BASEPRI_MAX"),
              Map.entry(19, "FAULTMASK"),
              Map.entry(20, "CONTROL")));

  private Names() {}

  static String core(int register) {
    return switch (register) {
      case 13 -> "sp";
      case 14 -> "lr";
      case 15 -> "pc";
      default -> "r" + register;
    };
  }

  /** The number of a core register, or -1. */
  static int core(String name) {
    Integer special = CORE.get(name);
    return special != null ? special : numbered(name, 'r', 16);
  }

  /** The number in names such as "s12" below a limit, or -1. */
  static int numbered(String name, char prefix, int limit) {
    if (!name.matches(prefix + "\\d{1,2}")) {
      return -1;
    }
    int number = Integer.parseInt(name.substring(1));
    return number < limit ? number : -1;
  }

  /** The number of a condition, or -1. */
  static int condition(String name) {
    return switch (name) {
      case "hs" -> 2;
      case "lo" -> 3;
      default -> CONDITIONS.indexOf(name);
    };
  }

  static String barrier(int option) {
    String name = BARRIERS.get(option);
    return name != null ? name : "#" + option;
  }

  static OptionalInt barrier(String name) {
    return keyOf(BARRIERS, name);
  }

  static String special(int sysm) {
    String name = SPECIAL.get(sysm);
    return name != null ? name : "SYSM" + sysm;
  }

  /** APSR and its relatives carry the part that MSR writes. */
  static String specialDestination(int sysm, int mask) {
    if (sysm > 3) {
      return special(sysm);
    }
    return special(sysm)
        + switch (mask) {
          case 0 -> "_none";
          case 1 -> "_g";
          case 2 -> "_nzcvq";
          default -> "_nzcvqg";
        };
  }

  static OptionalInt special(String name) {
    return name.matches("(?i)sysm\\d+")
        ? OptionalInt.of(Integer.parseInt(name.substring(4)))
        : keyOf(SPECIAL, name);
  }

  private static OptionalInt keyOf(Map<Integer, String> map, String name) {
    return map.entrySet().stream()
        .filter(e -> e.getValue().equalsIgnoreCase(name))
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }
}
