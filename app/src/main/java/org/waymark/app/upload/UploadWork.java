package org.waymark.app.upload;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.pipeline.Importing.Outcome;
import org.waymark.ingest.mapping.MappingException;
import org.waymark.ingest.table.TableException;
import org.waymark.reports.publication.CellsDifferException;
import org.waymark.reports.publication.PublicationException;
import org.waymark.reports.publication.Publisher;
import org.waymark.reports.publication.Publisher.Published;

/**
 * Tries, imports and publishes uploads in the background: one trial at a time, and beside it one
 * import or publication at a time.
 */
final class UploadWork implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UploadWork.class);
  private static final String SEE_MESSAGES =
      "Something went wrong that the file of messages of the home tells an engineer.";
  private static final int PATIENCE_S = 30;

  private final Intake intake;
  private final UploadFiles files;
  private final ExecutorService trials =
      Executors.newSingleThreadExecutor(task -> daemon(task, "trials"));
  private final ExecutorService imports =
      Executors.newSingleThreadExecutor(task -> daemon(task, "imports"));
  private final AtomicInteger ahead = new AtomicInteger();

  UploadWork(Intake intake, UploadFiles files) {
    this.intake = intake;
    this.files = files;
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  void tryOut(Upload upload) {
    trials.execute(
        () -> {
          try {
            upload.become(new UploadState.Tried(intake.tryOut(upload)));
          } catch (IOException | MappingException | TableException e) {
            files.remove(upload);
            upload.become(new UploadState.Unreadable(Intake.words(e)));
          } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("a file that was sent could not be tried", e);
            files.remove(upload);
            upload.become(new UploadState.Unreadable(List.of(SEE_MESSAGES)));
          }
        });
  }

  void confirm(Upload upload) {
    synchronized (upload) {
      if (upload.state() instanceof UploadState.Tried) {
        upload.become(new UploadState.Queued(ahead.getAndIncrement()));
        imports.execute(() -> counted(() -> importNow(upload)));
      }
    }
  }

  void drop(Upload upload) {
    synchronized (upload) {
      if (upload.state() instanceof UploadState.Tried) {
        files.remove(upload);
        upload.become(new UploadState.Gone());
      }
    }
  }

  void publish(Upload upload) {
    synchronized (upload) {
      Outcome outcome = publishable(upload.state());
      if (outcome != null) {
        upload.become(new UploadState.Publishing(outcome));
        ahead.incrementAndGet();
        imports.execute(() -> counted(() -> upload.become(published(outcome))));
      }
    }
  }

  private static @Nullable Outcome publishable(UploadState state) {
    if (state instanceof UploadState.Imported imported) {
      return imported.outcome();
    }
    return state instanceof UploadState.NotPublished failed ? failed.outcome() : null;
  }

  private void counted(Runnable work) {
    try {
      work.run();
    } finally {
      ahead.decrementAndGet();
    }
  }

  private void importNow(Upload upload) {
    upload.become(new UploadState.Entering(0, 0));
    UploadState end = ended(upload);
    files.remove(upload);
    upload.become(end); // last, so that whoever sees it knows that the file is gone
  }

  private UploadState ended(Upload upload) {
    try {
      return imported(upload);
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      return new UploadState.Stopped();
    } catch (IOException | MappingException | TableException e) {
      return new UploadState.BrokenOff(String.join(" ", Intake.words(e)));
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("an upload could not be imported", e);
      return new UploadState.BrokenOff(SEE_MESSAGES);
    }
  }

  private UploadState imported(Upload upload) throws IOException, InterruptedException {
    try {
      Outcome outcome = intake.run(upload);
      return outcome.result().complete()
          ? new UploadState.Imported(outcome)
          : new UploadState.Stopped();
    } catch (IOException | MappingException | TableException e) {
      intake.settle();
      throw e;
    }
  }

  private UploadState published(Outcome outcome) {
    try {
      Published published = intake.publish();
      return new UploadState.Published(
          outcome, published.publication().number(), published.outcome() == Publisher.Outcome.MADE);
    } catch (CellsDifferException | PublicationException e) {
      return new UploadState.NotPublished(outcome, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.error("a publication that the pages asked for failed", e);
      return new UploadState.NotPublished(outcome, SEE_MESSAGES);
    }
  }

  @Override
  public void close() {
    trials.shutdownNow();
    imports.shutdownNow();
    try {
      if (!imports.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
        LOG.warn("an import or a publication of the pages has not ended within {} s", PATIENCE_S);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
