package org.waymark.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.waymark.app.pipeline.Explanations;
import org.waymark.reports.explain.Explanation;
import org.waymark.reports.explain.ExplanationRows;
import org.waymark.reports.explain.ExplanationWords;
import org.waymark.reports.explain.Question;
import org.waymark.reports.format.OutputFormat;
import org.waymark.schemas.catalogue.Indicator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark explain}: why a published number changed. */
@Command(
    name = "explain",
    description = {
      "Splits the change of a published number by its causes: new and late events, corrections,",
      "retractions, consent, definition. The parts add up to the change.",
      "A part of fewer than 10 people stands together with its neighbour."
    })
final class ExplainCommand implements Callable<Integer> {

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "INDICATOR", description = "Such as E1.")
  private String indicator = "";

  @Option(names = "--program", paramLabel = "ID", required = true, description = "The program.")
  private String program = "";

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      required = true,
      description = "As the report prints it: 2025-03, 2025-Q1, 2025-H1.")
  private String period = "";

  @Option(
      names = "--between",
      paramLabel = "N",
      arity = "2",
      required = true,
      description = "Two publications, the earlier one first.")
  private List<Integer> between = List.of();

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private OutputFormat format = OutputFormat.TABLE;

  @Override
  public Integer call() {
    Question question = question(IndicatorsCommand.find(indicator));
    print(new Explanations(root.home()).explain(question));
    return ExitCode.DONE;
  }

  private Question question(Indicator found) {
    if (between.size() != 2) {
      throw new ParameterException(spec.commandLine(), "--between takes two publications, once");
    }
    try {
      return new Question(found, program, period, between.get(0), between.get(1));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print(Explanation explanation) {
    OutputFormat as = root.json() ? OutputFormat.JSON : format;
    if (as != OutputFormat.TABLE) {
      ExplanationRows.write(explanation, as.writer(System.out));
      return;
    }
    ExplanationWords.before(explanation).forEach(root::say);
    if (!explanation.parts().isEmpty()) {
      ExplanationRows.write(explanation, as.writer(System.out));
    }
    ExplanationWords.after(explanation).forEach(root::say);
  }
}
