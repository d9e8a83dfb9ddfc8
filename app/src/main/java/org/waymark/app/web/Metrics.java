package org.waymark.app.web;

import java.util.Optional;
import org.waymark.app.status.Glance;
import org.waymark.app.status.Running;
import org.waymark.ingest.sending.EventIntake.Counted;
import org.waymark.ingest.sending.EventIntake.Traffic;

/**
 * The state of the server in the text format of Prometheus (0.0.4). Counts of events and bytes
 * alone: no program, person or sender.
 */
final class Metrics {

  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  /** The text; what is not known is left out. */
  static String text(Optional<Traffic> traffic, Glance glance) {
    Metrics metrics = new Metrics();
    traffic.ifPresent(metrics::traffic);
    metrics.glance(glance);
    return metrics.text.toString();
  }

  private void traffic(Traffic traffic) {
    Counted counted = traffic.counted();
    head("waymark_http_events_total", "counter", "Events that came over HTTP, by what they became");
    events("accepted", "", counted.accepted());
    events("duplicate", "", counted.duplicates());
    events("unconfirmed", "", counted.unconfirmed());
    counted
        .refused()
        .forEach((reason, count) -> events("refused", ",reason=\"" + reason + "\"", count));
    gauge(
        "waymark_http_in_flight_requests",
        "Requests that are not answered for",
        traffic.requests());
    gauge("waymark_http_in_flight_bytes", "Bytes of their bodies", traffic.bytes());
  }

  private void glance(Glance glance) {
    gauge(
        "waymark_pipeline_running",
        "Whether log, fold and lake work",
        glance.pipeline() == Running.RUNNING ? 1 : 0);
    gauge("waymark_lake_events", "Events of the log that are in the lake", glance.came());
    Long waiting = glance.waiting();
    if (waiting != null) {
      gauge("waymark_lake_lag_events", "Events of the log that are not in the lake yet", waiting);
    }
  }

  private void events(String outcome, String more, long count) {
    text.append("waymark_http_events_total{outcome=\"%s\"%s} %d\n".formatted(outcome, more, count));
  }

  private void gauge(String name, String words, long value) {
    head(name, "gauge", words);
    text.append(name).append(' ').append(value).append('\n');
  }

  private void head(String name, String type, String words) {
    text.append("# HELP %s %s.\n# TYPE %s %s\n".formatted(name, words, name, type));
  }
}
