package org.waymark.reports.pages.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.explain.Question;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Readings;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Role;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.Visitor;
import org.waymark.reports.publication.Shelf;

/** Two publications of a program with a name that is markup, and of one that others may not see. */
class BoardTest {

  private static final String SAID =
      "Of 21 goals set in April 2025, people brought 15 themselves"
          + " (71%; how sure that is cannot be told; 21 people).";

  @TempDir static Path directory;
  private static final List<Question> ASKED = new ArrayList<>();
  private static Optional<Board> board = Optional.empty();

  @BeforeAll
  static void publish() throws IOException {
    Shelf shelf =
        new Shelf(directory)
            .program("harbor", "Harbor & <b>House")
            .program("summit", "Summit Peers")
            .months("harbor", "S1", "2025-01", "12/20 13/20 too_few 15/21")
            .provisional()
            .months("harbor", "S2", "2025-01", "12/20 13/20 17/20 withheld")
            .months("harbor", "S5", "2025-01", "too_few too_few")
            .months("summit", "S1", "2025-01", "33/44");
    shelf.publish();
    shelf.months("harbor", "S1", "2025-05", "16/22").publish();
    Explaining explaining =
        question -> {
          ASKED.add(question);
          throw new IllegalArgumentException("publication 1 has no period <of that>");
        };
    board = Optional.of(new Board(new Readings(directory), explaining));
  }

  private static Answer ask(Visitor visitor, String address) {
    String[] parts = address.split("\\?", 2);
    Map<String, String> query = new HashMap<>();
    if (parts.length > 1) {
      for (String pair : parts[1].split("&")) {
        query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
    }
    Request request = new Request(parts[0], query, visitor, Locale.UK);
    return board.orElseThrow().answer(request).orElseThrow();
  }

  private static Visitor visitor(Role role, String... programs) {
    return new Visitor(Optional.of("Jo"), role, Set.of(programs), "secret");
  }

  private static Answer get(String address) {
    return ask(visitor(Role.ENGINEER), address);
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String pdfText(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
  }

  @Test
  void saysEachNumberInASentence() {
    assertThat(text(get("/board?program=harbor&published=1")))
        .contains("<h1>Harbor &amp; &lt;b&gt;House</h1>", SAID, "May still change")
        .contains("Felt free from pressure (S5): too few people to show anything of them.")
        .doesNotContain("33");
  }

  @Test
  void anOldValueIsNotTakenForANewOne() {
    assertThat(text(get("/board?program=harbor&published=1")))
        .contains("Of 20 goals first started in March 2025", "April 2025: withheld");
  }

  @Test
  void theAddressNamesThePublicationSoTheSheetStays() {
    assertThat(text(get("/board?program=harbor")))
        .contains("href=\"/board?program=harbor&amp;published=2\"")
        .doesNotContain("goals set");
    assertThat(text(get("/board?program=harbor&published=1"))).contains(SAID);
    assertThat(text(get("/board?program=harbor&published=2"))).contains("Of 22 goals");
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void thePdfIsOneTaggedPageWithTheNumbersOfThePage(Paper paper) throws IOException {
    Answer answer = get("/board.pdf?program=harbor&published=1&paper=" + paper);
    assertThat(answer.type()).isEqualTo("application/pdf");
    assertThat(answer.file()).contains("waymark-board-harbor-publication-1-" + paper + ".pdf");
    try (PDDocument document = Loader.loadPDF(answer.body())) {
      assertThat(document.getNumberOfPages()).isOne();
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isCloseTo(paper == Paper.A4 ? 595 : 612, within(1f));
      assertThat(pdfText(document)).contains("Harbor & <b>House", SAID);
    }
  }

  @Test
  void thePdfHoldsItsLetters() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(get("/board.pdf?program=harbor&published=1").body())) {
      for (COSName name : document.getPage(0).getResources().getFontNames()) {
        PDFont font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
      }
    }
  }

  @Test
  void smallerLettersKeepALongSheetOnOnePage() throws IOException {
    BoardSheet.Line line =
        new BoardSheet.Line(
            "A name", "A sentence of many words. ".repeat(14), "common cause", "Final");
    BoardSheet sheet =
        new BoardSheet(
            new BoardSheet.Heading("harbor", "Harbor House ".repeat(15), 1, "today"),
            Collections.nCopies(9, line),
            Collections.nCopies(9, "Hidden: for a reason that takes a line"));
    byte[] pdf = SheetFile.pdf(sheet, new Texts(Locale.UK), Paper.LETTER);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isOne();
      assertThat(pdfText(document)).contains("How good a person");
    }
  }

