package dev.stacktoll.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7: loads and stores of several registers, exclusives. */
final class ExecMultipleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly               | before                                      | after
          ldmia r0!, {r1, r2}    | r0=0x20000100 [0x20000100]=1 [0x20000104]=2 | r0=0x20000108 r1=1 r2=2
          ldmia r0, {r0, r1}     | r0=0x20000100 [0x20000100]=1 [0x20000104]=2 | r0=1 r1=2
          ldmia.w r8!, {r1, r9}  | r8=0x20000100 [0x20000100]=1 [0x20000104]=2 | r8=0x20000108 r1=1 r9=2
          ldmia.w r8, {r1, r9}   | r8=0x20000100 [0x20000100]=1 [0x20000104]=2 | r1=1 r9=2
          ldmdb r0!, {r1, r2}    | r0=0x20000108 [0x20000100]=1 [0x20000104]=2 | r0=0x20000100 r1=1 r2=2
          ldmdb r0, {r1, r2}     | r0=0x20000108 [0x20000100]=1 [0x20000104]=2 | r1=1 r2=2
          stmia r0!, {r1, r2}    | r0=0x20000100 r1=1 r2=2                     | r0=0x20000108 [0x20000100]=1 [0x20000104]=2
          stmia r0!, {r0, r1}    | r0=0x20000100 r1=2                          | r0=0x20000108 [0x20000100]=0x20000100 [0x20000104]=2
          stmia.w r8, {r1, r9}   | r8=0x20000100 r1=1 r9=2                     | [0x20000100]=1 [0x20000104]=2
          stmdb r8!, {r1, r9}    | r8=0x20000108 r1=1 r9=2                     | r8=0x20000100 [0x20000100]=1 [0x20000104]=2
          push {r0, lr}          | r0=1 lr=2                                   | sp=0x20007ff8 [0x20007ff8]=1 [0x20007ffc]=2
          push {r3}              | r3=3                                        | sp=0x20007ffc [0x20007ffc]=3
          stmdb.w sp!, {r4, r11} | r4=1 r11=2                                  | sp=0x20007ff8 [0x20007ff8]=1 [0x20007ffc]=2
          pop {r0, r1}           | [0x20008000]=1 [0x20008004]=2               | r0=1 r1=2 sp=0x20008008
          ldmia.w sp!, {r4, lr}  | [0x20008000]=1 [0x20008004]=2               | r4=1 lr=2 sp=0x20008008
          """)
  void loadsAndStoresLists(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | before                                 | after
          pop {r0, pc}          | [0x20008000]=1 [0x20008004]=0x08000301 | r0=1 sp=0x20008008 pc=0x08000300
          ldmia.w sp!, {r4, pc} | [0x20008000]=1 [0x20008004]=0x08000301 | r4=1 sp=0x20008008 pc=0x08000300
          pop {pc}              | handler [0x20008000]=0xfffffffd        | sp=0x20008004 call=return:0xfffffffd
          """)
  void popsThePc(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                | before                                      | after
          ldrd r2, r3, [r1, #8]   | r1=0x20000100 [0x20000108]=1 [0x2000010c]=2 | r2=1 r3=2
          ldrd r2, r3, 0x08000108 | [0x08000108]=1 [0x0800010c]=2 | r2=1 r3=2
          ldrd r1, r2, [r1]       | r1=0x20000100 [0x20000100]=1 [0x20000104]=2 | r1=1 r2=2
          ldrd r2, r1, [r1]       | r1=0x20000100 [0x20000100]=1 [0x20000104]=2 | r2=1 r1=2
          ldrd r2, r3, [r1, #-8]! | r1=0x20000108 [0x20000100]=1 [0x20000104]=2 | r1=0x20000100 r2=1 r3=2
          ldrd r2, r3, [r1], #8   | r1=0x20000100 [0x20000100]=1 [0x20000104]=2 | r1=0x20000108 r2=1 r3=2
          strd r2, r3, [r1, #8]   | r1=0x20000100 r2=1 r3=2                     | [0x20000108]=1 [0x2000010c]=2
          strd r2, r3, [r1, #8]!  | r1=0x20000100 r2=1 r3=2                     | r1=0x20000108 [0x20000108]=1 [0x2000010c]=2
          strd r2, r3, [r1], #-8  | r1=0x20000100 r2=1 r3=2                     | r1=0x200000f8 [0x20000100]=1 [0x20000104]=2
          """)
  void loadsAndStoresPairs(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | before                  | after
          ldmia r0!, {r1, r2}   | r0=0x20000102           | fault=UNALIGNED
          stmia r0!, {r1, r2}   | r0=0x20000101           | fault=UNALIGNED
          ldrd r2, r3, [r1], #8 | r1=0x20000102           | fault=UNALIGNED
          strd r2, r3, [r1], #8 | r1=0x20000102           | fault=UNALIGNED
          ldrex r0, [r1]        | r1=0x20000102           | fault=UNALIGNED
          strex r0, r2, [r1]    | r1=0x20000102 exclusive | fault=UNALIGNED
          ldrexh r0, [r1]       | r1=0x20000101           | fault=UNALIGNED
          """)
  void faultsOnUnalignedAddressesAndKeepsTheBase(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly              | before                       | after
          ldmia r1, {r1, r2}    | r1=0x2000fffc [0x2000fffc]=7 | fault=PRECISERR
          ldmia.w r3!, {r1, r2} | r3=0x2000fffc [0x2000fffc]=7 | r1=7 fault=PRECISERR
          ldrd r1, r2, [r1]     | r1=0x2000fffc [0x2000fffc]=7 | fault=PRECISERR
          stmia r3!, {r1, r2}   | r3=0x2000fffc r1=5           | [0x2000fffc]=5 fault=PRECISERR
          """)
  void keepsTheBaseIfALaterAccessFaults(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly               | before                                  | after
          ldrex r0, [r1, #4]     | r1=0x20000100 [0x20000104]=7            | r0=7 exclusive
          ldrexb r0, [r1]        | r1=0x20000101 [0x20000100]=0x8281       | r0=0x82 exclusive
          ldrexh r0, [r1]        | r1=0x20000102 [0x20000100]=0x82810000   | r0=0x8281 exclusive
          strex r0, r2, [r1, #4] | exclusive r0=5 r1=0x20000100 r2=7       | r0=0 [0x20000104]=7 open
          strex r0, r2, [r1]     | r0=5 r1=0x20000100 r2=7                 | r0=1
          strexb r0, r2, [r1]    | exclusive r0=5 r1=0x20000101 r2=0x107   | r0=0 [0x20000100]=0x0700 open
          strexb r0, r2, [r1]    | r1=0x20000101 r2=7                      | r0=1
          strexh r0, r2, [r1]    | exclusive r0=5 r1=0x20000102 r2=0x10007 | r0=0 [0x20000100]=0x70000 open
          strexh r0, r2, [r1]    | r1=0x20000102 r2=7                      | r0=1
          clrex                  | exclusive                               | open
          """)
  void claimsAndReleasesTheExclusiveMonitor(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @Test
  void leavesTheAccessesInProgramOrder() {
    Meaning meaning = new Meaning();
    meaning.set("r0=1 r3=2 lr=3");
    meaning.execute(Meaning.assemble("push {r0, r3, lr}"));
    Cpu cpu = meaning.cpu;
    assertEquals(3, cpu.accesses);
    assertArrayEquals(
        new int[] {0x2000_7ff4, 0x2000_7ff8, 0x2000_7ffc}, Arrays.copyOf(cpu.accessAddress, 3));
    assertEquals(4 | Cpu.WRITE, cpu.accessInfo[0]);
  }
}
