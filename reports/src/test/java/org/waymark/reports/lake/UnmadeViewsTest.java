package org.waymark.reports.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnmadeViewsTest {

  private static final String EVENTS = "CREATE VIEW events AS SELECT * FROM stored.events";
  private static final String LIVE = "CREATE VIEW live_events AS SELECT * FROM events";
  private static final String SESSIONS = "CREATE VIEW live_sessions AS FROM live_events";

  private final UnmadeViews unmade = new UnmadeViews();

  @BeforeEach
  void keepThree() {
    assertThat(unmade.keep(EVENTS)).isTrue();
    assertThat(unmade.keep(LIVE)).isTrue();
    assertThat(unmade.keep(SESSIONS)).isTrue();
  }

  @Test
  void aViewIsMadeAfterThoseThatItNamesAndOnce() {
    assertThat(unmade.before("SELECT count(*) FROM live_events")).containsExactly(EVENTS, LIVE);
    assertThat(unmade.before("FROM live_events, memory.main.live_sessions"))
        .containsExactly(SESSIONS);
    assertThat(unmade.all()).isEmpty();
  }

  @Test
  void nothingIsMadeForAStatementThatNamesNone() {
    assertThat(unmade.before("SELECT events_of_others FROM stored.events")).isEmpty();
  }

  @Test
  void aViewIsNotMadeForWhatTakesItsPlace() {
    assertThat(unmade.before("CREATE OR REPLACE TEMP VIEW live_events AS SELECT 1 FROM events"))
        .containsExactly(EVENTS);
    assertThat(unmade.before("CREATE TEMP VIEW live_sessions AS FROM memory.main.live_sessions"))
        .containsExactly(LIVE, SESSIONS);
  }

  @Test
  void allAreMadeInAnOrderInWhichTheyCanBe() {
    assertThat(unmade.all()).containsExactly(EVENTS, LIVE, SESSIONS);
  }

  @Test
  void whatIsNoViewInFrontOfTheStoredTablesIsNotKept() {
    assertThat(unmade.keep("CREATE SCHEMA stored")).isFalse();
    assertThat(unmade.keep("CREATE VIEW stored.events AS SELECT 1")).isFalse();
    assertThat(unmade.keep("CREATE VIEW events AS SELECT 1")).as("a second one").isFalse();
  }
}
