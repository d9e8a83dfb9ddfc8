package org.waymark.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.mapping.RowDraft;
import org.waymark.ingest.mapping.RowDraft.Origin;
import org.waymark.ingest.vault.Ledger;
import org.waymark.ingest.vault.Secrets;
import org.waymark.ingest.vault.Vault;

/** The rows that a trial has seen: which come twice, and which of those sent before are gone. */
final class SeenRows {

  private final Optional<Vault> vault;
  private final Secrets secrets = Secrets.passing();
  private final Map<String, String> contents = new HashMap<>();
  private final Set<List<String>> places = new HashSet<>();
  private final Set<String> sources = new HashSet<>();
  private boolean unclear;

  SeenRows(Optional<Vault> vault) {
    this.vault = vault;
  }

  /** What an earlier row of the same source and key says; null when this is the first. */
  @Nullable String earlier(RowDraft draft, String content) {
    Origin origin = draft.origin();
    if (origin == null) {
      unclear = true;
      return null;
    }
    if (vault.isPresent()) {
      Ledger ledger = vault.get().ledger();
      String source = ledger.source(origin.sourceSystem(), origin.table());
      sources.add(source);
      places.add(List.of(source, ledger.rowKey(origin.rowKey())));
    }
    String key = secrets.content(origin.sourceSystem(), origin.table(), origin.rowKey());
    return contents.putIfAbsent(key, content);
  }

  /**
   * How many events an import would take back since their rows are gone.
   *
   * @param lastDay the sources hold all there is up to it, in days since 1970
   */
  long gone(int lastDay) {
    if (vault.isEmpty() || unclear) {
      return 0;
    }
    Ledger ledger = vault.get().ledger();
    return sources.stream()
        .flatMap(source -> ledger.until(source, lastDay).stream())
        .map(Ledger.Entry::row)
        .filter(row -> !places.contains(List.of(row.source(), row.rowKey())))
        .flatMap(row -> row.events().stream())
        .filter(event -> !event.isRetracted())
        .count();
  }
}
