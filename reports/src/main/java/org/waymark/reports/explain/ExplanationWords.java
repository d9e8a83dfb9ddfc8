package org.waymark.reports.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands around the table of an explanation, in words. */
public final class ExplanationWords {

  private ExplanationWords() {}

  /** Before the table: what is explained, and why there is no table where there is none. */
  public static List<String> before(Explanation explanation) {
    Question question = explanation.question();
    List<String> lines = new ArrayList<>();
    lines.add(question.indicator().id() + "  " + question.indicator().name());
    lines.add(
        "%s, %s, from publication %d to publication %d"
            .formatted(
                question.programId(),
                explanation.before().span().label(),
                question.first(),
                question.last()));
    lines.add("");
    if (explanation.parts().isEmpty()) {
      lines.add(told(explanation.before()));
      lines.add(told(explanation.after()));
      lines.add("A change is explained only where both publications show the number.");
    }
    return lines;
  }

  /** After the table: how it is to be read. */
  public static List<String> after(Explanation explanation) {
    if (explanation.parts().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (Cause cause : Cause.values()) {
      lines.add("%-12s %s".formatted(cause, cause.words()));
    }
    lines.add("");
    lines.addAll(cautions(explanation));
    lines.add(
        "value: what the number comes to with the part; changed: people whose share changed.");
    return lines;
  }

  private static List<String> cautions(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    carried(explanation.before(), explanation.countedFor().before()).ifPresent(lines::add);
    carried(explanation.after(), explanation.countedFor().after()).ifPresent(lines::add);
    explanation.obstacles().stream()
        .sorted()
        .forEach(obstacle -> lines.add("Not all is split: " + obstacle.words() + "."));
    if (explanation.steps() == 0) {
      lines.add("The number did not change in between.");
    } else if (explanation.obstacles().isEmpty() && isUnsplit(explanation)) {
      lines.add("Changes of fewer than 10 people: what caused them is not told.");
    } else if (explanation.parts().size() < Cause.values().length) {
      lines.add("Causes stand together where apart they would tell of fewer than 10 people.");
    }
    if (explanation.steps() > 1) {
      lines.add(
          "The number changed in %d publications: causes stand apart where they do in each; changed: at least so many."
              .formatted(explanation.steps()));
    }
    return lines;
  }

  private static boolean isUnsplit(Explanation explanation) {
    return explanation.parts().size() == 1 && explanation.parts().get(0).changed().isEmpty();
  }

  private static String told(Told told) {
    return "Publication %d: %s.".formatted(told.publication(), told.status().words());
  }

  private static Optional<String> carried(Told told, Optional<Integer> countedFor) {
    return countedFor
        .filter(number -> number != told.publication())
        .map(
            number ->
                "Publication %d shows the number as it was counted for publication %d."
                    .formatted(told.publication(), number));
  }
}
