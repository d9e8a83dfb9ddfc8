package org.waymark.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameTest {

  private static Request at(String path, Role role) {
    Visitor visitor = new Visitor(Optional.of("<b>Jo"), role, Set.of(), "secret");
    return new Request(path, Map.of(), visitor, Locale.US);
  }

  private static String page(Request request) {
    return Templates.render(
        "message", Map.of("frame", Frame.of(request, "Reports"), "words", "a <script> is words"));
  }

  @Test
  void marksThePlaceOfThePage() {
    assertThat(page(at("/reports/trust", Role.MANAGER)))
        .contains("<a href=\"/reports\" aria-current=\"page\">")
        .contains("<a href=\"/\">");
  }

  @Test
  void showsEachRoleItsOwnPlaces() {
    assertThat(page(at("/", Role.MANAGER))).doesNotContain("/looks").contains("/upload");
    assertThat(page(at("/", Role.OFFICER))).contains("/looks").doesNotContain("/upload");
  }

  @Test
  void writesWhatItIsGivenAsWords() {
    assertThat(page(at("/", Role.MANAGER)))
        .contains("a &lt;script&gt; is words")
        .doesNotContain("<b>Jo");
  }
}
