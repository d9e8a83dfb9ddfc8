package org.waymark.reports.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.indicators.IndicatorRows;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Publisher.Outcome;
import org.waymark.schemas.catalogue.Catalogue;

class PublisherTest {

  private static final LocalDate MARCH_1 = LocalDate.of(2025, 3, 1);
  private static final LocalDate LATER = LocalDate.of(2025, 12, 1);

  @TempDir Path directory;
  private Town town = new Town(Path.of("unset"));
  private Publications publications = new Publications(Path.of("unset"));

  @BeforeEach
  void twoMonthsOfManyPeople() {
    town = twoMonths();
    publications = new Publications(directory.resolve("published"));
  }

  @Test
  void writesFilesThatItsManifestNamesWithTheirSums() throws IOException {
    Publication first = publish(LATER);
    assertThat(bytes(first).keySet())
        .containsExactly(
            "catalogue/definitions.parquet",
            "catalogue/parts.parquet",
            "cells.parquet",
            "manifest.json",
            "programs.parquet",
            "rebases.parquet",
            "views.sql");
    assertThat(first.manifest().files()).hasSize(6);
    assertThat(Publication.digest(first.manifest().files())).isEqualTo(first.manifest().digest());
    assertThat(PosixFilePermissions.toString(mode(first, "cells.parquet"))).isEqualTo("r--------");
  }

  @Test
  void namesTheCutTheDayAndTheVersions() throws IOException {
    Manifest manifest = publish(LATER).manifest();
    assertThat(manifest.made().head().cut()).isEqualTo(Map.of(0, 60L));
    assertThat(manifest.asOf()).isEqualTo("2025-12-01");
    assertThat(manifest.made().software()).isEqualTo("test");
    assertThat(manifest.made().catalogue()).hasSize(Catalogue.ALL.size()).containsEntry("E1", 1);
    assertThat(manifest.audit()).isPositive();
  }

  @Test
  void holdsACellForEveryProgramPeriodAndIndicator() throws IOException, SQLException {
    publish(LATER);
    assertThat(
            query(
                "SELECT DISTINCT count(DISTINCT indicator) FROM published_cells WHERE grain ="
                    + " 'month' GROUP BY program_id, period"))
        .containsExactly(Integer.toString(Catalogue.ALL.size() - 1));
  }

  @Test
  void aHiddenCellHoldsNoNumber() throws IOException, SQLException {
    town.choice("summit", "2025-01", 4);
    publish(LATER);
    assertThat(
            query(
                "SELECT status FROM published_cells WHERE program_id = 'summit' AND indicator ="
                    + " 'E1' AND period_start = '2025-01-01' AND part IS NULL AND"
                    + " coalesce(numerator, denominator, unknown, people, value, lower, upper) IS"
                    + " NULL"))
        .containsExactly("too_few");
  }

  @Test
  void printsWhatTheLiveReportPrintsByteForByte() throws IOException {
    town.choice("summit", "2025-01", 25).choice("summit", "2025-02", 25);
    StringWriter live = new StringWriter();
    try (Cut cut = town.open(Beside.NOTHING)) {
      IndicatorRows.write(
          IndicatorReport.run(cut, IndicatorReport.Query.asOf(LATER).to(YearMonth.of(2025, 11))),
          OutputFormat.CSV.writer(live));
    }
    assertThat(report(publish(LATER))).isEqualTo(live.toString());
  }

  @Test
  void theSameCutAndDayAgainIsThereAlready() throws IOException {
    publish(LATER);
    Publisher.Published again = publisher(publications, town).publish(LATER, LATER);
    assertThat(again.outcome()).isEqualTo(Outcome.THERE_ALREADY);
    assertThat(again.publication().number()).isEqualTo(1);
    assertThat(publications.manifests()).hasSize(1);
  }

  @Test
  void aDayThatHasNotComeBindsNobody() throws IOException {
    publish(LATER);
    publish(LATER.plusDays(400));
    assertThat(publish(LATER.plusDays(1)).number()).isEqualTo(3);
    assertThatExceptionOfType(PublicationException.class)
        .isThrownBy(
            () -> publisher(publications, town).publish(LATER.minusDays(1), LATER.plusDays(1)))
        .withMessageContaining("publication 3");
  }

  @Test
  void twoHomesOfTheSameEventsGiveTheSameBytes() throws IOException {
    Publications others = new Publications(directory.resolve("others"));
    Town other = twoMonths().reversed();
    Publication theirs = publisher(others, other).publish(LATER, LATER).publication();
    Publication ours = publish(LATER);
    assertThat(ours.manifest().files()).isEqualTo(theirs.manifest().files());
  }

