package dev.stacktoll.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The processor's time that this process has had, all threads together: on one processor the time
 * that passes, less what other processes take. {@code clock_gettime} is asked, as Java's own {@code
 * getProcessCpuTime} counts ticks of ten milliseconds.
 */
final class ProcessorTime {
  /** As Linux numbers it. */
  private static final int CLOCK_PROCESS_CPUTIME_ID = 2;

  private static final MemorySegment TIME = Arena.global().allocate(ValueLayout.JAVA_LONG, 2);

  @SuppressWarnings("restricted") // the process is started with --enable-native-access
  private static final MethodHandle CLOCK_GETTIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private ProcessorTime() {}

  static long nanoseconds() {
    try {
      int result = (int) CLOCK_GETTIME.invokeExact(CLOCK_PROCESS_CPUTIME_ID, TIME);
      if (result != 0) {
        throw new IllegalStateException("the system has no clock of processor time");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    return TIME.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L
        + TIME.getAtIndex(ValueLayout.JAVA_LONG, 1);
  }
}
