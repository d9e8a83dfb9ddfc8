package org.waymark.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.app.bench.Measure.Ceiling;

/** Results as a page. */
class BenchPageTest {

  private static final Ceiling BARE = new Ceiling("a <bare> producer", 100);

  @Test
  void drawsEveryRatioAndNamesWhatItIsBeside() throws IOException {
    String page = page(null, measure(20, BARE));

    assertThat(page).contains("<svg", "beside a &lt;bare&gt; producer", "0.2");
  }

  @Test
  void putsWhatHasNoCeilingInTheTableAlone() throws IOException {
    String page = page(null, Measure.of("state", Unit.BYTES_PER_EVENT, 199));

    assertThat(page).doesNotContain("<svg").contains(">199</td>");
  }

  @Test
  void drawsWhatGrowsFromSizeToSize() throws IOException {
    String page = page(null, measure(100, BARE).at(10_000), measure(80, BARE).at(30_000));

    assertThat(page).contains("class=\"growth\"", "10,000", "30,000");
  }

  @Test
  void saysWhichPartFailed() throws IOException {
    assertThat(page(new Bench.Failure("audit", "no room")))
        .contains("The part audit failed", "no room");
  }

  @Test
  void asksNobodyElseForAnything() throws IOException {
    assertThat(page(null, measure(20, BARE)).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "<script", "<link", "url(", "@import");
  }

  private static Measure measure(double value, Ceiling ceiling) {
    return Measure.of("to the log", Unit.EVENTS_PER_SECOND, value, ceiling);
  }

  private static String page(Bench.@Nullable Failure failure, Measure... measures)
      throws IOException {
    List<Figure> figures = new ArrayList<>(Figure.of("import", List.of(List.of(measures))));
    return BenchPage.of(new Bench.Results(Machine.now(), 1_000, 1, 1, figures, failure));
  }
}
