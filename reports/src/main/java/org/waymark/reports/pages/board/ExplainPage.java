package org.waymark.reports.pages.board;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.reports.explain.Explanation;
import org.waymark.reports.explain.ExplanationRows;
import org.waymark.reports.explain.ExplanationWords;
import org.waymark.reports.explain.Question;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.PageException;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Templates;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/** {@code /explain}: the change of a published number between two publications, by its causes. */
final class ExplainPage {

  private static final Pattern BETWEEN = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

  private final Explaining explaining;

  ExplainPage(Explaining explaining) {
    this.explaining = explaining;
  }

  Answer answer(Request request, Door door) {
    Explanation explanation = explaining.explain(question(request, door));
    CollectedRows rows = new CollectedRows();
    if (!explanation.parts().isEmpty()) {
      ExplanationRows.write(explanation, rows);
    }
    return Answer.page(
        Templates.render(
            "explain",
            Map.of(
                "frame", Frame.of(request, door.texts().of("explain.title")),
                "before", ExplanationWords.before(explanation),
                "rows", rows,
                "after", ExplanationWords.after(explanation))));
  }

  private static Question question(Request request, Door door) {
    Matcher between = BETWEEN.matcher(request.parameter("between").orElse(""));
    Optional<String> period = request.parameter("period");
    Optional<String> program = door.program(door.publication());
    Optional<String> id = request.parameter("indicator");
    if (!between.matches() || period.isEmpty() || program.isEmpty() || id.isEmpty()) {
      throw new PageException(400, door.texts().of("explain.needs"));
    }
    Indicator indicator =
        Catalogue.find(id.get())
            .orElseThrow(
                () ->
                    new PageException(404, door.texts().of("explain.indicator.unknown", id.get())));
    return new Question(
        indicator,
        program.get(),
        period.get(),
        Integer.parseInt(between.group(1)),
        Integer.parseInt(between.group(2)));
  }
}