  @Test
  void partsOfThePeopleGiveTheSameBytes() throws IOException {
    Publications others = new Publications(directory.resolve("others"));
    Town other = twoMonths().divided();
    for (int late : List.of(0, 9, 10)) {
      // Of nobody, of too few and of enough to tell what changed.
      other.choice("harbor", "2025-02", late);
      town.choice("harbor", "2025-02", late);
      Publication theirs = publisher(others, other).publish(MARCH_1, MARCH_1).publication();
      assertThat(publish(MARCH_1).manifest().files()).isEqualTo(theirs.manifest().files());
    }
  }

  @Test
  void aNumberNeverChanges() throws IOException {
    Publication first = publish(LATER);
    Map<String, String> before = bytes(first);
    town.choice("harbor", "2025-02", 30);
    assertThat(publish(LATER).number()).isEqualTo(2);
    assertThat(bytes(first)).isEqualTo(before);
  }

  @Test
  void thePointerNamesTheNewest() throws IOException {
    publish(MARCH_1);
    publish(LATER);
    assertThat(publications.newest().map(Publication::number)).contains(2);
    assertThat(directory.resolve("published/latest")).hasContent("2");
  }

  @Test
  void noticesAFileThatWasChanged() throws IOException {
    Path file = publish(LATER).directory().resolve("cells.parquet");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, new byte[] {1});
    assertThatThrownBy(() -> publications.number(1))
        .isInstanceOf(PublicationException.class)
        .hasMessageContaining("cells.parquet was changed");
  }

  @Test
  void publishesNothingWhenANumberDiffers() throws IOException {
    town.miscount();
    assertThatThrownBy(() -> publish(LATER))
        .isInstanceOf(CellsDifferException.class)
        .hasMessageContaining("nothing was published");
    assertThat(publications.newest()).isEmpty();
  }

  @Test
  void doesNotGoBackBehindAnEarlierDay() throws IOException {
    publish(LATER);
    assertThatThrownBy(() -> publisher(publications, town).publish(MARCH_1, LATER))
        .isInstanceOf(PublicationException.class)
        .hasMessageContaining("publication 1 is as of 2025-12-01");
  }

  @Test
  void aMonthIsPublishedWhenItHasEnded() throws IOException, SQLException {
    publish(MARCH_1.minusDays(1));
    assertThat(query("SELECT DISTINCT period FROM published_cells WHERE grain = 'month'"))
        .containsExactly("2025-01-01");
  }

  @Test
  void aMonthIsProvisionalForThirtyDays() throws IOException, SQLException {
    publish(MARCH_1.plusDays(29));
    assertThat(flags("2025-02-01")).containsExactly("provisional");
    publish(MARCH_1.plusDays(30));
    assertThat(flags("2025-02-01")).containsExactly("null");
  }

  @Test
  void carriesAProvisionalCellOverWhenNinePeopleChanged() throws IOException, SQLException {
    publish(MARCH_1);
    town.choice("harbor", "2025-02", 9);
    publish(MARCH_1);
    assertThat(numerators("2025-02-01")).containsExactly("30");
  }

  @Test
  void publishesAProvisionalCellAnewWhenTenPeopleChanged() throws IOException, SQLException {
    publish(MARCH_1);
    town.choice("harbor", "2025-02", 10);
    publish(MARCH_1);
    assertThat(numerators("2025-02-01")).containsExactly("40");
  }

  @Test
  void countsChangesSinceTheCellWasCountedNotSinceItWasCarriedOver()
      throws IOException, SQLException {
    publish(MARCH_1);
    town.choice("harbor", "2025-02", 4);
    publish(MARCH_1);
    town.choice("harbor", "2025-02", 12);
    publish(MARCH_1);
    assertThat(numerators("2025-02-01")).containsExactly("46");
  }

  @Test
  void carriesOverWhenNobodyCanTellWhoChanged() throws IOException, SQLException {
    publish(MARCH_1);
    town.choice("harbor", "2025-02", 30).forget();
    publish(MARCH_1);
    assertThat(numerators("2025-02-01")).containsExactly("30");
  }

  @Test
  void whatIsEmptyIsPublishedAsEmptyThoughNobodyCanTellWhoChanged()
      throws IOException, SQLException {
    publish(MARCH_1);
    town.choice("harbor", "2025-02", 1).erase("harbor", "2025-02");
    publish(MARCH_1);
    assertThat(numerators("2025-02-01")).containsExactly("null");
    assertThat(
            query(
                "SELECT DISTINCT status FROM published_cells WHERE program_id = 'harbor'"
                    + " AND period = '2025-02-01' AND grain = 'month' AND indicator = 'E1'"))
        .containsExactly("no_events");
  }

  @Test
  void aCellThatTurnsFinalIsPublishedAnewWhateverChanged() throws IOException, SQLException {
    publish(MARCH_1);
    town.choice("harbor", "2025-02", 1);
    publish(LATER);
    assertThat(numerators("2025-02-01")).containsExactly("31");
    assertThat(flags("2025-02-01")).containsExactly("null");
  }

  @Test
  void aCellThatChangedAfterItWasFinalIsRestatedFromThenOn() throws IOException, SQLException {
    publish(LATER);
    town.choice("harbor", "2025-02", 1);
    publish(LATER);
    assertThat(flags("2025-02-01")).containsExactly("restated");
    publish(LATER.plusDays(1));
    assertThat(flags("2025-02-01")).containsExactly("restated");
    assertThat(flags("2025-01-01")).containsExactly("null");
  }

  @Test
  void aSmallProgramGetsLongerPeriods() throws IOException, SQLException {
    town = new Town(directory);
    for (int month = 1; month <= 3; month++) {
      town.choice("harbor", "2025-0" + month, 9).choice("summit", "2025-0" + month, 30);
    }
    publish(LATER);
    assertThat(
            query(
                "SELECT DISTINCT program_id || ' ' || grain FROM published_cells WHERE grain <>"
                    + " 'all' ORDER BY ALL"))
        .containsExactly("harbor half_year", "summit month");
  }

  @Test
  void aYearKeepsTheGrainAtWhichItWasShown() throws IOException, SQLException {
    publish(LATER);
    for (int month = 3; month <= 9; month++) {
      town.choice("harbor", "2025-0" + month, 3);
    }
    publish(LATER);
    assertThat(
            query(
                "SELECT DISTINCT grain FROM published_cells WHERE program_id = 'harbor' AND grain"
                    + " <> 'all'"))
        .containsExactly("month");
  }

  @Test
  void twoYearsOfHardlyAnyEventsHaveEveryPeriodAndItsReason() throws IOException, SQLException {
    town = new Town(directory);
    for (int month = 0; month < 24; month++) {
      YearMonth at = YearMonth.of(2023, 1).plusMonths(month);
      town.choice("harbor", at.toString(), month % 4);
    }
    publish(LocalDate.of(2025, 3, 1));
    String harbor =
        "SELECT DISTINCT period || ' ' || status FROM published_cells"
            + " WHERE program_id = 'harbor' AND period < '2025' AND grain <> 'all' AND ";
    assertThat(query(harbor + "indicator = 'E1' AND part IS NULL ORDER BY ALL"))
        .containsExactly(
            "2023-H1 too_few", "2023-H2 too_few", "2024-H1 too_few", "2024-H2 too_few");
    assertThat(query(harbor + "indicator = 'E1' AND part IS NOT NULL ORDER BY ALL"))
        .containsExactly(
            "2023-H1 too_few", "2023-H2 too_few", "2024-H1 too_few", "2024-H2 too_few");
    assertThat(query(harbor + "indicator = 'F4' ORDER BY ALL"))
        .containsExactly(
            "2023-H1 no_events", "2023-H2 no_events", "2024-H1 no_events", "2024-H2 no_events");
    assertThat(
            query(
                "SELECT count(DISTINCT (indicator, part)) FROM published_cells WHERE program_id ="
                    + " 'harbor' AND grain <> 'all' GROUP BY period ORDER BY ALL"))
        .hasSize(6)
        .containsOnly(
            query(
                    "SELECT count(DISTINCT (indicator, part)) FROM published_cells"
                        + " WHERE grain <> 'all'")
                .get(0));
  }

  @Test
  void aSiteThatIsSilentForAYearIsReportedOnTime() throws IOException, SQLException {
    town = new Town(directory).choice("harbor", "2023-01", 30);
    publish(LocalDate.of(2024, 3, 2));
    assertThat(
            query(
                "SELECT period || ' ' || status || ' ' || coalesce(flags, '') FROM published_cells"
                    + " WHERE program_id = 'harbor' AND indicator = 'E1' AND part IS NULL"
                    + " ORDER BY period DESC LIMIT 2"))
        .containsExactly("2024-02-01 no_events provisional", "2024-01-01 no_events ");
  }

  @Test
  void aPartIsHiddenWithItsWholeAndWithTheOthers() throws IOException, SQLException {
    publish(LATER);
    assertThat(
            query(
                "SELECT count(*) FROM published_cells AS part JOIN published_cells AS whole"
                    + " USING (program_id, period, indicator) WHERE part.part IS NOT NULL AND"
                    + " whole.part IS NULL AND part.status = 'shown' AND whole.status <> 'shown'"))
        .containsExactly("0");
    assertThat(
            query(
                "SELECT part || ' ' || numerator || ' of ' || denominator FROM published_cells"
                    + " WHERE indicator = 'E1' AND part IS NOT NULL AND period = '2025-01-01'"
                    + " AND program_id = 'harbor'"))
        .containsExactly("participant 30 of 30");
  }

  @Test
  void aPartIsCarriedOverWithItsWhole() throws IOException, SQLException {
    publish(MARCH_1);
    town.choice("harbor", "2025-02", 9);
    publish(MARCH_1);
    assertThat(
            query(
                "SELECT numerator FROM published_cells WHERE indicator = 'E1' AND part ="
                    + " 'participant' AND period = '2025-02-01' AND program_id = 'harbor'"))
        .containsExactly("30");
  }

  @Test
  void howGoalsEndIsToldOfWholeHalfYears() throws IOException, SQLException {
    publish(LocalDate.of(2025, 6, 30));
    assertThat(query("SELECT DISTINCT period FROM published_cells WHERE indicator = 'O7'"))
        .isEmpty();
    publish(LocalDate.of(2025, 7, 1));
    assertThat(query("SELECT DISTINCT period FROM published_cells WHERE indicator = 'O7'"))
        .containsExactly("2025-01..2025-06");
  }

  @Test
  void holdsTheRebasesThatWereKnownThen() throws IOException, SQLException {
    town.rebase("harbor", "E1", "2025-02", "a new team");
    publish(LATER);
    assertThat(
            query(
                "SELECT concat_ws('|', program_id, indicator, from_month, reason, recorded_on) FROM"
                    + " published_rebases"))
        .containsExactly("harbor|E1|2025-02-01|a new team|2025-01-01");
  }

  @Test
  void aRebaseAloneMakesANewPublicationAndLeavesTheOldOneAsItWas() throws IOException {
    Publication first = publish(LATER);
    Map<String, String> before = bytes(first);
    town.rebase("harbor", "E1", "2025-02", "a new team");
    assertThat(publish(LATER).number()).isEqualTo(2);
    assertThat(bytes(first)).isEqualTo(before);
  }

  @Test
  void anyDuckDbOpensItFromItsDirectory() throws IOException, SQLException {
    Publication first = publish(LATER);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET file_search_path = '" + first.directory() + "'");
      statement.execute(Files.readString(first.directory().resolve("views.sql")));
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT name, people FROM published_cells WHERE indicator = 'E1' AND part IS NULL"
                  + " LIMIT 1")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("Decisions made by or with the person");
        assertThat(rows.getLong(2)).isEqualTo(30);
      }
    }
  }

  @Test
  void publishesALakeWithoutEvents() throws IOException {
    Publication empty =
        publisher(publications, new Town(directory)).publish(LATER, LATER).publication();
    assertThat(empty.manifest().cells()).isZero();
    assertThat(report(empty)).startsWith("program_id,").hasLineCount(1);
  }

  @Test
  void twoAtOnceMakeOneNumber() throws Exception {
    Thread other =
        new Thread(
            () -> {
              try {
                publisher(publications, town).publish(LATER, LATER);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    town.open(Beside.NOTHING).close();
    other.start();
    publish(LATER);
    other.join();
    assertThat(publications.manifests()).hasSize(1);
  }

  private Publication publish(LocalDate asOf) throws IOException {
    return publisher(publications, town).publish(asOf, asOf).publication();
  }

  private Town twoMonths() {
    return new Town(directory).choice("harbor", "2025-01", 30).choice("harbor", "2025-02", 30);
  }

  private static Publisher publisher(Publications publications, Source source) {
    return new Publisher(publications, source, "test");
  }

  private List<String> flags(String period) throws SQLException {
    return ofE1("flags", period);
  }

  private List<String> numerators(String period) throws SQLException {
    return ofE1("numerator", period);
  }

  private List<String> ofE1(String column, String period) throws SQLException {
    return query(
        "SELECT %s FROM published_cells WHERE program_id = 'harbor' AND indicator = 'E1' AND part IS NULL AND period = '%s'"
            .formatted(column, period));
  }

  /** The first column, of the newest publication. */
  private List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String view : publications.newest().orElseThrow().beside().views()) {
        statement.execute(view);
      }
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          values.add(String.valueOf(rows.getString(1)));
        }
      }
    }
    return values;
  }

  private static String report(Publication publication) {
    StringWriter out = new StringWriter();
    PublishedReport.write(
        publication,
        Report.INDICATORS,
        new PublishedReport.Choice(Optional.empty(), Optional.empty(), Optional.empty()),
        OutputFormat.CSV.writer(out));
    return out.toString();
  }

  private static Set<PosixFilePermission> mode(Publication publication, String file)
      throws IOException {
    return Files.getPosixFilePermissions(publication.directory().resolve(file));
  }

  private static Map<String, String> bytes(Publication publication) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(publication.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sums.put(publication.directory().relativize(file).toString(), Digests.of(file));
      }
    }
    return sums;
  }
}
