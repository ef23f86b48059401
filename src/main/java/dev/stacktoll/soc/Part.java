package dev.stacktoll.soc;

import java.util.List;
import java.util.Map;

/** What sits behind a row of a chip's memory map; {@link Wiring} builds each kind. */
sealed interface Part {
  /** Plain RAM; rows that follow each other without a gap form one memory. */
  record Ram() implements Part {}

  /** The flash array. */
  record Flash() implements Part {}

  /** The same memory as another row. */
  record Alias(String of) implements Part {}

  /** Bytes fixed in the factory: 0xff but for some words, by offset. */
  record Fixed(Map<Integer, Integer> words) implements Part {
    public Fixed {
      words = Map.copyOf(words);
    }
  }

  record BackupMemory() implements Part {}

  record GpioPort(char letter, Gpio.AtReset atReset) implements Part {}

  /** A USART of the F4 kind. */
  record SerialF4(String interrupt) implements Part {}

  /** A USART of the F7 kind: where DCKCFGR2 selects its clock. */
  record SerialF7(String interrupt, int clockShift) implements Part {}

  record Counter(Timer.Size size, String interrupt) implements Part {}

  record ResetAndClock(Rcc.Layout layout) implements Part {}

  record Power(Pwr.Layout layout) implements Part {}

  record FlashInterface(FlashController.Layout layout) implements Part {}

  record SystemConfiguration(Syscfg.Layout layout) implements Part {}

  record ExternalInterrupts(int lines) implements Part {}

  record IndependentWatchdog(boolean windowed) implements Part {}

  record WindowWatchdog() implements Part {}

  record CrcUnit(boolean programmable) implements Part {}

  /** A DMA controller with the requests that are wired to it. */
  record DmaController(boolean withinMemory, List<DmaRequest> requests) implements Part {
    public DmaController {
      requests = List.copyOf(requests);
    }
  }

  record DebugUnit(int idcode) implements Part {}

  /** The chip has it, the model does not. */
  record NotModelled() implements Part {}
}
