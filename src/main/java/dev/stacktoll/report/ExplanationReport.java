package dev.stacktoll.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stacktoll.lab.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code explain} prints. */
public final class ExplanationReport {
  private ExplanationReport() {}

  /** Tables by cause, rule, function and line, each of at most {@code top} rows. */
  public static String text(Explanation e, int top) {
    StringBuilder out = new StringBuilder();
    out.append(e.title()).append(": ").append(Rows.format("%,d cycles, ", e.cycles()));
    out.append(
        Rows.format("%,d instructions, %.3f cycles each%n", e.instructions(), perInstruction(e)));
    out.append("ended: ").append(e.stop()).append("\n\nby cause\n");
    List<List<String>> causes = new ArrayList<>();
    causes.add(List.of("cause", "cycles", "share"));
    e.causes().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            c -> causes.add(List.of(c.getKey(), number(c.getValue()), share(c.getValue(), e))));
    causes.add(List.of("total", number(e.cycles()), share(e.cycles(), e)));
    out.append(TableReport.aligned(causes)).append("\nby timing rule\n");
    List<List<String>> rules = new ArrayList<>();
    rules.add(List.of("rule", "cause", "status", "cycles", "share"));
    e.rules().stream()
        .limit(top)
        .forEach(
            r ->
                rules.add(
                    List.of(
                        r.id(), r.cause(), r.status(), number(r.cycles()), share(r.cycles(), e))));
    out.append(TableReport.aligned(rules)).append("\nby function\n");
    out.append(shares(e.functions(), e, top)).append("\nby source line\n");
    out.append(shares(e.lines(), e, top));
    return out.toString();
  }

  private static double perInstruction(Explanation e) {
    return e.instructions() == 0 ? 0 : (double) e.cycles() / e.instructions();
  }

  private static String shares(List<Explanation.Share> shares, Explanation e, int top) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "cycles", "share", "instructions", "mostly"));
    shares.stream()
        .limit(top)
        .forEach(
            s ->
                rows.add(
                    List.of(
                        s.name(),
                        number(s.cycles()),
                        share(s.cycles(), e),
                        number(s.instructions()),
                        mostly(s))));
    return TableReport.aligned(rows);
  }

  /** The two largest causes besides the instructions' own slots. */
  private static String mostly(Explanation.Share s) {
    return String.join(
        ", ",
        s.causes().entrySet().stream()
            .filter(c -> !c.getKey().equals("issue"))
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(2)
            .map(c -> Rows.format("%s %.0f %%", c.getKey(), 100.0 * c.getValue() / s.cycles()))
            .toList());
  }

  private static String number(long value) {
    return Rows.format("%,d", value);
  }

  private static String share(long cycles, Explanation e) {
    return Rows.format("%.2f %%", e.cycles() == 0 ? 0 : 100.0 * cycles / e.cycles());
  }

  /** Everything, untruncated. */
  public static String json(Explanation e) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(e) + "\n";
    } catch (JsonProcessingException ex) {
      throw new IllegalStateException(ex);
    }
  }
}
