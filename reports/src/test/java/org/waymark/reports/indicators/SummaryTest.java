package org.waymark.reports.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.SmallLake;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

class SummaryTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 10);

  @TempDir Path directory;

  @Test
  void saysThatNoMonthHasEnded() throws SQLException {
    assertThat(lines(new SmallLake(directory)))
        .containsExactly("No month with anything recorded has ended yet.");
  }

  @Test
  void saysInWordsWhatIsShownAndWhatIsNot() throws SQLException {
    SmallLake lake = new SmallLake(directory).program("harbor", "Harbor House");
    String[] worked = "4/4 3/3 2/4 5/5 2/2 1/3 3/3 2/2 4/4 3/3 2/2 3/3".split(" ");
    for (int i = 0; i < worked.length; i++) {
      Map<String, Integer> counts = new HashMap<>();
      counts.put("attended", 3);
      counts.put("f4_num", 3);
      counts.put("f4_den", 1);
      counts.put("e1_num", worked[i].charAt(0) - '0');
      counts.put("e1_den", worked[i].charAt(2) - '0');
      counts.put("s1_den", i < 5 ? 1 : 0);
      counts.put("f7_unk", 1);
      lake.person("P" + i, "harbor", "2025-11", counts);
    }
    assertThat(lines(lake))
        .contains(
            "November 2025 to November 2025",
            "Harbor House",
            "12 people active, 36 sessions attended",
            "  Decisions made by or with the person: 89 % of 38 choices whose decider is known (between 66 and",
            "      97 %), from 12 people",
            "  Goals the person brought: too few people to show",
            "  Advice nobody asked for: cannot tell: too much is unknown",
            "  Hope: not collected",
            "  Free to take part: nothing recorded in this time",
            "  Contact: 3.0 sessions attended for each active person and month (between 3.0 and 3.0), from",
            "      12 people")
        .doesNotContain("Provisional: late records may still change these numbers.");
  }

  @Test
  void putsProgramsByNameAndNoLineBeyondTheTerminal() throws SQLException {
    SmallLake lake =
        new SmallLake(directory)
            .program("tejo", "Tejo")
            .program("mesa", "Mesa Warmline")
            .program("harbor", "Harbor House");
    madeUp(lake, "tejo", 60);
    madeUp(lake, "harbor", 14);
    List<String> lines = lines(lake);
    assertThat(lines).allMatch(line -> line.length() <= 100);
    assertThat(lines)
        .containsSubsequence("Harbor House", "Mesa Warmline", "Tejo")
        .contains(
            "People active and sessions attended: nothing recorded in this time",
            "Provisional: late records may still change these numbers.");
  }

  private static List<String> lines(SmallLake lake) throws SQLException {
    try (Cut cut = lake.cut()) {
      return Summary.lines(cut, AS_OF);
    }
  }

  private static void madeUp(SmallLake lake, String program, int people) {
    Random random = new Random(people);
    for (int person = 0; person < people; person++) {
      for (int month = 1; month <= 12; month++) {
        lake.person(program + person, program, "2025-%02d".formatted(month), madeUpCounts(random));
      }
    }
  }

  private static Map<String, Integer> madeUpCounts(Random random) {
    Map<String, Integer> counts = new HashMap<>();
    int attended = 1 + random.nextInt(4);
    counts.put("attended", attended);
    for (Indicator indicator : Catalogue.FLOW) {
      int denominator =
          switch (indicator.unit()) {
            case SHARE_OF_EVENTS -> indicator.id().equals("O6") ? 0 : random.nextInt(3);
            case SHARE_OF_PEOPLE, PER_PERSON -> 1;
            case PER_100_SESSIONS, PER_1000_EVENTS -> attended;
            case SCORE, ATTAINMENT -> throw new AssertionError("no flow is counted in these");
          };
      counts.put(indicator.denominator(), denominator);
      counts.put(indicator.numerator(), random.nextInt(denominator + 1));
      counts.put(indicator.unknown(), random.nextInt(8) == 0 ? 1 : 0);
    }
    counts.put("f4_num", attended);
    counts.put("s8_num", random.nextInt(30) == 0 ? 1 : 0);
    return counts;
  }
}
