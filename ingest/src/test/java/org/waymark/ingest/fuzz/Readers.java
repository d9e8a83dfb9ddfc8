package org.waymark.ingest.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.waymark.ingest.TableSettings;
import org.waymark.ingest.Trial;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.check.Given;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.mapping.MappingException;
import org.waymark.ingest.mapping.MappingFile;
import org.waymark.ingest.source.NotTextException;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableException;
import org.waymark.ingest.table.TableFormat;

/**
 * What any bytes may do to a reader: be taken, be refused row by row, or be refused as a whole in
 * the ways that commands have words for. Anything else is a fault.
 */
final class Readers {

  private static final EventCheck CHECK = new EventCheck(Given.PROGRAMS, Clock.systemUTC());

  private static final String MAPPING =
      """
      {"name": "t", "row_key": "a", "client_id": "b", "dates": ["d.M.yyyy", "M/d/yyyy", "excel"],
       "events": [{"event_type": "session.recorded", "fields": {
         "program_id": {"always": "harbor"}, "occurred_at": "c", "duration_min": "d",
         "outcome": {"column": "e", "values": {"ja": "attended"}, "blank": "no_show"},
         "format": {"always": "individual"}, "delivery": {"always": "phone"},
         "participation_basis": {"always": "unknown"}, "agenda_led_by": {"always": "unknown"},
         "initiated_by": {"always": "unknown"}}}]}
      """;

  private static final Mapping TRACKER = mapping(MAPPING);

  private Readers() {}

  static void read(TableFormat format, byte[] bytes) {
    read(format, bytes, Mapping.TEMPLATES);
  }

  static void readByMapping(TableFormat format, byte[] bytes) {
    read(format, bytes, TRACKER);
  }

  private static void read(TableFormat format, byte[] bytes, Mapping mapping) {
    TableSettings settings = new TableSettings(mapping, Given.PROGRAMS, "harbor", Optional.empty());
    Source source = new Source("fuzz", () -> new ByteArrayInputStream(bytes), bytes.length, format);
    try {
      new Trial(CHECK, settings, Optional.empty()).run(List.of(source));
    } catch (NotTextException | TableException | MappingException e) {
      // refused as a whole, in words
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  /** A mapping file. */
  static void mapping(byte[] bytes) {
    try {
      MappingFile.read(new ByteArrayInputStream(bytes));
    } catch (MappingException e) {
      // refused as a whole, in words
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  private static Mapping mapping(String text) {
    try {
      return MappingFile.read(
          new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
