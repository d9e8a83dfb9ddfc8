package org.waymark.app.cli;

import java.util.List;
import java.util.Locale;
import org.waymark.ingest.Progress;
import org.waymark.ingest.source.Source;

/** Shows how far the reading of sources is. */
final class Reading {

  private Reading() {}

  static Progress of(List<Source> sources, Terminal terminal) {
    boolean known = sources.stream().allMatch(source -> source.sizeBytes() >= 0);
    long all = sources.stream().mapToLong(Source::sizeBytes).sum();
    return (bytes, accepted, rejected) ->
        terminal.progress(
            "importing",
            known && all > 0 ? (double) bytes / all : -1,
            String.format(Locale.ROOT, "%,d events, %,d rejected", accepted, rejected));
  }
}
