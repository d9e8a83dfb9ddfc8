package org.waymark.streams.topology;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.waymark.app.micro.Micro;
import org.waymark.app.micro.ReferenceLog;
import org.waymark.app.micro.Round;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;
import org.waymark.streams.fold.PersonFold;
import org.waymark.streams.fold.Register;

/** People's months to the bytes of the state and back. An operation is one month of one person. */
@State(Scope.Thread)
public class CountsBenchmark extends Micro {

  private static final String STORE = Stores.PARTICIPANT_MONTHS;

  private final Serde<Counts> serde = CountsSerde.of(Columns.OF_PERSON);
  private final List<Counts> all =
      ReferenceLog.people().stream().flatMap(person -> months(person).stream()).toList();
  private final Round<Counts> months = new Round<>(all);
  private final Round<byte[]> written =
      new Round<>(all.stream().map(month -> serde.serializer().serialize(STORE, month)).toList());

  private static List<Counts> months(List<Accepted> person) {
    Register register = new Register();
    person.forEach(version -> register.add(version.key().fingerprint(), version.event()));
    return List.copyOf(PersonFold.of(register).result().months().values());
  }

  /** From bytes. */
  @Benchmark
  public Counts read() {
    return serde.deserializer().deserialize(STORE, written.next());
  }

  /** To bytes. */
  @Benchmark
  public byte[] write() {
    return serde.serializer().serialize(STORE, months.next());
  }
}
