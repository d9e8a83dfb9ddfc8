package org.waymark.app.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** To whom and where something happened. */
record Origin(String participantKey, DemoProgram program, @Nullable String siteId) {

  private static final int PLACES = 2;

  /** A person in a program. Only Harbor House has more than one site. */
  static Origin of(Person person, DemoProgram program) {
    boolean hasSites = program == DemoProgram.HARBOR;
    String site = person.index() % PLACES == 0 ? "harbor-pier" : "harbor-hill";
    return new Origin(person.key(), program, hasSites ? site : null);
  }

  /** The moment of a local time there. */
  Instant instant(LocalDateTime local) {
    return local.atZone(program.zone()).toInstant();
  }
}
