package dev.stacktoll.lab;

/**
 * Under what all host rows of a run were measured together.
 *
 * @param model of the processor, as the kernel names it
 * @param architecture of the processor, e.g. {@code x86_64}
 * @param processor number of the processor that all runtimes were bound to
 * @param java version of the JVM that the Java runtimes ran on
 * @param clock of the core, calibrated in every round
 */
public record HostConditions(
    String model, String architecture, int processor, String java, HostClock clock) {}
