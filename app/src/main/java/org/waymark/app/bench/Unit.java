package org.waymark.app.bench;

/** What a number counts, and which way is better. */
enum Unit {
  EVENTS_PER_SECOND("events/s") {
    @Override
    double ratio(double value, double ceiling) {
      return value / ceiling;
    }
  },
  /** Of the whole process: the embedded broker, collector and compiler are in it. */
  CPU_MICROS_PER_EVENT("CPU us/event"),
  SECONDS_PER_MILLION_EVENTS("s/million"),
  MILLISECONDS("ms"),
  BYTES_PER_EVENT("bytes/event"),
  MEBIBYTES("MiB");

  private final String words;

  Unit(String words) {
    this.words = words;
  }

  /** The share of the ceiling that is reached: 1 is the ceiling, whichever way is better. */
  double ratio(double value, double ceiling) {
    return ceiling / value;
  }

  /** As outputs spell it. */
  @Override
  public String toString() {
    return words;
  }
}
