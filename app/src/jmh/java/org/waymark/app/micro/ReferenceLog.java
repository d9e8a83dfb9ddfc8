package org.waymark.app.micro;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.waymark.ingest.check.Checked;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.program.ProgramsFile;
import org.waymark.ingest.program.ProgramsFileException;

/** The larger of the logs that came with known results, in the order of its file. */
public final class ReferenceLog {

  /** From the root of the repository, where {@code .ci/jmh} runs. */
  private static final Path FILES = Path.of("streams/src/test/resources/reference");

  private static final Clock AFTER_ALL =
      Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

  private ReferenceLog() {}

  /** Its JSON lines in UTF-8, without their newlines. */
  public static List<byte[]> lines() {
    try {
      return Files.readAllLines(FILES.resolve("log-1/events.jsonl")).stream()
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A check that takes all of its lines. */
  public static EventCheck check() {
    try (InputStream in = Files.newInputStream(FILES.resolve("programs.csv"))) {
      return new EventCheck(Programs.of(ProgramsFile.read(in)), AFTER_ALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ProgramsFileException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its versions of events, each once as in a compacted log. */
  public static List<Accepted> versions() {
    EventCheck check = check();
    return lines().stream().map(line -> accepted(check.check(line))).distinct().toList();
  }

  /** The versions by person, the person with the fewest of them first. */
  public static List<List<Accepted>> people() {
    return versions().stream()
        .collect(groupingBy(version -> version.key().participantKey(), TreeMap::new, toList()))
        .values()
        .stream()
        .sorted(Comparator.comparingInt(List::size))
        .toList();
  }

  private static Accepted accepted(Checked checked) {
    if (checked instanceof Accepted accepted) {
      return accepted;
    }
    throw new IllegalStateException("a line of the reference log is refused: " + checked);
  }
}
