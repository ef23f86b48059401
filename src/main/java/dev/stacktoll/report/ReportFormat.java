package dev.stacktoll.report;

import dev.stacktoll.lab.RunResult;

/** The forms in which a result can be had. */
public enum ReportFormat {
  TABLE("txt") {
    @Override
    public String render(RunResult result) {
      return TableReport.text(result);
    }
  },
  JSON("json") {
    @Override
    public String render(RunResult result) {
      return JsonReport.render(result);
    }
  },
  CSV("csv") {
    @Override
    public String render(RunResult result) {
      return CsvReport.render(result);
    }
  },
  MARKDOWN("md") {
    @Override
    public String render(RunResult result) {
      return MarkdownReport.render(result);
    }
  },
  HTML("html") {
    @Override
    public String render(RunResult result) {
      return HtmlReport.render(result);
    }
  };

  private final String suffix;

  ReportFormat(String suffix) {
    this.suffix = suffix;
  }

  public String suffix() {
    return suffix;
  }

  /** The whole report as text, with a final line end. */
  public abstract String render(RunResult result);
}
