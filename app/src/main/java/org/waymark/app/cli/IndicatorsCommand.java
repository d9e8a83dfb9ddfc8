package org.waymark.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.IndicatorWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waymark indicators}: the catalogue in plain words. */
@Command(name = "indicators", description = "Says what is measured: all of it, or one in full.")
final class IndicatorsCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Such as E1.")
  private @Nullable String id;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (id == null) {
      list(out);
    } else {
      describe(out, find(id));
    }
    out.flush();
    return ExitCode.DONE;
  }

  /** The indicator of an id. */
  static Indicator find(String id) {
    return Catalogue.find(id)
        .orElseThrow(
            () ->
                new CommandException(
                    "there is no indicator " + id + "; waymark indicators lists them all"));
  }

  private static void list(PrintWriter out) {
    for (Indicator.Family family : Indicator.Family.values()) {
      out.println(family.title());
      List<Indicator> members =
          Catalogue.ALL.stream().filter(indicator -> indicator.family() == family).toList();
      for (Indicator indicator : members) {
        out.printf(
            Locale.ROOT,
            "  %-4s %-40s %s%n",
            indicator.id(),
            indicator.name(),
            indicator.question());
      }
      out.println();
    }
  }

  private static void describe(PrintWriter out, Indicator indicator) {
    out.println(indicator.id() + "  " + indicator.name());
    out.println();
    IndicatorWords.of(indicator)
        .forEach((about, words) -> out.printf(Locale.ROOT, "  %-13s %s%n", about + ":", words));
  }
}
