/**
 * The ARMv7E-M instruction set: one table row per encoding, and what is derived from it (decoder,
 * disassembler, assembler). No state. Start reading at {@link dev.stacktoll.isa.Op}.
 */
@NullMarked
package dev.stacktoll.isa;

import org.jspecify.annotations.NullMarked;
