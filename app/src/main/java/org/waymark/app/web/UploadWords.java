package org.waymark.app.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.waymark.app.pipeline.Importing.Outcome;
import org.waymark.app.upload.Upload;
import org.waymark.app.upload.UploadState;
import org.waymark.reports.pages.Panel;
import org.waymark.reports.pages.Texts;

/** What a page says of an upload. */
final class UploadWords {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Upload upload;
  private final Texts texts;

  UploadWords(Upload upload, Texts texts) {
    this.upload = upload;
    this.texts = texts;
  }

  /** An upload has no name but the time of its coming. */
  static String title(Instant arrived, Texts texts) {
    return texts.of("upload.one", MINUTE.format(arrived));
  }

  Panel panel() {
    UploadState state = upload.state();
    if (state instanceof UploadState.Tried tried) {
      return new TrialWords(tried.result(), upload, texts).panel();
    }
    if (state instanceof UploadState.Working working) {
      return new Panel(
          List.of(words(working)),
          List.of(),
          List.of(new Panel.Link(path(""), texts.of("upload.state.again"))));
    }
    return ended(state);
  }

  private String words(UploadState.Working state) {
    if (state instanceof UploadState.Queued queued) {
      return texts.of("upload.state.queued", texts.count(queued.before()));
    }
    if (state instanceof UploadState.Entering entering) {
      return texts.of(
          "upload.state.importing",
          texts.count(entering.accepted()),
          texts.count(entering.rejected()));
    }
    if (state instanceof UploadState.Folding folding) {
      return texts.of("upload.state.folding", texts.count(folding.missing()));
    }
    return texts.of(
        state instanceof UploadState.Publishing
            ? "upload.state.publishing"
            : "upload.state.trying");
  }

  private Panel ended(UploadState state) {
    if (state instanceof UploadState.Imported imported) {
      return done(texts.of("upload.state.imported"), imported.outcome(), publish());
    }
    if (state instanceof UploadState.NotPublished failed) {
      return done(failed.problem(), failed.outcome(), publish());
    }
    if (state instanceof UploadState.Published published) {
      String key = published.isNew() ? "upload.state.published" : "upload.state.same";
      return done(
          texts.of(key, texts.count(published.number())),
          published.outcome(),
          new Panel.Link("/", texts.of("upload.do.overview")));
    }
    if (state instanceof UploadState.Unreadable unreadable) {
      return over(
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of(texts.of("upload.state.unreadable")),
                  unreadable.problems().stream())
              .toList());
    }
    if (state instanceof UploadState.BrokenOff broken) {
      return over(
          List.of(
              texts.of("upload.state.failed"), broken.problem(), texts.of("upload.state.before")));
    }
    boolean stopped = state instanceof UploadState.Stopped;
    return over(List.of(texts.of(stopped ? "upload.state.stopped" : "upload.state.gone")));
  }

  private Panel.Action publish() {
    return new Panel.Button(path("/publish"), texts.of("upload.do.publish"));
  }

  private Panel done(String words, Outcome outcome, Panel.Action next) {
    var rows = outcome.result().rows();
    return new Panel(
        List.of(words),
        List.of(
            new Panel.Grid(
                texts.of("upload.done"),
                List.of(),
                List.of(
                    fact("upload.done.accepted", outcome.accepted()),
                    fact("upload.done.duplicates", outcome.duplicates()),
                    fact("upload.done.refused", outcome.result().rejected()),
                    fact("upload.done.corrected", rows.corrected()),
                    fact("upload.done.retracted", rows.retracted())))),
        List.of(next, other()));
  }

  private List<String> fact(String key, long count) {
    return List.of(texts.of(key), texts.count(count));
  }

  private Panel over(List<String> words) {
    return new Panel(words, List.of(), List.of(other()));
  }

  private Panel.Action other() {
    return new Panel.Link("/upload", texts.of("upload.do.other"));
  }

  private String path(String deed) {
    return "/upload/" + Objects.requireNonNull(upload.id()) + deed;
  }
}
