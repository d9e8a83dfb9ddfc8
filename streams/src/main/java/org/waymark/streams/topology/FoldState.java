package org.waymark.streams.topology;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.fact.Columns;

/**
 * What the state of a fold means: its stores, topics, columns and the versions of the definitions
 * that it was counted by. It is written down beside the state when that is begun, and compared at
 * every start, since Kafka Streams would read the state of another fold as its own: columns would
 * be taken for others, and rows that no event touches would stay as an old definition had them.
 */
public final class FoldState {

  /** To be raised when the same state means something else, or the same events come to others. */
  private static final int RULES = 1;

  private static final int NAMED = 3;

  private FoldState() {}

  /** The state is that of another fold. */
  public static final class OtherFoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherFoldException(String message) {
      super(message);
    }
  }

  /**
   * Compares what a state was begun as with what it would be now; writes that down where nothing
   * was.
   *
   * @throws OtherFoldException when they differ; nothing was changed
   */
  static void require(Path stateDirectory, String application, Topology topology) {
    Path file = stateDirectory.resolve(application + ".fold");
    List<String> now = lines(topology);
    try {
      if (Files.exists(file)) {
        compare(Files.readAllLines(file), now);
      } else {
        Files.createDirectories(stateDirectory);
        Path next = stateDirectory.resolve(application + ".fold.new");
        Files.write(next, now);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write " + file, e);
    }
  }

  private static void compare(List<String> before, List<String> now) {
    String gone = without(before, now);
    String come = without(now, before);
    if (gone.isEmpty() && come.isEmpty()) {
      return;
    }
    throw new OtherFoldException(
        "this version of Waymark folds otherwise than the one that wrote the state of this home ("
            + (gone.isEmpty() ? "" : "it was: " + gone)
            + (gone.isEmpty() || come.isEmpty() ? "" : "; ")
            + (come.isEmpty() ? "" : "it is now: " + come)
            + "), and nothing was changed: run  waymark replay  , which folds the whole log anew beside"
            + " the old tables, says what differs and switches, or go on with the version before");
  }

  private static String without(List<String> some, List<String> others) {
    List<String> left = some.stream().filter(line -> !others.contains(line)).toList();
    String named = left.stream().limit(NAMED).collect(joining(", "));
    return left.size() <= NAMED ? named : named + " and %d more".formatted(left.size() - NAMED);
  }

  /** A line each, in a fixed order. */
  static List<String> lines(Topology topology) {
    List<String> lines = new ArrayList<>();
    lines.add("rules " + RULES);
    lines.addAll(places(topology));
    columns(lines, Stores.PARTICIPANT_MONTHS, Columns.OF_PERSON);
    columns(lines, Stores.PROGRAM_MONTHS, Columns.OF_PROGRAM);
    Catalogue.FLOW.forEach(
        indicator -> lines.add("definition %s %d".formatted(indicator.id(), indicator.version())));
    return lines;
  }

  private static void columns(List<String> lines, String store, Columns columns) {
    for (int i = 0; i < columns.names().size(); i++) {
      lines.add("column %d of %s %s".formatted(i, store, columns.names().get(i)));
    }
  }

  private static Set<String> places(Topology topology) {
    Set<String> places = new TreeSet<>();
    for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Source source) {
          source.topicSet().forEach(topic -> places.add("reads " + topic));
        } else if (node instanceof TopologyDescription.Sink sink) {
          places.add("writes " + sink.topic());
        } else if (node instanceof TopologyDescription.Processor processor) {
          processor.stores().forEach(store -> places.add("store " + store));
        }
      }
    }
    return places;
  }
}
