package dev.stacktoll.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stacktoll.core.UnmodelledAccess;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RM0390 and RM0385, CRC; check values of the catalogue of parametrised CRC algorithms. */
final class CrcTest {
  private final Surroundings around = new Surroundings();

  @Test
  void theFixedUnitIsCrc32Mpeg2OnWords() {
    Crc crc = new Crc(false, around::warn);
    crc.write(Crc.CR, 4, 1, 0);
    crc.write(Crc.DR, 4, 0x3132_3334, 0);
    crc.write(Crc.DR, 4, 0x3536_3738, 0);
    assertEquals(mpeg2("12345678"), crc.read(Crc.DR, 4, 0));
    crc.write(Crc.CR, 4, 1, 0);
    assertEquals(-1, crc.read(Crc.DR, 4, 0));
    assertThrows(UnmodelledAccess.class, () -> crc.read(Crc.POL, 4, 0));
  }

  /** Bytewise, written independently of the unit. */
  private static int mpeg2(String text) {
    int value = -1;
    for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
      value ^= one << 24;
      for (int bit = 0; bit < 8; bit++) {
        value = value << 1 ^ (value < 0 ? 0x04c1_1db7 : 0);
      }
    }
    return value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
      algorithm          | CR   | INIT       | POL        | result
      CRC-32/MPEG-2      | 0x00 | 0xffffffff | 0x04c11db7 | 0x0376e6e7
      CRC-32/JAMCRC      | 0xa0 | 0xffffffff | 0x04c11db7 | 0x340bc6d9
      CRC-16/IBM-3740    | 0x08 | 0x0000ffff | 0x00001021 | 0x000029b1
      CRC-16/MODBUS      | 0xa8 | 0x0000ffff | 0x00008005 | 0x00004b37
      CRC-8/SMBUS        | 0x10 | 0x00000000 | 0x00000007 | 0x000000f4
      CRC-7/MMC          | 0x18 | 0x00000000 | 0x00000009 | 0x00000075
      """)
  void theProgrammableUnitKnowsManyAlgorithms(
      String algorithm, String cr, String init, String polynomial, String result) {
    Crc crc = new Crc(true, around::warn);
    crc.write(Crc.CR, 4, Integer.decode(cr), 0);
    crc.write(Crc.POL, 4, Long.decode(polynomial).intValue(), 0);
    crc.write(Crc.INIT, 4, Long.decode(init).intValue(), 0);
    for (byte one : "123456789".getBytes(StandardCharsets.US_ASCII)) {
      crc.write(Crc.DR, 1, one, 0);
    }
    assertEquals(Long.decode(result).intValue(), crc.read(Crc.DR, 4, 0));
  }
}
