package dev.stacktoll.soc;

import java.util.List;
import java.util.stream.Stream;

/**
 * A request line of a USART into a DMA controller (RM0390 and RM0385, DMA request mapping).
 *
 * @param transmits the USART wants data to send; otherwise it offers what it received
 */
record DmaRequest(int stream, int channel, String block, boolean transmits) {
  // spotless:off
  static final List<DmaRequest> DMA1 = List.of(
      new DmaRequest(0, 4, "UART5", false),
      new DmaRequest(1, 4, "USART3", false),
      new DmaRequest(2, 4, "UART4", false),
      new DmaRequest(3, 4, "USART3", true),
      new DmaRequest(4, 4, "UART4", true),
      new DmaRequest(4, 7, "USART3", true),
      new DmaRequest(5, 4, "USART2", false),
      new DmaRequest(6, 4, "USART2", true),
      new DmaRequest(7, 4, "UART5", true));

  static final List<DmaRequest> DMA2 = List.of(
      new DmaRequest(1, 5, "USART6", false),
      new DmaRequest(2, 4, "USART1", false),
      new DmaRequest(2, 5, "USART6", false),
      new DmaRequest(5, 4, "USART1", false),
      new DmaRequest(6, 5, "USART6", true),
      new DmaRequest(7, 4, "USART1", true),
      new DmaRequest(7, 5, "USART6", true));

  /** With the UARTs that only the STM32F746 has. */
  static final List<DmaRequest> DMA1_F746 = Stream.concat(DMA1.stream(), Stream.of(
      new DmaRequest(0, 5, "UART8", true),
      new DmaRequest(1, 5, "UART7", true),
      new DmaRequest(3, 5, "UART7", false),
      new DmaRequest(6, 5, "UART8", false))).toList();
  // spotless:on
}
