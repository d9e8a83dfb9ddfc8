package org.waymark.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.fact.MonthFact.Source;
import org.waymark.schemas.fact.PersonMonth;
import org.waymark.schemas.fact.ProgramMonth;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.fold.PersonFold;
import org.waymark.streams.fold.ProgramSums;
import org.waymark.streams.fold.Register;

/**
 * At a commit: folds everybody whose history has changed, from all their versions, and writes the
 * rows that came out otherwise than before, with the sums that this changes. What was read and what
 * comes of it are committed in one transaction, so a position in the log is a cut through the
 * facts.
 */
final class FoldPeople implements Processor<Bytes, Long, String, MonthFact> {

  private static final String SEPARATOR = String.valueOf(EventKey.SEPARATOR);

  private @Nullable ProcessorContext<String, MonthFact> context;
  private @Nullable KeyValueStore<Bytes, ValueAndTimestamp<byte[]>> register;
  private @Nullable KeyValueStore<String, Long> marked;
  private @Nullable KeyValueStore<String, Counts> participantMonths;
  private @Nullable KeyValueStore<String, Counts> programMonths;

  @Override
  public void init(ProcessorContext<String, MonthFact> context) {
    this.context = context;
    this.register = context.getStateStore(Stores.REGISTER);
    this.marked = context.getStateStore(Stores.MARKED);
    this.participantMonths = context.getStateStore(Stores.PARTICIPANT_MONTHS);
    this.programMonths = context.getStateStore(Stores.PROGRAM_MONTHS);
  }

  @Override
  public void process(Record<Bytes, Long> newest) {
    Source source = new Source(context.taskId().partition(), newest.value());
    Map<ProgramMonth, Counts> sums = new HashMap<>();
    try (KeyValueIterator<String, Long> people = marked.all()) {
      while (people.hasNext()) {
        KeyValue<String, Long> person = people.next();
        fold(person.key, new Source(source.partition(), person.value), newest.timestamp(), sums);
      }
    }
    sums.forEach((month, sum) -> writeSum(month, sum, source, newest.timestamp()));
    unmark();
  }

  private void fold(String person, Source source, long time, Map<ProgramMonth, Counts> sums) {
    SortedMap<ProgramMonth, Counts> after = PersonFold.fold(versions(person).live()).months();
    Map<ProgramMonth, Counts> before = before(person);
    Set<ProgramMonth> months = new HashSet<>(before.keySet());
    months.addAll(after.keySet());
    Counts nothing = Counts.zero(Columns.OF_PERSON);
    for (ProgramMonth month : months) {
      Counts was = before.getOrDefault(month, nothing);
      Counts is = after.getOrDefault(month, nothing);
      if (!was.equals(is)) {
        PersonMonth key = new PersonMonth(person, month.programId(), month.month());
        participantMonths.put(key.toString(), is.isZero() ? null : is);
        context.forward(new Record<>(key.toString(), MonthFact.of(key, source, is), time));
        ProgramSums.replace(sums.computeIfAbsent(month, this::sum), was, is);
      }
    }
  }

  private Register versions(String person) {
    Register versions = new Register();
    Bytes prefix = Bytes.wrap((person + SEPARATOR).getBytes(StandardCharsets.UTF_8));
    try (KeyValueIterator<Bytes, ValueAndTimestamp<byte[]>> entries =
        register.prefixScan(prefix, (topic, bytes) -> bytes.get())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, ValueAndTimestamp<byte[]>> entry = entries.next();
        EventKey key = EventKey.parse(new String(entry.key.get(), StandardCharsets.UTF_8));
        versions.add(key.fingerprint(), Topics.EVENT_CODEC.decode(entry.value.value()));
      }
    }
    return versions;
  }

  private Map<ProgramMonth, Counts> before(String person) {
    Map<ProgramMonth, Counts> rows = new TreeMap<>(ProgramMonth.ORDER);
    try (KeyValueIterator<String, Counts> entries =
        participantMonths.prefixScan(person + SEPARATOR, new StringSerializer())) {
      while (entries.hasNext()) {
        KeyValue<String, Counts> entry = entries.next();
        String[] parts = entry.key.split(SEPARATOR);
        rows.put(new ProgramMonth(parts[1], LocalDate.parse(parts[2])), entry.value);
      }
    }
    return rows;
  }

  private Counts sum(ProgramMonth month) {
    Counts sum = programMonths.get(month.toString());
    return sum == null ? Counts.zero(Columns.OF_PROGRAM) : sum;
  }

  private void writeSum(ProgramMonth month, Counts sum, Source source, long time) {
    programMonths.put(month.toString(), sum);
    context.forward(new Record<>(month.toString(), MonthFact.of(month, source, sum), time));
  }

  private void unmark() {
    Set<String> done = new HashSet<>();
    try (KeyValueIterator<String, Long> people = marked.all()) {
      people.forEachRemaining(person -> done.add(person.key));
    }
    done.forEach(marked::delete);
  }
}
