package org.waymark.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.publication.Report;
import org.waymark.reports.publication.Shelf;

/** What the site answers, to whom. */
class SiteTest {

  private static final List<String> NUMBERS =
      List.of("numerator", "denominator", "unknown", "people", "value", "lower", "upper");

  @TempDir static Path directory;
  private static Optional<Site> made = Optional.empty();

  @BeforeAll
  static void publish() throws IOException {
    Shelf shelf = Towns.shelf(directory);
    shelf.publish();
    shelf.months("harbor", "E1", "2025-04", "19/24").publish();
    made = Optional.of(new Site(directory));
  }

  private static Site site() {
    return made.orElseThrow();
  }

  private static Asked engineer() {
    return Asked.engineer(site());
  }

  static Stream<String> pages() {
    return Stream.concat(
        Stream.of(
            "/?program=harbor",
            "/",
            "/trend/E1?program=harbor",
            "/trend/E5?program=harbor",
            "/reports?program=harbor",
            "/programs-side-by-side",
            "/programs-side-by-side?indicator=S3&from=2025-01&to=2025-03",
            "/programs-side-by-side?indicator=E1&from=2025-01&to=2025-03",
            "/nothing"),
        Stream.of(Report.values())
            .map(report -> "/reports/" + report.title() + "?program=harbor&published=1"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHasATitleAndLeadsNowhereOutside(String address) {
    Document page = engineer().page(address);
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("[href],[src],[action]").stream().map(SiteTest::target))
        .allMatch(target -> target.matches("/(?!/).*|#main"));
    assertThat(page.select("[style],style,[onclick],iframe")).isEmpty();
    assertThat(page.select("script").eachAttr("src")).containsExactly("/assets/waymark.js");
  }

  private static String target(Element element) {
    return Stream.of("href", "src", "action")
        .filter(element::hasAttr)
        .map(element::attr)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatIsHiddenHasNoNumbers(String address) {
    for (Element table : engineer().page(address).select("table")) {
      for (Map<String, String> row : Asked.rows(table)) {
        if (row.containsKey("status") && !"shown".equals(row.get("status"))) {
          assertThat(row.entrySet())
              .filteredOn(each -> NUMBERS.contains(each.getKey()))
              .allMatch(each -> each.getValue().isEmpty());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFigureSaysWhatItShows(String address) {
    Document page = engineer().page(address);
    for (Element figure : page.select("svg[role=img]")) {
      for (String id : figure.attr("aria-labelledby").split(" ")) {
        assertThat(page.select("[id=" + id + "]")).hasSize(1);
        assertThat(page.select("[id=" + id + "]").text()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aManagerReadsNothingOfOtherPrograms(String address) {
    assertThat(Asked.as(site(), Role.MANAGER, "harbor").text(address))
        .doesNotContain("ummit", "ridge Peers", "nchor Peers", "tide");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/?program=summit", "/trend/S3?program=summit", "/reports?program=summit"})
  void aManagerIsRefusedInWordsElsewhere(String address) {
    Asked manager = Asked.as(site(), Role.MANAGER, "harbor");
    assertThat(manager.get(address).status()).isEqualTo(403);
    assertThat(manager.text(address)).contains("It opens: harbor").doesNotContain("ummit");
  }

  @Test
  void whatIsNotThereIsRefusedAlikeForAManager() {
    assertThat(Asked.as(site(), Role.MANAGER, "harbor").text("/?program=nowhere"))
        .isEqualTo(Asked.as(site(), Role.MANAGER, "harbor").text("/?program=summit"));
  }

  @Test
  void programsSideBySideAreForThoseWhoSeeAll() {
    Asked manager = Asked.as(site(), Role.MANAGER, "harbor");
    String address = "/programs-side-by-side?indicator=S3&from=2025-01&to=2025-03";
    assertThat(manager.get(address).status()).isEqualTo(403);
    assertThat(manager.text("/reports")).doesNotContain("programs-side-by-side");
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing, 404",
    "/reports/, 404",
    "/reports/nothing, 404",
    "/trend/, 404",
    "/trend/X9, 404",
    "/trend/%22%3E%3Cscript%3E, 404",
    "/?program=nowhere, 404",
    "/?program=..%2F..%2Fetc, 404",
    "/?program=%27%3B+DROP+TABLE+x, 404",
    "/?published=99, 404",
    "/?published=0, 404",
    "/?published=-1, 404",
    "/?published=two, 400",
    "/?published=99999999999, 400",
    "/reports/trust?from=2025-13, 400",
    "/reports/trust?from=2025-03&to=2025-01, 400",
    "/reports/trust?program=harbor&indicator=E1, 404",
    "/reports/preferences?program=harbor&part=%3Cb%3E, 404",
    "/programs-side-by-side?indicator=F4&from=2025-01&to=2025-03, 400",
    "/programs-side-by-side?indicator=%3Cb%3E&from=2025-01&to=2025-03, 400",
    "/programs-side-by-side?indicator=S3&from=2025-03&to=2025-01, 400",
  })
  void whatIsNotThereIsAnsweredWithWords(String address, int status) {
    assertThat(engineer().get(address).status()).isEqualTo(status);
    Document page = engineer().page(address);
    assertThat(page.select("main p").text()).isNotBlank().doesNotContain("Exception", "null");
    assertThat(page.select("main script, main b")).isEmpty();
  }

  @Test
  void wordsSayWhatThereIs() {
    assertThat(engineer().text("/?program=nowhere")).contains("anchor, bridge");
    assertThat(engineer().text("/trend/X9?program=anchor")).contains("It has: S3");
    assertThat(engineer().text("/reports/nothing")).contains("whose-goals");
    assertThat(engineer().text("/?published=7")).contains("there are 1 to 2");
  }

  @Test
  void aResearcherHasNoManagersPages() {
    assertThat(Asked.as(site(), Role.RESEARCHER).get("/").status()).isEqualTo(403);
  }

  @Test
  void aNumberedPublicationShowsTheSameForEver() {
    assertThat(engineer().text("/trend/E1?program=harbor&published=1"))
        .isEqualTo(Asked.engineer(new Site(directory)).text("/trend/E1?program=harbor&published=1"))
        .isNotEqualTo(engineer().text("/trend/E1?program=harbor"));
  }

  @Test
  void beforeTheFirstPublicationItSaysWhatToDo(@TempDir Path empty) {
    Asked asked = Asked.engineer(new Site(empty.resolve("not-there")));
    assertThat(asked.get("/").status()).isEqualTo(200);
    assertThat(asked.text("/")).contains("waymark import FILE", "waymark publish", "/upload");
    assertThat(asked.get("/reports/trust").status()).isEqualTo(404);
  }

  @Test
  void aProgramWithoutAnEndedPeriodIsToldWhatItWaitsFor(@TempDir Path fresh) throws IOException {
    new Shelf(fresh).program("quiet", "Quiet House").publish();
    Asked engineer = Asked.engineer(new Site(fresh));

    assertThat(engineer.page("/?program=quiet").select("main").text())
        .contains("A number is shown when its period has ended")
        .doesNotContain("All of it as a table");
    assertThat(engineer.page("/board?program=quiet&published=1").select("main").text())
        .contains("A number is shown when its period has ended", "Goals the person brought (S1)");
  }

  @Test
  void theOverviewNamesVariationInWordsAndShape() {
    Element card = engineer().first(".card", "/?program=harbor&published=1");
    assertThat(card.select(".sign").text()).isNotBlank();
    assertThat(card.select(".sign svg path")).hasSize(1);
    assertThat(card.select(".state").text()).isEqualTo("23 people · may still change");
  }

  @Test
  void manyViewersAtOnceGetTheSamePage() throws Exception {
    Site fresh = new Site(directory);
    ExecutorService viewers = Executors.newFixedThreadPool(50);
    try {
      List<Future<String>> pages = new ArrayList<>();
      IntStream.range(0, 100)
          .forEach(
              i -> pages.add(viewers.submit(() -> Asked.engineer(fresh).text("/?program=harbor"))));
      for (Future<String> page : pages) {
        assertThat(page.get()).isEqualTo(engineer().text("/?program=harbor"));
      }
    } finally {
      viewers.shutdownNow();
    }
  }
}
