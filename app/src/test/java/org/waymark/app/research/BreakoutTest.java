package org.waymark.app.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.sandbox.Limits;
import org.waymark.reports.sandbox.OpenWorker;
import org.waymark.reports.sandbox.Refused;
import org.waymark.reports.sandbox.Refused.Barrier;
import org.waymark.reports.sandbox.Worker;

/**
 * Tries to get out of researchers' SQL and to bring it down: once as researchers meet it, once
 * without the look at statements, so that what stands behind that is seen to hold. After each
 * attempt the same question has the same answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class BreakoutTest {

  private static final String SECRET = "nobody in there reads this";
  private static final String PAGE = "sandbox.md";
  private static final String QUESTION =
      "SELECT age_band, count(*) AS n FROM people GROUP BY ALL ORDER BY ALL";

  private static final String ANSWER = "{18-29=334, 30-49=333, 50+=333}";

  /** Enough for the question on a busy machine. */
  private static final Limits LIMITS =
      new Limits(10_000, 1_000, 4 << 20, Integer.getInteger("waymark.sandbox.ms", 1_000), 512);

  /** Which of these it is depends on how fast the machine is. */
  private static final Set<Barrier> BOUNDS = Set.of(Barrier.TIME, Barrier.MEMORY, Barrier.PROCESS);

  private final List<String> table = new ArrayList<>();
  private Path directory;
  private Path people;
  private Path secret;
  private ServerSocket listener;
  private Sandbox locked;
  private Sandbox open;

  @BeforeAll
  void lockUp(@TempDir Path own) throws IOException, SQLException {
    directory = own;
    assumeTrue(Bubblewrap.works(), Bubblewrap.MISSING);
    people = People.write(directory.resolve("people.parquet"));
    secret = Files.writeString(directory.resolve("secret.txt"), SECRET);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    locked = sandbox(Worker.class);
    open = sandbox(OpenWorker.class);
  }

  private void end() throws IOException {
    locked.close();
    open.close();
    listener.close();
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void doesNotGetOut(Attempt attempt) {
    Refused refused = refusal(locked, attempt);

    assertThat(refused.words()).doesNotContain(directory.toString(), SECRET, "/release/", "/jars/");
    table.add("| %s | %s | %s |".formatted(attempt.kind(), attempt.what(), word(refused)));
    assertThat(answers(Worker.class)).isEqualTo(ANSWER);
  }

  /** Some of it is answered here: with what is in the process, and that is the release alone. */
  @ParameterizedTest
  @MethodSource("attemptsThatAreQuick")
  void doesNotGetOutEvenIfStatementsAreNotLookedAt(Attempt attempt) {
    CollectedRows rows = new CollectedRows();
    try {
      open.ask(attempt.on(secret.toString(), listener.getLocalPort()), rows);
    } catch (Refused e) {
      assertThat(e.words()).doesNotContain(SECRET);
    }

    String home = System.getProperty("user.home");
    assertThat(rows.rows().toString())
        .doesNotContain(SECRET, directory.toString(), home + "/", "root:x:");
    assertThat(answers(OpenWorker.class)).isEqualTo(ANSWER);
  }

  /** After all of them: nothing was written, nobody called, and the page says what stopped each. */
  @AfterAll
  void leavesNothingBehind() throws IOException {
    if (open == null) {
      return; // skipped
    }
    assertThat(secret).hasContent(SECRET);
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("people.parquet", "secret.txt");
    listener.setSoTimeout(1);
    assertThat(isCalled()).isFalse();
    end();
    assertThat(table).hasSizeGreaterThanOrEqualTo(60);
    DocumentedTable.of(PAGE, "breakouts")
        .requireOrRefresh("| kind | what it tries | stopped by |\n|---|---|---|", table);
  }

  @Test
  void readsTheAnswerOfNobodyWhoTalksTooMuch() {
    Sandbox few =
        Sandbox.open(Map.of("people", people), new Limits(10_000, 5, 4 << 20, 20_000, 512));
    try (few) {
      CollectedRows rows = new CollectedRows();

      assertThat(few.ask("SELECT id FROM people ORDER BY id", rows))
          .isEqualTo(new Sandbox.Answered(5, false));
      assertThat(rows.rows()).hasSize(5);
      assertThat(few.ask("SELECT count(*) FROM people", new CollectedRows()).isWhole()).isTrue();
    }
  }

  static List<Attempt> attempts() throws IOException {
    return Attempt.all();
  }

  /** A bomb stops by the same limits, however it came in; a long run tries them too. */
  static List<Attempt> attemptsThatAreQuick() throws IOException {
    Set<String> slow = Set.of("time", "memory", "planner");
    return Attempt.all().stream()
        .filter(each -> Boolean.getBoolean("waymark.sandbox.all") || !slow.contains(each.kind()))
        .toList();
  }

  private Sandbox sandbox(Class<?> main) {
    return Sandbox.open(Map.of("people", people), LIMITS, main);
  }

  private Refused refusal(Sandbox sandbox, Attempt attempt) {
    CollectedRows rows = new CollectedRows();
    try {
      sandbox.ask(attempt.on(secret.toString(), listener.getLocalPort()), rows);
    } catch (Refused e) {
      return e;
    }
    throw new AssertionError(attempt + " was answered");
  }

  /** What a question that anybody may ask is answered with, by a process that may be a new one. */
  private String answers(Class<?> main) {
    if (main == Worker.class) {
      locked = locked.isAlive() ? locked : sandbox(main);
      return counts(locked);
    }
    open = open.isAlive() ? open : sandbox(main);
    return counts(open);
  }

  private static String counts(Sandbox sandbox) {
    CollectedRows rows = new CollectedRows();
    sandbox.ask(QUESTION, rows);
    Map<String, Object> counts = new TreeMap<>();
    rows.rows().forEach(row -> counts.put((String) row.get("age_band"), row.get("n")));
    return counts.toString();
  }

  private boolean isCalled() throws IOException {
    try {
      listener.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false; // as it is to be
    }
  }

  private static String word(Refused refused) {
    return BOUNDS.contains(refused.barrier())
        ? "limits"
        : refused.barrier().name().toLowerCase(Locale.ROOT);
  }
}
