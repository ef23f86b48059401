/**
 * The command line: one class per command, each parses, calls and renders. The only package that
 * prints. Start reading at {@link dev.stacktoll.cli.Main}.
 */
@NullMarked
package dev.stacktoll.cli;

import org.jspecify.annotations.NullMarked;
