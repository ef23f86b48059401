/**
 * Experiments: one class each, from a firmware image and a board to an immutable result. Knows
 * nothing of output formats. Start reading at {@link dev.stacktoll.lab.Lab}.
 */
@NullMarked
package dev.stacktoll.lab;

import org.jspecify.annotations.NullMarked;
