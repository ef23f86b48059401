/**
 * Output formats of a result: terminal table, Markdown, JSON, CSV, HTML. Knows formats and no
 * simulator. Start reading at {@link dev.stacktoll.report.ReportFormat}.
 */
@NullMarked
package dev.stacktoll.report;

import org.jspecify.annotations.NullMarked;
