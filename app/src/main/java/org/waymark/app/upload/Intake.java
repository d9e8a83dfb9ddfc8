package org.waymark.app.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.waymark.app.home.Home;
import org.waymark.app.pipeline.Importing;
import org.waymark.app.pipeline.Importing.Outcome;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.pipeline.Publishing;
import org.waymark.app.upload.Upload.Sender;
import org.waymark.ingest.RowsForMending;
import org.waymark.ingest.TableSettings;
import org.waymark.ingest.Trial;
import org.waymark.ingest.TrialResult;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.log.Settings;
import org.waymark.ingest.mapping.MappingException;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.sending.EventIntake;
import org.waymark.ingest.source.NotTextException;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableException;
import org.waymark.ingest.vault.Vault;
import org.waymark.reports.publication.Publisher.Published;

/** What is done with an upload: the same as the command line does with a file. */
public final class Intake {

  private static final String LABEL = "The file";

  private final Home home;
  private final Pipeline pipeline;

  /** Into a home, through a pipeline that works on it. */
  public Intake(Home home, Pipeline pipeline) {
    this.home = home;
    this.pipeline = pipeline;
  }

  /** The programs of whoever sends: rows of any other are refused, as if there were none. */
  public Programs programs(Sender sender) {
    return Programs.of(
        Settings.readPrograms(pipeline.client()).all().stream()
            .filter(program -> sender.mayBring(program.getProgramId()))
            .toList());
  }

  /** What takes the events that systems send; whoever opens it closes it. */
  public EventIntake events() {
    return new EventIntake(pipeline.client(), home.vault());
  }

  /** Says what an import would do. */
  TrialResult tryOut(Upload upload) throws IOException {
    return tryOut(upload, refusal -> {});
  }

  /** Writes the rows that an import would refuse. */
  void writeRefused(Upload upload, OutputStream out) throws IOException {
    List<RowsForMending.Refusal> refused = new ArrayList<>();
    TrialResult unused = tryOut(upload, refusal -> refused.add(refusal.forMending()));
    RowsForMending.write(source(upload), refused, out);
  }

  private TrialResult tryOut(Upload upload, Consumer<TrialResult.Refusal> refused)
      throws IOException {
    TableSettings tables = tables(upload);
    EventCheck check = new EventCheck(tables.programs(), Clock.systemUTC());
    if (!Vault.exists(home.vault())) {
      return new Trial(check, tables, Optional.empty()).run(List.of(source(upload)), refused);
    }
    try (Vault vault = Vault.open(home.vault())) {
      return new Trial(check, tables, Optional.of(vault)).run(List.of(source(upload)), refused);
    }
  }

  /** Imports it, up to the lake, and says how far it is. */
  Outcome run(Upload upload) throws IOException, InterruptedException {
    return new Importing(home, pipeline)
        .run(
            List.of(source(upload)),
            tables(upload),
            (bytes, accepted, rejected) ->
                upload.become(new UploadState.Entering(accepted, rejected)),
            missing -> upload.become(new UploadState.Folding(missing)));
  }

  /** Waits until what came in is in the lake. */
  void settle() throws InterruptedException {
    pipeline.awaitLake(home, missing -> {});
  }

  /** Publishes what is in the lake, as of today. */
  Published publish() throws IOException {
    return new Publishing(home).publish(Publishing.today());
  }

  /** Why a file cannot be read, for a person. Holds nothing of what is in it. */
  static List<String> words(Exception e) {
    if (e instanceof MappingException wrong) {
      return wrong.problems();
    }
    if (e instanceof NotTextException notText) {
      return List.of(notText.of(LABEL));
    }
    if (e instanceof TableException) {
      return List.of(Objects.requireNonNull(e.getMessage()));
    }
    return List.of(LABEL + " broke off before its end.");
  }

  private TableSettings tables(Upload upload) {
    Upload.How how = upload.how();
    return new TableSettings(
        how.mapping(), programs(upload.sender()), how.program(), how.completeUntil());
  }

  private static Source source(Upload upload) {
    Upload.Kept file = upload.file();
    return new Source(
        LABEL, () -> Files.newInputStream(file.path()), file.sizeBytes(), file.format());
  }
}