  @Test
  void aFileIsWhatTheExportKeeps() {
    Answer answer = get("/export/whose-goals.csv?program=harbor&published=1&from=2025-04");
    assertThat(answer.file()).contains("waymark-whose-goals-harbor-publication-1.csv");
    assertThat(text(answer)).contains("harbor,2025-04-01,").doesNotContain("2025-01-01", "summit");
    assertThat(get("/export/overview.xlsx").file())
        .contains("waymark-overview-all-programs-publication-2.xlsx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/board?program=nowhere&published=1|404|no program nowhere. It has: harbor, summit.",
        "/board?program=harbor&published=9|404|there is no publication 9; there are 1 to 2",
        "/board?program=harbor&published=x|400|a number such as 3, not x",
        "/board.pdf?program=harbor&paper=a3|400|no paper a3. There are: a4, letter.",
        "/board.pdf|400|Which program?",
        "/export/trust.doc|404|There is no file trust.doc.",
        "/export/../secret.csv|404|There is no file ../secret.csv.",
        "/export/trust|404|There is no file trust.",
        "/export/trend.csv?program=harbor|400|give both",
        "/export/trend.csv?program=harbor&indicator=E1|400|publication 2 holds nothing of E1",
        "/export/trust.csv?from=May|400|A month is written 2025-03, not May.",
        "/export/trust.csv?from=2025-03&to=2025-01|400|the first month comes after the last",
        "/explain?indicator=E1&program=harbor|400|Say which number",
        "/explain?indicator=E99&program=harbor&period=2025-03&between=1-2|404|no indicator E99",
        "/explain?indicator=E1&program=harbor&period=2025-03&between=2-1|400|the earlier publication"
      })
  void whatIsWrongIsSaidInWords(String address, int status, String words) {
    Answer answer = get(address);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(text(answer)).contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/board?program=summit&published=1",
        "/board.pdf?program=summit&published=1",
        "/export/trust.csv?program=summit",
        "/export/programs-side-by-side.csv?indicator=S1&from=2025-01&to=2025-04&program=harbor",
        "/explain?indicator=S1&program=summit&period=2025-01&between=1-2"
      })
  void managersAreToldNothingOfOtherPrograms(String address) {
    Answer answer = ask(visitor(Role.MANAGER, "harbor"), address);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(text(answer)).doesNotContain("summit", "Summit", "33");
  }

  @Test
  void whatAManagerTakesAwayIsOfTheirProgram() {
    Visitor manager = visitor(Role.MANAGER, "harbor");
    assertThat(text(ask(manager, "/export/whose-goals.csv")))
        .contains("harbor,")
        .doesNotContain("summit");
    assertThat(text(ask(manager, "/board"))).contains("program=harbor").doesNotContain("ummit");
  }

  @Test
  void researchersHaveNoneOfThesePages() {
    assertThat(ask(visitor(Role.RESEARCHER), "/export/trust.csv").status()).isEqualTo(403);
  }

  @Test
  void asksWhyOfTheNumberThatTheAddressNames() {
    Answer answer = get("/explain?indicator=S1&program=harbor&period=2025-03&between=1-2");
    assertThat(ASKED)
        .last()
        .satisfies(
            question -> {
              assertThat(question.indicator().id()).isEqualTo("S1");
              assertThat(question.period()).isEqualTo("2025-03");
              assertThat(question.last()).isEqualTo(2);
            });
    assertThat(text(answer)).contains("no period &lt;of that&gt;");
  }

  @Test
  void saysWhatToDoBeforeTheFirstPublication(@TempDir Path empty) {
    Board first =
        new Board(
            new Readings(empty),
            question -> {
              throw new IllegalArgumentException("there is no lake");
            });
    Request request = new Request("/board", Map.of(), visitor(Role.ENGINEER), Locale.UK);
    Answer answer = first.answer(request).orElseThrow();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(text(answer)).contains("Nothing is published yet.");
  }

  @Test
  void everyHeadlineHasItsSentence() {
    Texts texts = new Texts(Locale.UK);
    assertThat(Headline.ALL)
        .allSatisfy(
            headline ->
                assertThat(texts.of(headline.sentence(), 1, 2, "50%", "between", "in May", 3))
                    .contains("in May", "3", "50%"));
  }

  @Test
  void answersNothingElse() {
    Request request = new Request("/reports", Map.of(), visitor(Role.ENGINEER), Locale.UK);
    assertThat(board.orElseThrow().answer(request)).isEmpty();
  }
}
