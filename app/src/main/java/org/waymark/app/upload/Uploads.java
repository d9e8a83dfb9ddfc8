package org.waymark.app.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.access.Secrets;
import org.waymark.app.upload.Upload.Sender;
import org.waymark.app.upload.UploadException.Problem;
import org.waymark.ingest.table.TableFormat;

/** The files that were sent since the server started. Safe for several threads. */
public final class Uploads implements AutoCloseable {

  /** The longest file. */
  public static final long MOST_BYTES = 64L << 20;

  /** How many files are kept at a time. */
  static final int MOST_FILES = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Duration FILES_STAY = Duration.ofHours(1);
  private static final Duration RESULTS_STAY = Duration.ofHours(24);
  private static final int MOST_RESULTS = 500;

  private final Intake intake;
  private final UploadFiles files;
  private final UploadWork work;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper;

  private Uploads(Intake intake, UploadFiles files) {
    this.intake = intake;
    this.files = files;
    this.work = new UploadWork(intake, files);
    this.sweeper =
        Executors.newSingleThreadScheduledExecutor(task -> UploadWork.daemon(task, "uploads"));
  }

  /** Starts to take files; those that an earlier process left are removed. */
  public static Uploads start(Intake intake, UploadFiles files) {
    files.clear();
    Uploads uploads = new Uploads(intake, files);
    Future<?> unused =
        uploads.sweeper.scheduleWithFixedDelay(uploads::sweep, 1, 1, TimeUnit.MINUTES);
    return uploads;
  }

  /** The ids of the programs whose rows somebody may bring. */
  public List<String> programs(Sender sender) {
    return intake.programs(sender).all().stream().map(each -> each.getProgramId()).toList();
  }

  /**
   * What somebody sends.
   *
   * @param name of the file, of which only the ending is looked at
   * @param how it is to be read
   */
  public record Sent(InputStream content, String name, Upload.How how) {}

  /** Takes a file and begins to try it. */
  public Upload receive(Sent sent, Sender sender) throws UploadException, IOException {
    if (files.count() >= MOST_FILES) {
      throw new UploadException(Problem.FULL);
    }
    String id = Secrets.fresh();
    Upload upload = new Upload(id, sender, files.keep(id, sent), sent.how());
    uploads.put(id, upload);
    work.tryOut(upload);
    return upload;
  }

  /** One of them, if it was sent by this sender, or by anybody for those who may bring all. */
  public Optional<Upload> find(String id, Sender asking) {
    return Optional.ofNullable(uploads.get(id)).filter(upload -> belongs(upload, asking));
  }

  /** Those that may be found, the newest first. */
  public List<Upload> all(Sender asking) {
    return uploads.values().stream()
        .filter(upload -> belongs(upload, asking))
        .sorted(Comparator.comparing(Upload::arrived).reversed())
        .toList();
  }

  private static boolean belongs(Upload upload, Sender asking) {
    return asking.programs().isEmpty() || upload.sender().token().equals(asking.token());
  }

  /**
   * The refused rows of what was tried, for its sender to mend; empty in any other state.
   *
   * @throws IOException when the file is gone meanwhile
   */
  public Optional<Refused> refused(Upload upload) throws IOException {
    if (!(upload.state() instanceof UploadState.Tried)) {
      return Optional.empty();
    }
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    intake.writeRefused(upload, rows);
    boolean lines = upload.file().format() == TableFormat.JSONL;
    return Optional.of(new Refused(lines ? "refused.jsonl" : "refused.csv", rows.toByteArray()));
  }

  /**
   * Refused rows as a file.
   *
   * @param name for it
   * @param rows in UTF-8
   */
  public record Refused(String name, byte[] rows) {}

  /** Puts the import of what was tried into the queue; does nothing in any other state. */
  public void confirm(Upload upload) {
    work.confirm(upload);
  }

  /** Removes what was tried and is not to be imported; does nothing in any other state. */
  public void drop(Upload upload) {
    work.drop(upload);
  }

  /** Puts a publication of what was imported into the queue; does nothing in any other state. */
  public void publish(Upload upload) {
    work.publish(upload);
  }

  private void sweep() {
    try {
      Instant now = Instant.now();
      for (Upload upload : all(new Sender("", java.util.Set.of()))) {
        if (upload.arrived().plus(FILES_STAY).isBefore(now)) {
          work.drop(upload);
        }
        boolean old = upload.arrived().plus(RESULTS_STAY).isBefore(now);
        if (!upload.state().isWorking() && (old || uploads.size() > MOST_RESULTS)) {
          uploads.remove(upload.id());
        }
      }
    } catch (UncheckedIOException e) {
      LOG.warn("a file that was sent could not be removed; it is tried again in a minute", e);
    }
  }

  /** Stops what goes on, and removes all files. */
  @Override
  public void close() {
    sweeper.shutdownNow();
    work.close();
    files.clear();
  }
}
