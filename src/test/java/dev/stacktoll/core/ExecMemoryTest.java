package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: loads and stores of one register. */
final class ExecMemoryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                     | before                                     | after
          ldr r0, [r1]                 | r1=0x20000100 [0x20000100]=0x12345680      | r0=0x12345680
          ldr r0, [r1, #124]           | r1=0x20000100 [0x2000017c]=7               | r0=7
          ldrb r0, [r1, #3]            | r1=0x20000100 [0x20000100]=0x82345680      | r0=0x82
          ldrh r0, [r1, #2]            | r1=0x20000100 [0x20000100]=0x82345680      | r0=0x8234
          ldrsb r0, [r1, r2]           | r1=0x20000100 r2=3 [0x20000100]=0x82345680 | r0=0xffffff82
          ldrsh r0, [r1, r2]           | r1=0x20000100 r2=2 [0x20000100]=0x82345680 | r0=0xffff8234
          ldr r0, [r1, r2]             | r1=0x20000200 r2=-0x100 [0x20000100]=9     | r0=9
          ldrb r0, [r1, r2]            | r1=0x20000100 r2=1 [0x20000100]=0x82345680 | r0=0x56
          ldrh r0, [r1, r2]            | r1=0x20000100 r2=2 [0x20000100]=0x82345680 | r0=0x8234
          ldrsb.w r0, [r1, #3]         | r1=0x20000100 [0x20000100]=0x82345680      | r0=0xffffff82
          ldrsh.w r0, [r1, #2]         | r1=0x20000100 [0x20000100]=0x82345680      | r0=0xffff8234
          ldrb.w r8, [r1, #4095]       | r1=0x20000001 [0x20001000]=0x55            | r8=0x55
          ldrh.w r8, [r1, #4094]       | r1=0x20000002 [0x20001000]=0x5566          | r8=0x5566
          ldr.w r0, [r1, r2, lsl #2]   | r1=0x20000100 r2=3 [0x2000010c]=5          | r0=5
          ldrb.w r8, [r1, r2, lsl #1]  | r1=0x20000100 r2=2 [0x20000104]=5          | r8=5
          ldrh.w r8, [r1, r2, lsl #1]  | r1=0x20000100 r2=2 [0x20000104]=5          | r8=5
          ldrsb.w r8, [r1, r2, lsl #3] | r1=0x20000100 r2=1 [0x20000108]=0xff       | r8=-1
          ldrsh.w r8, [r1, r2, lsl #1] | r1=0x20000100 r2=2 [0x20000104]=0x8000     | r8=0xffff8000
          ldr r0, [sp, #1020]          | [0x200083fc]=3                             | r0=3
          ldr.w r8, [r1, #-255]        | r1=0x200001ff [0x20000100]=3               | r8=3
          ldrb r0, [r1, #-1]           | r1=0x20000101 [0x20000100]=3               | r0=3
          ldr.w sp, [r1, #0]           | r1=0x20000100 [0x20000100]=0x20001003      | sp=0x20001000
          """)
  void loadsEverySizeWithItsExtension(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                      | before                  | after
          ldr r0, 0x08000108            | [0x08000108]=0x12345678 | r0=0x12345678
          ldr.w r8, 0x08000084          | [0x08000084]=0x12345678 | r8=0x12345678
          ldrb.w r0, 0x08000105         | [0x08000104]=0x1280     | r0=0x12
          ldrh.w r0, 0x08000106         | [0x08000104]=0x82340000 | r0=0x8234
          ldrsb.w r0, 0x08000104        | [0x08000104]=0x1280     | r0=0xffffff80
          ldrsh.w r0, 0x08000106        | [0x08000104]=0x82340000 | r0=0xffff8234
          """)
  void loadsFromThePc(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly      | before                                                        | after
          ldr r0, [r1]  | r1=0x20000101 [0x20000100]=0x44332211 [0x20000104]=0x88776655 | r0=0x55443322
          ldrh r0, [r1] | r1=0x20000103 [0x20000100]=0x44332211 [0x20000104]=0x88776655 | r0=0x5544
          str r0, [r1]  | r0=0xaabbccdd r1=0x20000102                                   | [0x20000100]=0xccdd0000 [0x20000104]=0xaabb
          strh r0, [r1] | r0=0xaabbccdd r1=0x20000101                                   | [0x20000100]=0x00ccdd00
          """)
  void loadsUnaligned(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                    | before                      | after
          str r0, [r1, #4]            | r0=0x12345678 r1=0x20000100 | [0x20000104]=0x12345678
          strb r0, [r1, #1]           | r0=0x12345678 r1=0x20000100 | [0x20000100]=0x7800
          strh r0, [r1, #2]           | r0=0x12345678 r1=0x20000100 | [0x20000100]=0x56780000
          str r0, [r1, r2]            | r0=1 r1=0x20000100 r2=8     | [0x20000108]=1
          strb r0, [r1, r2]           | r0=1 r1=0x20000100 r2=3     | [0x20000100]=0x01000000
          strh r0, [r1, r2]           | r0=1 r1=0x20000100 r2=2     | [0x20000100]=0x00010000
          str.w r8, [r1, r2, lsl #2]  | r8=1 r1=0x20000100 r2=2     | [0x20000108]=1
          strb.w r8, [r1, r2, lsl #2] | r8=1 r1=0x20000100 r2=2     | [0x20000108]=1
          strh.w r8, [r1, r2, lsl #2] | r8=1 r1=0x20000100 r2=2     | [0x20000108]=1
          str r0, [sp, #4]            | r0=6                        | [0x20008004]=6
          str.w r8, [r1, #4092]       | r8=6 r1=0x20000000          | [0x20000ffc]=6
          strb.w r8, [r1, #4092]      | r8=6 r1=0x20000000          | [0x20000ffc]=6
          strh.w r8, [r1, #4092]      | r8=6 r1=0x20000000          | [0x20000ffc]=6
          str sp, [r1, #-4]           | r1=0x20000104               | [0x20000100]=0x20008000
          """)
  void storesEverySize(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly             | before                                | after
          ldr r0, [r1, #4]!    | r1=0x20000100 [0x20000104]=7          | r0=7 r1=0x20000104
          ldr r0, [r1], #4     | r1=0x20000100 [0x20000100]=7          | r0=7 r1=0x20000104
          ldr r0, [r1], #-4    | r1=0x20000100 [0x20000100]=7          | r0=7 r1=0x200000fc
          ldrb r0, [r1], #1    | r1=0x20000100 [0x20000100]=0x1ff      | r0=0xff r1=0x20000101
          ldrh r0, [r1, #2]!   | r1=0x20000100 [0x20000100]=0xffff0000 | r0=0xffff r1=0x20000102
          ldrsb r0, [r1], #1   | r1=0x20000100 [0x20000100]=0x1ff      | r0=-1 r1=0x20000101
          ldrsh r0, [r1, #-2]! | r1=0x20000102 [0x20000100]=0x8000     | r0=0xffff8000 r1=0x20000100
          str r0, [r1, #-4]!   | r0=7 r1=0x20000104                    | r1=0x20000100 [0x20000100]=7
          strb r0, [r1], #1    | r0=0x107 r1=0x20000100                | r1=0x20000101 [0x20000100]=7
          strh r0, [r1], #2    | r0=0x10007 r1=0x20000100              | r1=0x20000102 [0x20000100]=7
          ldr r0, [sp], #4     | [0x20008000]=7                        | r0=7 sp=0x20008004
          str r0, [sp, #-4]!   | r0=7                                  | sp=0x20007ffc [0x20007ffc]=7
          """)
  void writesTheBaseBack(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly         | before                                | after
          ldr pc, [r1], #4 | r1=0x20000100 [0x20000100]=0x08000201 | pc=0x08000200 r1=0x20000104
          ldr pc, [sp], #4 | handler [0x20008000]=0xfffffff9       | sp=0x20008004 call=return:0xfffffff9
          """)
  void loadsThePcAsABranchAfterWritingBack(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly            | before                            | after
          ldrt r0, [r1, #4]   | r1=0x20000100 [0x20000104]=0x8281 | r0=0x8281 call=unprivileged:load:0x20000104
          ldrbt r0, [r1, #4]  | r1=0x20000100 [0x20000104]=0x8281 | r0=0x81 call=unprivileged:load:0x20000104
          ldrht r0, [r1, #4]  | r1=0x20000100 [0x20000104]=0x8281 | r0=0x8281 call=unprivileged:load:0x20000104
          ldrsbt r0, [r1, #4] | r1=0x20000100 [0x20000104]=0x8281 | r0=0xffffff81 call=unprivileged:load:0x20000104
          ldrsht r0, [r1, #4] | r1=0x20000100 [0x20000104]=0x8281 | r0=0xffff8281 call=unprivileged:load:0x20000104
          strt r0, [r1]       | r0=0x12345 r1=0x20000100          | [0x20000100]=0x12345 call=unprivileged:store:0x20000100
          strbt r0, [r1]      | r0=0x12345 r1=0x20000100          | [0x20000100]=0x45 call=unprivileged:store:0x20000100
          strht r0, [r1]      | r0=0x12345 r1=0x20000100          | [0x20000100]=0x2345 call=unprivileged:store:0x20000100
          """)
  void checksUnprivilegedAccesses(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly          | before        | after
          ldr r0, [r1, #4]! | r1=0x30000000 | fault=PRECISERR
          ldr r0, [r1], #4  | r1=0x30000000 | fault=PRECISERR
          str r0, [r1, #4]! | r1=0x30000000 | fault=PRECISERR
          strb r0, [r1], #1 | r1=0x30000000 | fault=PRECISERR
          """)
  void keepsTheBaseIfTheAccessFaults(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource({"'ldr r0, [r1], #4'", "'ldrh r0, [r1], #4'", "'str r0, [r1], #4'"})
  void faultsOnUnalignedAddressesWhereTheTrapIsOn(String assembly) {
    Meaning meaning = new Meaning();
    meaning.control.trapsUnaligned = true;
    meaning.set("r1=0x20000101");
    meaning.execute(Meaning.assemble(assembly));
    assertEquals("fault=UNALIGNED", meaning.control.calls());
    assertEquals(0x2000_0101, meaning.cpu.r[1]);
  }
}
