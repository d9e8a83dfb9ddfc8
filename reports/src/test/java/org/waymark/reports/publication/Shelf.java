package org.waymark.reports.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.Period;
import org.waymark.reports.publication.PublicationFiles.PublishedProgram;
import org.waymark.reports.statistics.Interval;
import org.waymark.reports.statistics.Wilson;
import org.waymark.schemas.lake.Head;

/** Publications of cells that a test spells out, for those who read publications. */
public final class Shelf {

  private static final PublishedCell.Definition DEFINITION =
      new PublishedCell.Definition(1, 0, Optional.empty());

  private final Path directory;
  private final List<PublishedCell> cells = new ArrayList<>();
  private final List<PublishedProgram> programs = new ArrayList<>();
  private final List<PublishedRebase> rebases = new ArrayList<>();
  private int number;

  public Shelf(Path directory) {
    this.directory = directory;
  }

  public Shelf program(String id, String name) {
    programs.add(new PublishedProgram(id, name, "warmline", "north"));
    return this;
  }

  /** Months in a row: {@code 12/20} is shown, {@code too_few} is not. */
  public Shelf months(String program, String indicator, String first, String cellsInARow) {
    YearMonth month = YearMonth.parse(first);
    for (String cell : cellsInARow.strip().split("\\s+")) {
      cell(program, indicator, month(month), cell);
      month = month.plusMonths(1);
    }
    return this;
  }

  /** A part of an indicator in months in a row, likewise, with intervals. */
  public Shelf part(String program, String indicator, String part, String cellsInARow) {
    YearMonth month = YearMonth.of(2025, 1);
    for (String cell : cellsInARow.strip().split("\\s+")) {
      PublishedCell.Key key =
          new PublishedCell.Key(program, month(month), indicator, Optional.of(part));
      cell(key, cell, (count, total) -> Optional.of(Wilson.of(count, total)));
      month = month.plusMonths(1);
    }
    return this;
  }

  /** The newest cell is still provisional. */
  public Shelf provisional() {
    int last = cells.size() - 1;
    cells.set(last, cells.get(last).with(Flag.PROVISIONAL));
    return this;
  }

  public Shelf rebase(String program, String indicator, String from, String reason) {
    rebases.add(
        new PublishedRebase(
            program, indicator, YearMonth.parse(from).atDay(1), reason, LocalDate.of(2026, 1, 1)));
    return this;
  }

  /** All of it so far as the next publication. */
  public Publication publish() throws IOException {
    number++;
    Path folder = Files.createDirectories(directory.resolve(Integer.toString(number)));
    Map<String, String> files = PublicationFiles.write(folder, cells, programs, rebases);
    Manifest manifest =
        new Manifest(
            number,
            "2026-01-15",
            null,
            new Manifest.Made("test", Map.of(), 10, Head.NONE),
            0,
            cells.size(),
            cells.stream().filter(PublishedCell::isShown).count(),
            files,
            Publication.digest(files));
    Files.write(folder.resolve(Manifest.FILE), manifest.write());
    Files.writeString(directory.resolve("latest"), number + "\n");
    return Publication.read(folder);
  }

  private void cell(String program, String indicator, Period period, String cell) {
    cell(
        new PublishedCell.Key(program, period, indicator, Optional.empty()),
        cell,
        (count, total) -> Optional.empty());
  }

  private void cell(
      PublishedCell.Key key, String cell, BiFunction<Long, Long, Optional<Interval>> interval) {
    Set<Flag> none = EnumSet.noneOf(Flag.class);
    if (!cell.contains("/")) {
      CellStatus status = CellStatus.valueOf(cell.toUpperCase(Locale.ROOT));
      cells.add(new PublishedCell(key, DEFINITION, status, none, Optional.empty(), 0));
      return;
    }
    long count = Long.parseLong(cell.split("/")[0]);
    long total = Long.parseLong(cell.split("/")[1]);
    Numbers numbers =
        new Numbers(count, total, 0, total, (double) count / total, interval.apply(count, total));
    cells.add(
        new PublishedCell(
            key, DEFINITION, CellStatus.SHOWN, none, Optional.of(PublishedNumbers.of(numbers)), 0));
  }

  private static Period month(YearMonth month) {
    return new Period(Grain.MONTH, month.atDay(1), month.plusMonths(1).atDay(1));
  }
}
