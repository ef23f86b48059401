/**
 * What a person at the bench would use: the oscilloscope, the console, the map file, a profiler.
 * Instruments listen to a machine or read its memory; they never change what it does. Start reading
 * at {@link dev.stacktoll.instrument.Oscilloscope}.
 */
@NullMarked
package dev.stacktoll.instrument;

import org.jspecify.annotations.NullMarked;
