/**
 * The processor: state, meaning of instructions, exceptions, pipeline models and the engine that
 * joins them. Knows no chip. Start reading at {@link dev.stacktoll.core.Core}.
 */
@NullMarked
package dev.stacktoll.core;

import org.jspecify.annotations.NullMarked;
