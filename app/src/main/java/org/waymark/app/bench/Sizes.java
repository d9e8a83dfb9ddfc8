package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.waymark.app.bench.Measure.Ceiling;
import org.waymark.app.home.Home;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.topology.FoldStreams;

/** What a home takes on the disk for each event. */
final class Sizes {

  private static final String CHANGELOG = "-changelog-";

  private final Home home;
  private final Events events;
  private final Events.Packed ideal;

  private Sizes(Home home, Events events, Events.Packed ideal) {
    this.home = home;
    this.events = events;
    this.ideal = ideal;
  }

  /** The sizes of a home on which no fold runs: what it holds in memory would be missing. */
  static List<Measure> of(Home home, Workbench bench) throws IOException {
    return new Sizes(home, bench.events(), bench.packed()).measures();
  }

  private List<Measure> measures() throws IOException {
    List<Measure> measures = new ArrayList<>();
    measures.add(perEvent("JSON lines", Files.size(events.lines())));
    measures.addAll(packed("log, events", segments(file -> isOf(file, Topics.EVENTS))));
    measures.addAll(packed("lake, events", Trees.bytes(home.lake(), Sizes::isOfEventsTable)));
    measures.add(perEvent("log, facts", segments(Sizes::isOfFacts)));
    measures.add(perEvent("log, changelogs", segments(Sizes::isOfChangelog)));
    measures.add(perEvent("state stores", Trees.bytes(home.state(), file -> true)));
    measures.add(perEvent("lake, all of it", Trees.bytes(home.lake(), file -> true)));
    return measures;
  }

  private Measure perEvent(String name, long bytes) {
    return Measure.of(name, Unit.BYTES_PER_EVENT, each(bytes));
  }

  /** Holds what the lines hold, and as they are in the log, so packing these is a yardstick. */
  private List<Measure> packed(String name, long bytes) {
    return List.of(
        beside(name, bytes, new Ceiling("gzip of the JSON lines", each(ideal.gzip()))),
        beside(name, bytes, new Ceiling("zstd of the Avro values", each(ideal.zstd()))));
  }

  private Measure beside(String name, long bytes, Ceiling ceiling) {
    return Measure.of(name, Unit.BYTES_PER_EVENT, each(bytes), ceiling);
  }

  private double each(long bytes) {
    return (double) bytes / events.count();
  }

  private long segments(Predicate<Path> which) throws IOException {
    return Trees.bytes(home.log(), which.and(file -> file.toString().endsWith(".log")));
  }

  private static boolean isOfFacts(Path file) {
    return LakeTable.ALL.stream()
        .filter(table -> table.part() == LakeTable.Part.DERIVED)
        .anyMatch(table -> isOf(file, table.topic()));
  }

  private static boolean isOfChangelog(Path file) {
    String directory = directory(file);
    return directory.startsWith(FoldStreams.APPLICATION_ID + "-") && directory.contains(CHANGELOG);
  }

  private static boolean isOf(Path file, Topic<?, ?> topic) {
    return directory(file).startsWith(topic.name() + "-");
  }

  private static boolean isOfEventsTable(Path file) {
    return file.toString().contains("/" + LakeTable.EVENTS.name() + "/data/");
  }

  private static String directory(Path file) {
    return Objects.requireNonNull(file.getParent()).getFileName().toString();
  }
}
