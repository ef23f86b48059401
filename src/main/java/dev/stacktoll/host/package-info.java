/**
 * The FFT natively and in WebAssembly runtimes on this computer: two child processes, bound to one
 * processor, that answer requests for so many passes. Start reading at {@link
 * dev.stacktoll.host.HostSession}.
 */
@NullMarked
package dev.stacktoll.host;

import org.jspecify.annotations.NullMarked;
