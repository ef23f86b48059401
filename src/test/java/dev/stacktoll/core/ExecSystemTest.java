package dev.stacktoll.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ARMv7-M ARM, A7.7 and B5.2: hints, special registers, exceptions. */
final class ExecSystemTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly            | before        | after
          mrs r0, primask     | -             | r0=0x5ec10010
          mrs r0, apsr        | -             | r0=0x5ec10000
          msr basepri, r1     | r1=0x40       | call=msr:17:2:0x40
          msr apsr_nzcvq, r1  | r1=0x80000000 | call=msr:0:2:0x80000000
          msr apsr_nzcvqg, r1 | r1=0x80000000 | call=msr:0:3:0x80000000
          cpsid i             | -             | call=cps:disable:i
          cpsie i             | -             | call=cps:enable:i
          cpsid f             | -             | call=cps:disable:f
          cpsie if            | -             | call=cps:enable:i:f
          svc 5               | -             | call=svc:5
          bkpt 0x00ab         | -             | call=bkpt:171
          wfi                 | -             | call=wfi
          wfe                 | -             | call=wfe
          sev                 | -             | call=sev
          wfi.w               | -             | call=wfi
          wfe.w               | -             | call=wfe
          sev.w               | -             | call=sev
          """)
  void asksTheSystemControl(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly      | before        | after
          nop           | N.C. r0=1     | -
          nop.w         | N.C. r0=1     | -
          yield         | N.C. r0=1     | -
          dbg #1        | N.C. r0=1     | -
          dmb sy        | N.C. r0=1     | -
          dsb sy        | N.C. r0=1     | -
          isb sy        | N.C. r0=1     | -
          pld [r0]      | r0=0x30000000 | -
          pld [r0, r1]  | r0=0x30000000 | -
          pli [r0, #-4] | r0=0x30000000 | -
          """)
  void hintsAndBarriersChangeNothing(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          assembly                  | before | after
          udf #0                    | r0=1   | fault=UNDEFINSTR
          udf.w #1                  | r0=1   | fault=UNDEFINSTR
          mrc p15, 0, r0, c0, c0, 0 | r0=1   | fault=NOCP
          mcr p15, 0, r0, c0, c0, 0 | r0=1   | fault=NOCP
          cdp p1, 0, c0, c0, c0, 0  | r0=1   | fault=NOCP
          mcrr p1, 0, r0, r1, c0    | r0=1   | fault=NOCP
          mrrc p1, 0, r0, r1, c0    | r0=1   | fault=NOCP
          """)
  void faultsWithoutAnEffect(String assembly, String before, String after) {
    Meaning.check(assembly, before, after);
  }
}
