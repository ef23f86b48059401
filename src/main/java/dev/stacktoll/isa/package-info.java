/**
 * The ARMv7E-M instruction set: one table row per encoding, and what is derived from it (decoder,
 * disassembler, assembler). No state. Start reading at {@link dev.stacktoll.isa.Op}; its operand
 * forms are in {@code Syntax}, what they mean in bits in {@code OperandFields}, and {@link
 * dev.stacktoll.isa.Insn} is what the rest of the program sees.
 */
@NullMarked
package dev.stacktoll.isa;

import org.jspecify.annotations.NullMarked;
