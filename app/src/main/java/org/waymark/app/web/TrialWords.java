package org.waymark.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.app.upload.Upload;
import org.waymark.ingest.Part;
import org.waymark.ingest.TrialResult;
import org.waymark.ingest.TrialResult.Refusal;
import org.waymark.reports.pages.Panel;
import org.waymark.reports.pages.Texts;
import org.waymark.schemas.reject.RejectReason;

/** What a page says of a file that was tried. */
final class TrialWords {

  private static final double SHOWN_SHARE = 0.01;

  private final TrialResult result;
  private final Upload upload;
  private final Texts texts;

  TrialWords(TrialResult result, Upload upload, Texts texts) {
    this.result = result;
    this.upload = upload;
    this.texts = texts;
  }

  Panel panel() {
    List<String> words = new ArrayList<>();
    words.add(texts.of(result.accepted() > 0 ? "upload.state.tried" : "upload.state.nothing"));
    result.unknownColumns().forEach((part, columns) -> words.add(columns(part, columns)));
    result.leftOut().forEach(part -> words.add(texts.of("upload.leftout", number(part.sheet()))));
    List<Panel.Grid> grids = new ArrayList<>(List.of(facts()));
    grid("upload.refused", List.of("upload.places.why", "status.rejects.lines"), reasons(), grids);
    grid(
        "upload.places",
        List.of("upload.places.where", "upload.places.why", "upload.places.field"),
        places(),
        grids);
    grid(
        "upload.programs",
        List.of("upload.programs.program", "upload.programs.events"),
        counts(result.programs()),
        grids);
    grid(
        "upload.unknown",
        List.of("upload.unknown.field", "upload.unknown.share"),
        unknown(),
        grids);
    return new Panel(words, grids, actions());
  }

  private void grid(
      String caption, List<String> columns, List<List<String>> rows, List<Panel.Grid> grids) {
    if (!rows.isEmpty()) {
      grids.add(
          new Panel.Grid(
              texts.of(caption, number(TrialResult.PLACES)),
              columns.stream().map(key -> texts.of(key)).toList(),
              rows));
    }
  }

  private List<Panel.Action> actions() {
    String path = "/upload/" + upload.id();
    List<Panel.Action> actions = new ArrayList<>();
    if (result.accepted() > 0) {
      actions.add(new Panel.Button(path + "/import", texts.of("upload.do.import")));
    }
    if (result.refused() > 0) {
      actions.add(new Panel.Link(path + "/refused", texts.of("upload.do.refused")));
    }
    actions.add(new Panel.Button(path + "/drop", texts.of("upload.do.drop")));
    actions.add(new Panel.Link("/upload", texts.of("upload.do.other")));
    return actions;
  }

  private Panel.Grid facts() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(fact("upload.rows", result.rows()));
    rows.add(fact("upload.accepted", result.accepted()));
    rows.add(fact("upload.refused", result.refused()));
    if (result.firstDay().isPresent() && result.lastDay().isPresent()) {
      rows.add(
          List.of(
              texts.of("upload.days"),
              texts.of(
                  "upload.days.value",
                  texts.day(result.firstDay().get()),
                  texts.day(result.lastDay().get()))));
    }
    if (result.takenBack() > 0) {
      rows.add(fact("upload.takenback", result.takenBack()));
    }
    rows.add(fact("upload.people", result.people()));
    rows.add(fact("upload.people.new", result.newPeople()));
    return new Panel.Grid(texts.of("upload.tried"), List.of(), rows);
  }

  private List<String> fact(String key, long count) {
    return List.of(texts.of(key), texts.count(count));
  }

  private List<List<String>> counts(Map<String, Long> counts) {
    List<List<String>> rows = new ArrayList<>();
    new TreeMap<>(counts).forEach((name, count) -> rows.add(List.of(name, texts.count(count))));
    return rows;
  }

  private List<List<String>> reasons() {
    List<List<String>> rows = new ArrayList<>();
    new TreeMap<>(result.refusedByReason())
        .forEach((reason, count) -> rows.add(List.of(reason(reason), texts.count(count))));
    return rows;
  }

  private List<List<String>> places() {
    return result.firstRefused().stream().map(this::place).toList();
  }

  private List<String> place(Refusal refusal) {
    String line = number(refusal.line());
    String where =
        refusal.part().sheet() == 0
            ? texts.of("upload.places.line", line)
            : texts.of("upload.places.sheet", number(refusal.part().sheet()), line);
    return List.of(where, reason(refusal.reason()), refusal.field() == null ? "" : refusal.field());
  }

  private String reason(RejectReason reason) {
    boolean notYours =
        reason == RejectReason.UNKNOWN_PROGRAM && !upload.sender().programs().isEmpty();
    return texts.of("upload.reason." + reason + (notYours ? ".yours" : ""));
  }

  private List<List<String>> unknown() {
    List<List<String>> rows = new ArrayList<>();
    result
        .unknown()
        .forEach(
            (field, share) -> {
              double part = (double) share.unknown() / share.all();
              if (part >= SHOWN_SHARE) {
                rows.add(
                    List.of(
                        field,
                        texts.of(
                            "upload.unknown.value",
                            texts.percent(part),
                            texts.count(share.unknown()),
                            texts.count(share.all()))));
              }
            });
    return rows;
  }

  private String columns(Part part, List<String> columns) {
    String where =
        part.sheet() == 0
            ? texts.of("upload.columns.file")
            : texts.of("upload.columns.sheet", number(part.sheet()));
    return texts.of("upload.columns", String.join(", ", columns), where);
  }

  private static String number(long number) {
    return Long.toString(number);
  }
}
