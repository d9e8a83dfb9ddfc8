package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.waymark.app.bench.Spent.Peer;
import org.waymark.app.home.Home;
import org.waymark.app.pipeline.LakeUpkeep;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import org.waymark.streams.lake.Upkeep.Grace;

/**
 * The report of all indicators, all programs, all months, cell by cell with its interval. Cold is
 * from opening the lake to the last cell, warm the same again on the open cut; the operating system
 * has the files in memory both times. First on the files that the lake's writer has left, then on
 * those that {@code waymark upkeep} makes of them, and on files of as many people's months as the
 * size has events. Then the page that most people see first.
 */
final class ReportPart {

  private static final String CEILING = "its SQL on one sorted file of the newest rows";
  private static final String SAME_FILES = "its SQL on the same files, read plainly";
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 1);

  private ReportPart() {}

  record Times(Spent cold, Spent warm) {}

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    Home home = bench.filledHome();
    Path directory = home.lake();
    try {
      Times report = report(directory);
      tidy(home);
      Times tidied = report(directory);
      Times ideal;
      try (Lake lake = Lake.open(directory)) {
        ideal = ideal(IdealReport.of(lake, bench.directory()));
      }
      ManyMonths many = ManyMonths.of(home, bench.directory(), bench.events().count());
      Times onMany = report(many::open);
      Times idealOnMany = ideal(many.ideal());
      return List.of(
          measure("cold", report.cold, ideal.cold),
          measure("warm", report.warm, ideal.warm),
          measure("cold, after upkeep", tidied.cold, ideal.cold),
          measure("warm, after upkeep", tidied.warm, ideal.warm),
          onMany("as many months as events, cold", onMany.cold, idealOnMany.cold),
          onMany("as many months as events, warm", onMany.warm, idealOnMany.warm),
          OverviewPage.measure(home));
    } catch (SQLException e) {
      throw new IOException("the report's SQL does not run on the ideal file", e);
    }
  }

  /** The report on a lake, from opening it, and once more. */
  static Times report(Path directory) {
    Spent.Watch watch = Spent.watch();
    try (Lake lake = Lake.open(directory);
        Cut cut = Cut.open(lake)) {
      return report(watch, cut);
    }
  }

  /** The report on a cut likewise. */
  private static Times report(Supplier<Cut> opening) {
    Spent.Watch watch = Spent.watch();
    try (Cut cut = opening.get()) {
      return report(watch, cut);
    }
  }

  private static Times report(Spent.Watch sinceOpening, Cut cut) {
    IndicatorReport.run(cut, IndicatorReport.Query.asOf(AS_OF));
    Spent cold = sinceOpening.spent();
    Spent.Watch again = Spent.watch();
    IndicatorReport.run(cut, IndicatorReport.Query.asOf(AS_OF));
    return new Times(cold, again.spent());
  }

  private static void tidy(Home home) {
    try (Lake lake = Lake.open(home.lake())) {
      LakeUpkeep.of(home, lake, Grace.NONE).thorough();
    }
  }

  private static Times ideal(IdealReport ideal) throws SQLException {
    Spent.Watch watch = Spent.watch();
    try (Connection connection = ideal.open()) {
      ideal.run(connection);
      Spent cold = watch.spent();
      Spent.Watch again = Spent.watch();
      ideal.run(connection);
      return new Times(cold, again.spent());
    }
  }

  private static Measure measure(String name, Spent report, Spent ideal) {
    return report.millisBeside(name, new Peer(CEILING, ideal));
  }

  private static Measure onMany(String name, Spent report, Spent ideal) {
    return report.millisBeside(name, new Peer(SAME_FILES, ideal));
  }
}
