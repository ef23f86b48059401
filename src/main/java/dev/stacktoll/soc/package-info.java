/**
 * Chips, peripherals and boards: the STM32F446 and STM32F746 around the cores, each chip one table.
 * Start reading at {@link dev.stacktoll.soc.Machine}, which puts a board together and runs it.
 */
@NullMarked
package dev.stacktoll.soc;

import org.jspecify.annotations.NullMarked;
