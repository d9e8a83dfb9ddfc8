package org.waymark.app.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.app.bench.Spent.Peer;
import org.waymark.app.kafka.EmbeddedBroker;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.ingest.EventImport;
import org.waymark.ingest.ImportResult;
import org.waymark.ingest.Progress;
import org.waymark.ingest.TableSettings;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFormat;
import org.waymark.ingest.vault.Vault;
import org.waymark.schemas.topic.Topics;

/**
 * An import of a table of sessions, through the vault and its ledger, up to the log; and once more,
 * when nothing has changed. Beside a plain DuckDB that reads every cell of the same file, and where
 * events are sent, beside a bare producer.
 */
final class CsvPart {

  private static final String DUCKDB = "DuckDB's bare read";
  private static final String PRODUCER = "a bare producer of as many events";
  private static final int ROWS_PER_PERSON = 175;
  private static final int DAYS = 700;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private CsvPart() {}

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    Path table = bench.directory().resolve("sessions.csv");
    long rows = bench.events().count();
    write(table, rows, bench.events().programs().all().get(0).getProgramId());
    Peer reader = new Peer(DUCKDB, Duck.csv(table));
    List<Measure> measures = new ArrayList<>();
    try (FreshHome fresh = bench.home();
        EmbeddedBroker broker = EmbeddedBroker.start(fresh.home().log());
        Vault vault = Vault.open(fresh.home().vault())) {
      Map<String, Object> client = KafkaSettings.EMBEDDED.client(broker.bootstrapServer());
      KafkaTopics.ensure(client);
      Bare.awaitLeaders(client, Topics.EVENTS.name());
      Peer producer = new Peer(PRODUCER, Bare.produce(client, bench.events()));
      try (EventLog log = new EventLog(client)) {
        EventCheck check = new EventCheck(bench.events().programs(), Clock.systemUTC());
        TableSettings settings = TableSettings.of(bench.events().programs());
        EventImport imports = new EventImport(check, log, vault, settings);
        measures.addAll(spent(imports, table, rows).measures("to the log", rows, reader, producer));
        measures.addAll(spent(imports, table, 0).measures("unchanged", rows, reader));
      }
    }
    return measures;
  }

  private static Spent spent(EventImport imports, Path table, long accepted) throws IOException {
    Source source =
        new Source(
            "made-up sessions",
            () -> Files.newInputStream(table),
            Files.size(table),
            TableFormat.CSV);
    Spent.Watch importing = Spent.watch();
    ImportResult result =
        imports.run(List.of(source), Progress.NONE, () -> Thread.currentThread().isInterrupted());
    if (!result.complete() || result.accepted() != accepted || result.rejected() > 0) {
      throw new IllegalStateException(
          "the import took %d of %d rows".formatted(result.accepted(), accepted));
    }
    return importing.spent();
  }

  private static void write(Path table, long rows, String program) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(table)) {
      out.write(
          "row_id,client_id,program_id,occurred_at,format,delivery,outcome,duration_min,"
              + "participation_basis,agenda_led_by,initiated_by\n");
      for (long row = 0; row < rows; row++) {
        out.write(
            "row %d,client %d,%s,%s,individual,in_person,attended,45,voluntary,joint,participant%n"
                .formatted(
                    row,
                    row % Math.max(1, rows / ROWS_PER_PERSON),
                    program,
                    FIRST.plusDays(row % DAYS)));
      }
    }
  }
}
