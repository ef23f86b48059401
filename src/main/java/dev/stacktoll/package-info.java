/**
 * What every part may use. The parts themselves are the packages below; see {@code docs/map.md}.
 */
@NullMarked
package dev.stacktoll;

import org.jspecify.annotations.NullMarked;
