package dev.stacktoll.lab;

/**
 * A sample's median and the interval in which the true one lies.
 *
 * @param confidence probability of that, exact for this interval: 0 to 1
 */
public record Estimate(double median, double low, double high, double confidence) {}
