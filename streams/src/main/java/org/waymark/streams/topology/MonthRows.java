package org.waymark.streams.topology;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.fact.MonthFact.Source;
import org.waymark.schemas.fact.PersonMonth;
import org.waymark.schemas.fact.ProgramMonth;
import org.waymark.streams.fold.ProgramSums;

/**
 * The counts last written, per person and month and, as their sums, per program and month. A row
 * that comes out otherwise is written again, and the sums follow: the old row out, the new one in.
 */
final class MonthRows {

  private final KeyValueStore<String, Counts> people;
  private final KeyValueStore<String, Counts> programs;
  private final Map<ProgramMonth, Counts> sums = new HashMap<>();

  MonthRows(KeyValueStore<String, Counts> people, KeyValueStore<String, Counts> programs) {
    this.people = people;
    this.programs = programs;
  }

  /** Replaces a person's months, and writes those that changed. */
  void replace(
      String person,
      Map<ProgramMonth, Counts> after,
      Source source,
      BiConsumer<String, IndexedRecord> writer) {
    Map<ProgramMonth, Counts> before = before(person);
    Set<ProgramMonth> months = new HashSet<>(before.keySet());
    months.addAll(after.keySet());
    Counts nothing = Counts.zero(Columns.OF_PERSON);
    for (ProgramMonth month : months) {
      Counts was = before.getOrDefault(month, nothing);
      Counts is = after.getOrDefault(month, nothing);
      if (!was.equals(is)) {
        PersonMonth key = new PersonMonth(person, month.programId(), month.month());
        people.put(key.toString(), is.isZero() ? null : is);
        writer.accept(key.toString(), MonthFact.of(key, source, is));
        ProgramSums.replace(sums.computeIfAbsent(month, this::sum), was, is);
      }
    }
  }

  /** Writes the sums that changed since the last time. */
  void writeSums(Source source, BiConsumer<String, IndexedRecord> writer) {
    sums.forEach(
        (month, sum) -> {
          programs.put(month.toString(), sum);
          writer.accept(month.toString(), MonthFact.of(month, source, sum));
        });
    sums.clear();
  }

  private Map<ProgramMonth, Counts> before(String person) {
    Map<ProgramMonth, Counts> rows = new TreeMap<>(ProgramMonth.ORDER);
    try (KeyValueIterator<String, Counts> entries =
        people.prefixScan(person + Stores.SEPARATOR, new StringSerializer())) {
      while (entries.hasNext()) {
        KeyValue<String, Counts> entry = entries.next();
        String[] parts = entry.key.split(Stores.SEPARATOR);
        rows.put(new ProgramMonth(parts[1], LocalDate.parse(parts[2])), entry.value);
      }
    }
    return rows;
  }

  private Counts sum(ProgramMonth month) {
    Counts sum = programs.get(month.toString());
    return sum == null ? Counts.zero(Columns.OF_PROGRAM) : sum;
  }
}
