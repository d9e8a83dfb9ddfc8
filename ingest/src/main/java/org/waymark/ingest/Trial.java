package org.waymark.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.fhir.FhirDrafts;
import org.waymark.ingest.fhir.FhirDrafts.About;
import org.waymark.ingest.fhir.Index;
import org.waymark.ingest.mapping.Context;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.mapping.Mapping.Mapped;
import org.waymark.ingest.mapping.RowDraft;
import org.waymark.ingest.mapping.RowDraft.EventDraft;
import org.waymark.ingest.source.Lines;
import org.waymark.ingest.source.Sniff;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFile;
import org.waymark.ingest.table.TableFormat;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Secrets;
import org.waymark.ingest.vault.Vault;
import org.waymark.schemas.reject.RejectReason;

/**
 * A dry run: says what an import would take and what it would refuse. It writes nothing, not into
 * the vault either: people whom the vault does not know are counted, and get no key.
 */
public final class Trial {

  private static final Asker ASKER = new Asker(Asker.Role.IMPORTER, "trial");

  private final EventCheck check;
  private final TableSettings tables;
  private final Optional<Vault> vault;
  private final boolean anyErased;
  private final SeenRows seen;
  private final Secrets secrets = Secrets.passing();
  private final Instant now = Instant.now();

  /**
   * A trial.
   *
   * @param check that every event goes through
   * @param tables how tables are read
   * @param vault that is asked whom it knows; empty when there is none yet
   */
  public Trial(EventCheck check, TableSettings tables, Optional<Vault> vault) {
    this.check = check;
    this.tables = tables;
    this.vault = vault;
    this.anyErased = vault.map(Vault::hasErased).orElse(false);
    this.seen = new SeenRows(vault);
  }

  /** Tries sources, as {@link #run(List, Consumer)} does, and tells of the first refusals alone. */
  public TrialResult run(List<Source> sources) throws IOException {
    return run(sources, refusal -> {});
  }

  /**
   * Tries sources one after the other; once.
   *
   * @param refused hears of every row that would be refused
   * @throws org.waymark.ingest.source.NotTextException when a source of lines is no text
   * @throws org.waymark.ingest.table.TableException when a source is no table that can be read
   * @throws org.waymark.ingest.mapping.MappingException when nothing says what a table means
   * @throws IOException when a source cannot be read
   */
  public TrialResult run(List<Source> sources, Consumer<TrialResult.Refusal> refused)
      throws IOException {
    TrialCount count = new TrialCount(refused);
    Index index = new Index();
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).format() == TableFormat.FHIR) {
        try (InputStream in = sources.get(i).opener().open()) {
          index.read(i + 1, in);
        }
      }
    }
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      try (InputStream in = source.opener().open()) {
        if (source.format() == TableFormat.JSONL) {
          lines(i + 1, in, count);
        } else if (source.format() == TableFormat.FHIR) {
          resources(i + 1, index, new Opened(in, count));
        } else {
          tables(i + 1, source.format(), new Opened(in, count));
        }
      }
    }
    return count.result(
        tables.completeUntil().map(until -> seen.gone((int) until.toEpochDay())).orElse(0L));
  }

  private record Opened(InputStream in, TrialCount count) {}

  private void lines(int file, InputStream in, TrialCount count) throws IOException {
    Lines lines = new Lines(Sniff.text(file, in));
    while (lines.next()) {
      Checked checked =
          lines.tooLarge()
              ? new Refused(RejectReason.TOO_LARGE, null)
              : check.check(lines.buffer(), lines.offset(), lines.length());
      count.row();
      if (checked instanceof Accepted event && isErased(event.key().participantKey())) {
        checked = new Refused(RejectReason.ERASED, null);
      }
      if (checked instanceof Refused refused) {
        count.refuse(new Part(file, 0), lines.number(), refused);
      } else if (checked instanceof Accepted event) {
        count.accept(event);
      }
    }
  }

  private void resources(int file, Index index, Opened source) throws IOException {
    Context context = tables.resources(secrets, now);
    About about = new About(context, index, source.count().resources());
    FhirDrafts drafts = new FhirDrafts(file, source.in(), about);
    try {
      while (drafts.hasNext()) {
        RowDraft draft = drafts.next();
        drafts.fate(draft, row(draft, new Part(file, 0), source.count()));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void tables(int file, TableFormat format, Opened source) throws IOException {
    Context context = new Context(secrets, tables.programs(), tables.program(), now);
    try (TableFile open = format.open(source.in())) {
      Mapping.Tables mapped = tables.mapping().of(open.tables(), context);
      mapped.leftOut().forEach(sheet -> source.count().leaveOut(new Part(file, sheet)));
      for (Mapped table : mapped.mapped()) {
        Part part = new Part(file, format == TableFormat.CSV ? 0 : table.number());
        source.count().unknownColumns(part, table.drafter().unknownColumns());
        table.drafts().forEachRemaining(draft -> row(draft, part, source.count()));
      }
    }
  }

  private static String content(RowDraft draft) {
    return draft.events().stream().map(event -> event.json().toString()).toList().toString();
  }

  /** Counts a row; gives why it is refused, or null. */
  private @Nullable Refused row(RowDraft draft, Part part, TrialCount count) {
    if (!draft.isBlank()) {
      count.row();
    }
    Refused refused = draft.refused() == null ? firstRefused(draft) : draft.refused();
    String other = seen.earlier(draft, content(draft));
    if (refused == null && other != null && other.equals(content(draft))) {
      return null; // the same row again says nothing new
    }
    if (refused == null && other != null) {
      refused = new Refused(RejectReason.BAD_VALUE, "row_id");
    }
    if (refused != null) {
      count.refuse(part, draft.line(), TableRun.inTableWords(refused));
      return TableRun.inTableWords(refused);
    }
    draft.events().stream()
        .map(EventDraft::person)
        .flatMap(Stream::ofNullable)
        .filter(this::isNew)
        .forEach(count::newPerson);
    for (EventDraft event : draft.events()) {
      if (check.check(event.json()) instanceof Accepted accepted) {
        count.accept(accepted);
      }
    }
    return null;
  }

  private @Nullable Refused firstRefused(RowDraft draft) {
    for (int i = 0; i < draft.events().size(); i++) {
      EventDraft event = draft.events().get(i);
      Identity person = event.person();
      if (person != null && isErased(person)) {
        return new Refused(RejectReason.ERASED, null);
      }
      if (person != null) {
        event.json().put("participant_key", passingKey(person));
      }
      if (!event.json().has("recorded_at")) {
        event
            .json()
            .put("recorded_at", now.truncatedTo(java.time.temporal.ChronoUnit.MICROS).toString());
      }
      if (check.check(event.json()) instanceof Refused refused) {
        return refused;
      }
    }
    return null;
  }

  /** Tells people apart and is forgotten with the trial. */
  private String passingKey(Identity person) {
    return "trial0" + secrets.entityId(person.source(), person.clientId());
  }

  private boolean isErased(String participantKey) {
    return anyErased && vault.map(open -> open.isErased(participantKey)).orElse(false);
  }

  /** By the number that their source gives them, or by a key that the vault gave. */
  private boolean isErased(Identity person) {
    return anyErased
        && vault
            .map(open -> open.isErased(person, ASKER) || open.isErased(person.clientId()))
            .orElse(false);
  }

  private boolean isNew(Identity person) {
    return vault.map(open -> !open.knows(person)).orElse(true);
  }
}
