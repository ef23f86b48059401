package dev.stacktoll.cli;

/** Output of the commands that have no report. */
enum PlainFormat {
  TABLE,
  JSON
}
