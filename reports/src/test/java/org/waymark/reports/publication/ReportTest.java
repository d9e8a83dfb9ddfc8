package org.waymark.reports.publication;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.format.ResultWriter;

/** A program of thirty people beside one of four, of whom nothing may be seen. */
class ReportTest {

  private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

  private static final PublishedReport.Choice ALL =
      new PublishedReport.Choice(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir static Path directory;
  private static Optional<Publication> published = Optional.empty();

  @BeforeAll
  static void publish() throws IOException {
    Town town =
        new Town(directory)
            .choice("harbor", "2025-01", 30)
            .choice("harbor", "2025-02", 30)
            .choice("summit", "2025-01", 4);
    published =
        Optional.of(
            new Publisher(new Publications(directory.resolve("published")), town, "test")
                .publish(DAY, DAY)
                .publication());
  }

  /** Keeps all rows. */
  private static final class Kept implements ResultWriter {

    private final List<Column> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    @Override
    public void begin(List<Column> all) {
      columns.addAll(all);
    }

    @Override
    public void row(List<@Nullable Object> values) {
      rows.add(values);
    }

    @Override
    public void end() {}

    /** The numbers of a row, but not of the row that counts cells. */
    private List<Object> numbers(List<@Nullable Object> row) {
      return IntStream.range(0, columns.size())
          .filter(i -> columns.get(i).kind() == Column.Kind.NUMBER)
          .mapToObj(row::get)
          .filter(value -> value != null)
          .map(Object.class::cast)
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void answersAQuestionInOneLine(Report report) {
    assertThat(report.question()).isNotBlank().hasSizeLessThan(100).doesNotContain("-- ");
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void showsNothingOfACellThatIsHidden(Report report) {
    Kept kept = new Kept();
    PublishedReport.write(
        publication(),
        report,
        new PublishedReport.Choice(Optional.of("summit"), Optional.empty(), Optional.empty()),
        kept);
    assertThat(kept.rows).isNotEmpty();
    assertThat(kept.rows)
        .filteredOn(row -> !row.contains("Cells hidden because of few people"))
        .allSatisfy(row -> assertThat(kept.numbers(row)).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void printsPureDataForPrograms(Report report) {
    StringWriter out = new StringWriter();
    PublishedReport.write(publication(), report, ALL, OutputFormat.CSV.writer(out));
    assertThat(out.toString().lines().findFirst().orElseThrow()).startsWith("program_id,period,");
    assertThat(out.toString()).doesNotContain("Publication 1");
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void saysBesideTheTableWhereItComesFrom(Report report) {
    assertThat(notes(report)).contains("Publication 1, as of 2025-12-31. All rows are final.");
  }

  @Test
  void saysInWordsWhatIsCountedOutOfWhat() {
    assertThat(notes(Report.EMPOWERMENT))
        .contains("E1  Decisions made by or with the person: choices decided by the person alone")
        .contains(
            "participant: choices decided by the person alone, out of: choices whose decider");
  }

  @Test
  void saysWhyACellIsHidden() {
    assertThat(notes(Report.EMPOWERMENT)).contains("too_few: too few people");
  }

  @Test
  void asksNoAlarmOfOnePoint() {
    assertThat(notes(Report.SELF_DETERMINATION)).contains("No alarm on one point.");
  }

  @ParameterizedTest
  @CsvSource({"empowermint, empowerment", "goals, whose-goals", "trsut, trust", "limit, limits"})
  void knowsTheNearestName(String written, String meant) {
    assertThat(Report.nearest(Stream.of(Report.values()).map(Report::title).toList(), written))
        .isEqualTo(meant);
  }

  private static String notes(Report report) {
    return PublishedReport.writeWithNotes(publication(), report, ALL, new Kept()).stream()
        .map(String::strip)
        .collect(joining(" "));
  }

  private static Publication publication() {
    return published.orElseThrow();
  }
}
