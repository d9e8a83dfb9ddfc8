package org.waymark.reports.codebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.reports.codebook.Codebook.Column;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.EmptyPublication;

/** {@code docs/codebook.md} says what every column that SQL sees means. */
class CodebookTest {

  private static final Path PAGE = Path.of("../docs/codebook.md");
  private static final String COLUMNS =
      """
      SELECT table_name, column_name, data_type
      FROM information_schema.columns
      WHERE table_schema = 'main'
      ORDER BY table_name, ordinal_position""";

  @TempDir Path directory;

  @Test
  void thePageIsThatOfTheTables() throws IOException {
    String made = Codebook.page(columns());
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(PAGE, made);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("docs/codebook.md is stale; -Dtest.argLine=-Dgolden.refresh=true makes it anew")
        .isEqualTo(made);
  }

  private List<Column> columns() throws IOException {
    StringWriter json = new StringWriter();
    try (Cut cut = Cut.of(Map.of(), EmptyPublication.in(directory))) {
      cut.query(COLUMNS, OutputFormat.JSON.writer(json));
    }
    JsonNode rows = new ObjectMapper().readTree(json.toString());
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new Column(
                    row.get("table_name").textValue(),
                    row.get("column_name").textValue(),
                    row.get("data_type").textValue()))
        .toList();
  }
}
