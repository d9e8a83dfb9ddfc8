package org.waymark.ingest.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.ingest.table.Cell;
import org.waymark.ingest.table.Row;
import org.waymark.ingest.table.Table;

/** What the tables of a source mean: a mapping that somebody wrote, or the templates' own names. */
public final class Mapping {

  /** The tables whose columns have the names of the templates. */
  public static final Mapping TEMPLATES = new Mapping(List.of(), Optional.empty());

  private static final int MOST_SETTINGS = 100;

  private final List<SheetRule> sheets;
  private final Optional<String> settingsSheet;

  Mapping(List<SheetRule> sheets, Optional<String> settingsSheet) {
    this.sheets = List.copyOf(sheets);
    this.settingsSheet = settingsSheet;
  }

  /**
   * A table with what its columns mean.
   *
   * @param number of the table in its file, from 1
   * @param rows those behind the header
   * @param drafter makes drafts of them
   * @param shape of the rows
   */
  public record Mapped(int number, Iterator<Row> rows, Drafter drafter, Drafter.Shape shape) {

    /** The rows as drafts, made as they are asked for. */
    public Iterator<RowDraft> drafts() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public RowDraft next() {
          return drafter.draft(rows.next(), shape);
        }
      };
    }
  }

  /**
   * The tables of a file that it knows, in their order; the others are left out.
   *
   * @throws MappingException when it knows none, or one lacks a column
   */
  public Tables of(List<Table> tables, Context context) throws IOException {
    if (this == TEMPLATES && Workbook.isOne(tables)) {
      return Workbook.mapping().of(tables, context);
    }
    Map<String, Cell> settings = settings(tables);
    List<Mapped> mapped = new ArrayList<>();
    List<Integer> leftOut = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      if (settingsSheet.filter(table.name()::equalsIgnoreCase).isPresent()) {
        continue;
      }
      Optional<Mapped> one = mapped(i + 1, table, context, settings);
      one.ifPresent(mapped::add);
      if (one.isEmpty()) {
        leftOut.add(i + 1);
      }
    }
    if (mapped.isEmpty()) {
      throw new MappingException(
          sheets.isEmpty()
              ? "the first line names no column client_id, as the templates do (waymark template);"
                  + " for a table of your own make a mapping:  waymark mapping suggest FILE"
              : "no sheet has a name that the mapping gives");
    }
    return new Tables(mapped, leftOut);
  }

  /**
   * What a file holds.
   *
   * @param mapped the tables that are known
   * @param leftOut the numbers of the others, from 1
   */
  public record Tables(List<Mapped> mapped, List<Integer> leftOut) {}

  private Optional<Mapped> mapped(
      int number, Table table, Context context, Map<String, Cell> settings) throws IOException {
    Optional<SheetRule> named =
        sheets.stream()
            .filter(rule -> rule.sheet().isEmpty() || rule.sheet().equalsIgnoreCase(table.name()))
            .findFirst();
    if (!sheets.isEmpty() && named.isEmpty()) {
      return Optional.empty();
    }
    Iterator<Row> rows = table.rows();
    Optional<Row> first = header(rows, named.map(SheetRule::headerLine).orElse(0));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Header header = new Header(first.get());
    if (named.isEmpty() && !Templates.fits(header)) {
      return Optional.empty();
    }
    SheetRule rule = named.orElseGet(() -> Templates.rule(header));
    requireColumns(rule, header, named.isPresent());
    Drafter drafter = new Drafter(rule, header, context, settings);
    if (named.isPresent() && !drafter.unknownColumns().isEmpty()) {
      throw new MappingException(
          "the mapping says nothing of the columns "
              + String.join(", ", drafter.unknownColumns())
              + ": use them, or name them under \"ignore\"");
    }
    return Optional.of(
        new Mapped(
            number, rows, drafter, table.isRagged() ? Drafter.Shape.RAGGED : Drafter.Shape.EVEN));
  }

  private static void requireColumns(SheetRule rule, Header header, boolean written) {
    List<String> missing =
        rule.columnsRead().distinct().filter(name -> header.position(name) == null).toList();
    if (written && !missing.isEmpty()) {
      throw new MappingException(
          missing.stream()
              .map(name -> "the table has no column \"" + name + "\", which the mapping names")
              .toList());
    }
  }

  private static Optional<Row> header(Iterator<Row> rows, int line) {
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.line() >= line && !row.isBlank()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private Map<String, Cell> settings(List<Table> tables) throws IOException {
    Map<String, Cell> settings = new HashMap<>();
    Optional<Table> sheet =
        tables.stream()
            .filter(table -> settingsSheet.filter(table.name()::equalsIgnoreCase).isPresent())
            .findFirst();
    if (sheet.isPresent()) {
      Iterator<Row> rows = sheet.get().rows();
      Stream.iterate(0, i -> i < MOST_SETTINGS && rows.hasNext(), i -> i + 1)
          .map(i -> rows.next())
          .filter(row -> !row.cell(0).isBlank() && !row.cell(1).isBlank())
          .forEach(row -> settings.put(Header.even(row.cell(0).text()), row.cell(1)));
    }
    return settings;
  }
}
