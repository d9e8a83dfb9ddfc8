package org.waymark.ingest.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.mapping.RowDraft.EventDraft;
import org.waymark.ingest.mapping.RowDraft.Origin;
import org.waymark.ingest.table.Cell;
import org.waymark.ingest.table.Row;
import org.waymark.ingest.vault.Identity;
import org.waymark.schemas.reject.RejectReason;

/** Makes drafts of the rows of one table, one after the other. */
public final class Drafter {

  private static final String SEPARATOR = "\u001F";

  private final SheetRule rule;
  private final Header header;
  private final Context context;
  private final Map<String, Cell> settings;
  private final Set<Integer> unknown;
  private final Map<String, Integer> repeats = new HashMap<>();

  Drafter(SheetRule rule, Header header, Context context, Map<String, Cell> settings) {
    this.rule = rule;
    this.header = header;
    this.context = context;
    this.settings = settings;
    this.unknown = unknown();
  }

  /** The letters of the columns that nothing reads; a row that says something there is refused. */
  public List<String> unknownColumns() {
    return unknown.stream().map(Header::letter).toList();
  }

  /** The draft of a row. */
  public RowDraft draft(Row row, Shape shape) {
    if (shape == Shape.RAGGED && row.cells().size() != header.size() && !endsBlank(row)) {
      return RowDraft.refused(row.line(), null, new Refused(RejectReason.MALFORMED, null));
    }
    RowView view = new RowView(header, row, settings);
    List<EventDraft> events = new ArrayList<>();
    for (EventRule event : rule.events()) {
      if (event.when().map(when -> when.holds(view)).orElse(true)) {
        events.add(new EventDrafter(rule, event, context).draft(view));
      }
    }
    return finish(view, events);
  }

  /** Whether a row with another number of cells than the header is broken. */
  public enum Shape {
    /** It is, as in CSV. */
    RAGGED,
    /** It is not, as in Excel. */
    EVEN
  }

  private RowDraft finish(RowView view, List<EventDraft> events) {
    long line = view.row().line();
    Origin origin = origin(view, events);
    if (unknown.stream().anyMatch(column -> !view.row().cell(column).isBlank())) {
      return RowDraft.refused(line, origin, new Refused(RejectReason.UNKNOWN_FIELD, null));
    }
    if (origin == null) {
      return RowDraft.refused(line, null, new Refused(RejectReason.MISSING_FIELD, Field.ROW_ID));
    }
    events.forEach(event -> EventDrafter.name(event, origin, rule, context));
    return new RowDraft(line, origin, events, null);
  }

  private @Nullable Origin origin(RowView view, List<EventDraft> events) {
    String own =
        rule.key().columns().stream()
            .map(column -> view.cell(column).text())
            .collect(Collectors.joining(SEPARATOR));
    if (own.replace(SEPARATOR, "").isEmpty()) {
      return null;
    }
    if (!rule.key().isUnique()) {
      own = own.toLowerCase(Locale.ROOT);
      own += SEPARATOR + repeats.merge(own, 1, Integer::sum);
    }
    String source = new EventDrafter(rule, rule.events().get(0), context).source(view);
    int lastDay = events.stream().mapToInt(EventDrafter::day).max().orElse(0);
    return new Origin(source, rule.table(), own, lastDay);
  }

  private boolean endsBlank(Row row) {
    if (row.cells().size() < header.size()) {
      return false;
    }
    return row.cells().subList(header.size(), row.cells().size()).stream().allMatch(Cell::isBlank);
  }

  private Set<Integer> unknown() {
    Set<String> known =
        rule.columnsRead().map(Header::even).collect(Collectors.toCollection(TreeSet::new));
    rule.ignored().forEach(column -> known.add(Header.even(column)));
    return header.columns().entrySet().stream()
        .filter(column -> !known.contains(column.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The person of a row; null when it names none. */
  static @Nullable Identity person(RowView view, SheetRule rule, String source) {
    Cell client = rule.key().client().map(supply -> supply.of(view)).orElse(Cell.BLANK);
    String text = rule.key().ignoresCase() ? client.text().toLowerCase(Locale.ROOT) : client.text();
    return client.isBlank() || source.isEmpty() ? null : new Identity(source, text);
  }
}
