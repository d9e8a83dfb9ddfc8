package org.waymark.app.demo;

import java.util.List;
import org.waymark.app.demo.Person.Stream;
import org.waymark.app.demo.Scene.Telling;

/** Everything that is ever written down about one person. */
final class PersonLife {

  private final Person person;
  private final Groups groups;
  private final DemoCalendar calendar;

  PersonLife(Person person, Groups groups, DemoCalendar calendar) {
    this.person = person;
    this.groups = groups;
    this.calendar = calendar;
  }

  /** In no order. The same at every call. */
  List<Version> versions() {
    Ids ids = new Ids(person.index());
    Recorder recorder = new Recorder(ids, person.chance(Stream.RECORD, 0), calendar.end());
    for (int i = 0; i < person.stays().size(); i++) {
      Telling telling = new Telling(person.chance(Stream.LIFE, i), recorder, ids);
      new StayLife(new Scene(person, person.stays().get(i), calendar, telling), groups).tell();
    }
    return recorder.versions();
  }
}
