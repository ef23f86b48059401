package dev.stacktoll.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class of the hot path, which may use what style rules forbid elsewhere: mutable arrays as
 * state and fields read directly. {@code docs/hot-path.md} lists each with the reason.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Hot {}
