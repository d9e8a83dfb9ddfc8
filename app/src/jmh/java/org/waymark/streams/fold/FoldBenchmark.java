package org.waymark.streams.fold;

import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.waymark.app.micro.Micro;
import org.waymark.app.micro.ReferenceLog;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.schemas.event.Event;
import org.waymark.streams.fold.PersonFold.Folded;
import org.waymark.streams.fold.PersonFold.Taken;

/**
 * One person's events, folded to counts and spells. An operation is the person; {@code :event} is
 * one of the person's events.
 */
@State(Scope.Thread)
public class FoldBenchmark extends Micro {

  /** By how many versions a person has, of all people of the log. */
  public enum Person {
    FEWEST,
    MIDDLE,
    MOST;

    List<Accepted> versions() {
      List<List<Accepted>> people = ReferenceLog.people();
      return people.get(ordinal() * (people.size() - 1) / MOST.ordinal());
    }
  }

  /** How many events the operations had, so that the table has the time of one, too. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Events {
    /** Read and set back by JMH. */
    public long event;
  }

  /** Whose events. */
  @Param public Person person = Person.FEWEST;

  private List<Accepted> versions = List.of();
  private List<Accepted> inOrder = List.of();

  /** Reads the person's events. */
  @Setup
  public void read() {
    versions = person.versions();
    inOrder = register().live().stream().map(this::version).toList();
  }

  private Accepted version(Event live) {
    return versions.stream().filter(each -> each.event() == live).findFirst().orElseThrow();
  }

  /** As when an event was late or corrects another: all versions, in the order of the log. */
  @Benchmark
  public Folded anew(Events events) {
    events.event += versions.size();
    return PersonFold.of(register()).result();
  }

  /** As when every event comes in order: the live ones, each applied to the fold that is there. */
  @Benchmark
  public Folded inOrder(Events events) {
    PersonFold fold = PersonFold.of(new Register());
    for (Accepted version : inOrder) {
      if (fold.take(version.key().fingerprint(), version.event()) != Taken.IN_ORDER) {
        throw new IllegalStateException("an event is not in order");
      }
    }
    events.event += inOrder.size();
    return fold.result();
  }

  private Register register() {
    Register register = new Register();
    for (Accepted version : versions) {
      register.add(version.key().fingerprint(), version.event());
    }
    return register;
  }
}
