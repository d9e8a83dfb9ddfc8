package org.waymark.reports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.reports.lake.Cut;

class OutputFormatTest {

  private static final String ALL_KINDS =
      """
      SELECT 1 AS whole, 2.50 AS part, NULL AS nothing, '' AS blank, 'a "b", c' AS quoted,
        DATE '2025-03-01' AS day, TIMESTAMPTZ '2025-03-01 10:00:00+02' AS moment,
        ['a', 'b'] AS list, true AS yes, 3::HUGEINT AS huge""";

  @Test
  void writesCsv() {
    assertThat(run(OutputFormat.CSV, ALL_KINDS))
        .isEqualTo(
            """
            whole,part,nothing,blank,quoted,day,moment,list,yes,huge
            1,2.50,,"","a ""b"", c",2025-03-01,2025-03-01T08:00:00Z,"[a, b]",true,3
            """);
  }

  @Test
  void writesJsonWithARowOnALine() {
    assertThat(run(OutputFormat.JSON, ALL_KINDS))
        .isEqualTo(
            """
            [
            {"whole":1,"part":2.50,"nothing":null,"blank":"","quoted":"a \\"b\\", c",\
            "day":"2025-03-01","moment":"2025-03-01T08:00:00Z","list":["a","b"],"yes":true,"huge":3}
            ]
            """);
  }

  @Test
  void writesAnEmptyArrayOfNoRows() {
    assertThat(run(OutputFormat.JSON, "SELECT 1 AS a WHERE false")).isEqualTo("[\n]\n");
  }

  @Test
  void alignsATableWithNumbersToTheRight() {
    assertThat(run(OutputFormat.TABLE, "FROM (VALUES ('né', 1), (NULL, 100)) AS t (name, n)"))
        .isEqualTo(
            """
            name    n
            ----  ---
            né      1
                  100
            """);
  }

  @Test
  void cutsNothingOffAValueThatComesLate() {
    StringWriter out = new StringWriter();
    ResultWriter writer = OutputFormat.TABLE.writer(out);
    writer.begin(List.of(Column.text("a"), Column.number("b")));
    Collections.nCopies(2000, Arrays.<Object>asList("x", 1)).forEach(writer::row);
    writer.row(Arrays.asList("much longer\nthan before", 1234567));
    writer.end();
    assertThat(out.toString()).endsWith("\nmuch longer\\nthan before  1234567\n");
  }

  @Test
  void writesUtf8WhateverTheStreamsOwnCharset() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream ascii = new PrintStream(bytes, false, StandardCharsets.US_ASCII);
    ResultWriter writer = OutputFormat.CSV.writer(ascii);
    writer.begin(List.of(Column.text("é")));
    writer.end();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("é\n");
  }

  @Test
  void stopsWhenNobodyReadsOn() {
    PrintStream closed = new PrintStream(new ClosedPipe(), false, StandardCharsets.UTF_8);
    ResultWriter writer = OutputFormat.CSV.writer(closed);
    assertThatThrownBy(
            () -> {
              writer.begin(List.of(Column.number("n")));
              for (int i = 0; i < 1_000_000; i++) {
                writer.row(List.of(i));
              }
            })
        .isInstanceOf(OutputClosedException.class);
  }

  private static String run(OutputFormat format, String sql) {
    StringWriter out = new StringWriter();
    try (Cut cut = Cut.of(Map.of())) {
      cut.query(sql, format.writer(out));
    }
    return out.toString();
  }

  /** A pipe whose reader has gone. */
  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
