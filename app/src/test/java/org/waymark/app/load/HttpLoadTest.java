package org.waymark.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.Main;
import org.waymark.app.home.Home;
import org.waymark.app.load.Sender.Ledger;
import org.waymark.app.load.Sender.Ledger.Fate;
import org.waymark.ingest.log.EventLog;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.setting.Program;

/**
 * Many send at once, some of it wrong, and the broker stands still in the middle. A short run
 * belongs to every build; {@code .ci/faults http} makes it a long one.
 */
@EnabledOnOs(OS.LINUX)
class HttpLoadTest {

  private static final int CLIENTS = Integer.getInteger("waymark.load.clients", 20);
  private static final int SECONDS = Integer.getInteger("waymark.load.seconds", 10);
  private static final int STOPPED_S = Integer.getInteger("waymark.load.stopped", 4);
  private static final long MOST_MEGABYTES = 1_400;

  private static final Pattern ADDRESS = Pattern.compile("(127\\.0\\.0\\.1:\\d+)");
  private static final Pattern PAGES = Pattern.compile("pages are at (http://\\S+)");
  private static final Pattern LAG = Pattern.compile("waymark_lake_lag_events (\\d+)");

  @TempDir Path directory;

  private record Stored(Map<Long, Long> live, long rows) {}

  @Test
  void whatIsAnswered202IsInTheLakeOnceAndWhatIsRefusedIsNot() throws Exception {
    Ledger ledger = new Ledger();
    Home home = new Home(directory.resolve("home"));
    Path said = directory.resolve("broker.address");
    long peak;
    try (Child broker =
        Child.start(
            directory.resolve("broker.log"),
            BrokerProcess.class,
            directory.resolve("log").toString(),
            said.toString())) {
      String server = broker.await(said, ADDRESS);
      try (Child up = up(home, server)) {
        URI pages = URI.create(up.await(directory.resolve("up.log"), PAGES));
        loadProgram(server);
        load(pages.resolve("/v1/events"), ledger, broker);
        assertThat(up.isAlive()).as(up.words()).isTrue();
        awaitLake(pages);
        peak = up.peakMegabytes();
      }
    }
    Stored stored = stored(home);
    say(ledger, stored, peak);

    assertThat(ledger.count(Fate.TAKEN)).isPositive();
    assertThat(wrong(ledger, stored)).isEmpty();
    assertThat(peak).isLessThan(MOST_MEGABYTES);
  }

  private Child up(Home home, String server) throws IOException {
    return Child.start(
        directory.resolve("up.log"),
        Main.class,
        "up",
        "--home",
        home.toString(),
        "--port",
        "0",
        "--publish-at",
        "never",
        "--bootstrap-server",
        server);
  }

  private static void loadProgram(String server) {
    try (EventLog log = new EventLog(Map.of("bootstrap.servers", server))) {
      log.putProgram(new Program("harbor", "Harbor", "peer_center", "west", "America/Phoenix"));
      log.flush();
    }
  }

  private static void load(URI address, Ledger ledger, Child broker) throws Exception {
    long until = System.nanoTime() + SECONDS * 1_000_000_000L;
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Thread sender = new Thread(new Sender(address, ledger, i, until), "sender-" + i);
      sender.start();
      senders.add(sender);
    }
    Thread.sleep((SECONDS - STOPPED_S) * 500L);
    broker.signal("STOP");
    Thread.sleep(STOPPED_S * 1_000L);
    broker.signal("CONT");
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private static void awaitLake(URI pages) throws Exception {
    HttpRequest metrics = HttpRequest.newBuilder(pages.resolve("/metrics")).build();
    long deadline = System.nanoTime() + 180_000_000_000L;
    while (System.nanoTime() < deadline) {
      String text = HttpClient.newHttpClient().send(metrics, BodyHandlers.ofString()).body();
      Matcher lag = LAG.matcher(text);
      if (lag.find() && lag.group(1).equals("0")) {
        return;
      }
      Thread.sleep(500);
    }
    throw new AssertionError("what was taken is not in the lake after three minutes");
  }

  private static Stored stored(Home home) throws IOException {
    try (Lake lake = Lake.open(home.lake());
        Cut cut = Cut.open(lake)) {
      Map<Long, Long> live = new HashMap<>();
      csv(cut, "select epoch_us(occurred_at), count(*) from live_events group by all order by all")
          .forEach(row -> live.put(row[0], row[1]));
      return new Stored(live, csv(cut, "select count(*), 0 from events").get(0)[0]);
    }
  }

  private static List<long[]> csv(Cut cut, String sql) throws IOException {
    StringWriter out = new StringWriter();
    cut.query(sql, OutputFormat.CSV.writer(out));
    return out.toString()
        .lines()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToLong(Long::parseLong).toArray())
        .toList();
  }

  /** Events of which the lake holds something else than their senders were told. */
  private static List<String> wrong(Ledger ledger, Stored stored) {
    List<String> wrong = new ArrayList<>();
    ledger.fates.forEach(
        (at, fate) -> {
          long held = stored.live().getOrDefault(at, 0L);
          boolean right =
              switch (fate) {
                case TAKEN -> held == 1;
                case REFUSED -> held == 0;
                case UNKNOWN -> held <= 1;
              };
          if (!right) {
            wrong.add(fate + " and in the lake " + held + " times");
          }
        });
    stored.live().keySet().stream()
        .filter(at -> !ledger.fates.containsKey(at))
        .forEach(at -> wrong.add("in the lake, and nobody sent it"));
    return wrong;
  }

  private static void say(Ledger ledger, Stored stored, long peak) {
    System.out.printf(
        Locale.ROOT,
        "load: %d clients, %d s, broker stopped for %d s: answers 202 %,d, 400 %,d, 422 %,d, 503 %,d,"
            + " none %,d; slowest %,d ms; events taken %,d, refused %,d, not known %,d; in the lake"
            + " %,d, rows of the log %,d; peak memory of the server %,d MB%n",
        CLIENTS,
        SECONDS,
        STOPPED_S,
        ledger.answers(202),
        ledger.answers(400),
        ledger.answers(422),
        ledger.answers(503),
        ledger.answers(0),
        ledger.slowestMs.get(),
        ledger.count(Fate.TAKEN),
        ledger.count(Fate.REFUSED),
        ledger.count(Fate.UNKNOWN),
        stored.live().size(),
        stored.rows(),
        peak);
  }
}
