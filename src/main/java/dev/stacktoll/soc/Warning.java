package dev.stacktoll.soc;

/** Something firmware did that hardware ignores or the data sheet forbids, and how often. */
public record Warning(String text, long firstCycle, long count) {}
