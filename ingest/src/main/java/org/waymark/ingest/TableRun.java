package org.waymark.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.mapping.RowDraft;
import org.waymark.ingest.mapping.RowDraft.EventDraft;
import org.waymark.ingest.mapping.RowDraft.Origin;
import org.waymark.ingest.vault.Answer;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Ledger;
import org.waymark.ingest.vault.LedgerRow;
import org.waymark.ingest.vault.Vault;
import org.waymark.schemas.reject.RejectReason;

/**
 * Takes the rows of the tables of one import, two thousand at a time: first the people get keys,
 * which are durable before anything is sent; then the ledger notes what is going to be sent; then
 * the log takes it; then the ledger marks it. A row is taken whole or not at all.
 */
final class TableRun {

  private static final int ROWS = 2000;

  /** Where events and refusals go. */
  interface Sink {
    /** An event for the log, which need not have it yet. */
    void send(Accepted event);

    /** A row that is refused. */
    void refuse(int source, long line, Refused refused);

    /** Waits until the log has what was sent. */
    void flush();
  }

  private final EventCheck check;
  private final Vault vault;
  private final Keys keys;
  private final Sink sink;
  private final Instant now;

  private final Map<List<String>, String> seen = new HashMap<>();
  private final Set<String> sources = new TreeSet<>();
  private final Set<Integer> unclear = new HashSet<>();
  private Fates fates = Fates.NONE;
  private long rows;
  private long unchanged;
  private long corrected;
  private long retracted;

  TableRun(EventCheck check, Vault vault, Keys keys, Sink sink) {
    this.check = check;
    this.vault = vault;
    this.keys = keys;
    this.sink = sink;
    this.now = Instant.now();
  }

  /** A row with what is to be sent of it. */
  private record Planned(RowPlan plan, LedgerRow row, List<Accepted> events) {}

  /** A row with the table that it is of and its place in the ledger. */
  private record Placed(int source, RowDraft draft, List<String> place) {}

  /** Hears what becomes of each row. */
  @FunctionalInterface
  interface Fates {

    /** Tells nobody. */
    Fates NONE = (draft, refused) -> {};

    /** A row was taken, or refused if there is a refusal. */
    void of(RowDraft draft, @Nullable Refused refused);
  }

  /** Takes rows to their end, or until it is stopped. */
  void read(int source, Iterator<RowDraft> drafts, Fates hears, BooleanSupplier stop) {
    fates = hears;
    List<RowDraft> batch = new ArrayList<>(ROWS);
    while (drafts.hasNext() && !stop.getAsBoolean()) {
      batch.add(drafts.next());
      if (batch.size() == ROWS) {
        take(source, batch);
        batch.clear();
      }
    }
    take(source, batch);
  }

  /** What came of the rows. */
  Rows result(Rows.Gone gone) {
    return new Rows(rows, unchanged, corrected, retracted, gone);
  }

  /**
   * Takes back the rows that were sent before and are gone, of the sources that were read.
   *
   * @param lastDay the sources hold all there is up to it, in days since 1970
   */
  Rows.Gone takeBack(int lastDay) {
    if (!unclear.isEmpty()) {
      return Rows.Gone.UNCLEAR;
    }
    for (String source : sources) {
      List<Ledger.Entry> gone =
          vault.ledger().until(source, lastDay).stream()
              .filter(entry -> !seen.containsKey(List.of(source, entry.row().rowKey())))
              .toList();
      for (int i = 0; i < gone.size(); i += ROWS) {
        send(gone.subList(i, Math.min(gone.size(), i + ROWS)).stream().map(this::gone).toList());
      }
    }
    return Rows.Gone.TAKEN_BACK;
  }

  private Planned gone(Ledger.Entry entry) {
    LedgerRow row = entry.row();
    RowPlan plan = new RowPlan(vault.secrets(), entry, now).plan(List.of());
    List<Accepted> events = new ArrayList<>();
    for (ObjectNode event : plan.send()) {
      if (check.check(event) instanceof Accepted accepted) {
        events.add(accepted);
      }
    }
    return new Planned(plan, plan.row(row.source(), row.rowKey(), row.lastDay()), events);
  }

