/**
 * The way of a WebAssembly module to a board: from text or C to a module, to a C array, to a
 * compiled (AOT) file, and a look into each. Start reading at {@link
 * dev.stacktoll.wasm.WasmModule}.
 */
@NullMarked
package dev.stacktoll.wasm;

import org.jspecify.annotations.NullMarked;