  private void take(int source, List<RowDraft> batch) {
    rows += batch.stream().filter(draft -> !draft.isBlank()).count();
    keys.ask(
        batch.stream()
            .flatMap(draft -> draft.events().stream())
            .map(EventDraft::person)
            .filter(Objects::nonNull)
            .map(Identity.class::cast)
            .toList());
    List<List<String>> places = batch.stream().map(this::place).toList();
    Map<List<String>, Ledger.Entry> before =
        vault.ledger().find(places.stream().filter(place -> !place.isEmpty()).toList());
    List<Planned> planned = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      List<String> place = places.get(i);
      Planned plan = plan(new Placed(source, batch.get(i), place), before.get(place));
      if (plan != null) {
        planned.add(plan);
      }
    }
    send(planned);
  }

  /** The names of the source and the row in the ledger; nothing when the row has no key. */
  private List<String> place(RowDraft draft) {
    Origin origin = draft.origin();
    return origin == null
        ? List.of()
        : List.of(
            vault.ledger().source(origin.sourceSystem(), origin.table()),
            vault.ledger().rowKey(origin.rowKey()));
  }

  private @Nullable Planned plan(Placed row, Ledger.@Nullable Entry before) {
    int source = row.source();
    RowDraft draft = row.draft();
    List<String> place = row.place();
    Origin origin = draft.origin();
    if (origin == null) {
      unclear.add(source);
    } else {
      sources.add(place.get(0));
    }
    Refused refused = draft.refused() == null ? giveKeys(draft) : draft.refused();
    String content = "";
    if (origin != null && refused == null) {
      String text =
          draft.events().stream().map(event -> event.json().toString()).toList().toString();
      content = vault.secrets().content(text);
    }
    if (origin != null) {
      String other = seen.putIfAbsent(place, content);
      if (other != null && refused == null) {
        return repeated(source, draft, other.equals(content));
      }
    }
    if (refused != null || origin == null) {
      refuse(source, draft, Objects.requireNonNull(refused));
      return null;
    }
    return check(row, before);
  }

  /** A row whose key an earlier row of the import has: the same again is nothing, else an error. */
  private @Nullable Planned repeated(int source, RowDraft draft, boolean same) {
    if (same) {
      unchanged += draft.events().size();
      fates.of(draft, null);
    } else {
      refuse(source, draft, new Refused(RejectReason.BAD_VALUE, "row_id"));
    }
    return null;
  }

  private @Nullable Planned check(Placed row, Ledger.@Nullable Entry before) {
    RowDraft draft = row.draft();
    List<String> place = row.place();
    Origin origin = Objects.requireNonNull(draft.origin());
    List<ObjectNode> events = draft.events().stream().map(EventDraft::json).toList();
    if (events.isEmpty() && before == null) {
      return null; // a row that says nothing yet
    }
    RowPlan plan =
        new RowPlan(vault.secrets(), before, now.plus(draft.line(), ChronoUnit.MICROS))
            .plan(events, draft.earlier());
    List<Accepted> accepted = new ArrayList<>();
    for (ObjectNode event : plan.send()) {
      Checked checked = check.check(event);
      if (checked instanceof Refused refused) {
        refuse(row.source(), draft, inTableWords(refused));
        return null;
      }
      accepted.add((Accepted) checked);
    }
    fates.of(draft, null);
    return new Planned(plan, plan.row(place.get(0), place.get(1), origin.lastDay()), accepted);
  }

  private void refuse(int source, RowDraft draft, Refused refused) {
    sink.refuse(source, draft.line(), refused);
    fates.of(draft, refused);
  }

  private @Nullable Refused giveKeys(RowDraft draft) {
    for (EventDraft event : draft.events()) {
      Identity person = event.person();
      if (person != null) {
        Answer answer = keys.of(person);
        if (answer instanceof Answer.Erased) {
          return new Refused(RejectReason.ERASED, null);
        }
        event.json().put("participant_key", ((Answer.Known) answer).participantKey());
      }
    }
    return null;
  }

  private void send(List<Planned> planned) {
    List<Planned> changed = planned.stream().filter(row -> !row.events().isEmpty()).toList();
    List<LedgerRow> toNote = changed.stream().map(Planned::row).toList();
    vault.ledger().intend(toNote);
    changed.forEach(row -> row.events().forEach(sink::send));
    if (!changed.isEmpty()) {
      sink.flush();
    }
    vault.ledger().settle(toNote);
    for (Planned row : planned) {
      unchanged += row.plan().unchanged();
      corrected += row.plan().corrected();
      retracted += row.plan().retracted();
    }
  }

  /** In a table the person's key is the client's number. */
  static Refused inTableWords(Refused refused) {
    String field = refused.field();
    return "participant_key".equals(field) ? new Refused(refused.reason(), "client_id") : refused;
  }
}
