package org.waymark.app.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * One of many that send at once. Each event happened at a microsecond of its own, by which it is
 * found in the lake again, whatever its ids become on the way. What is answered 503, or not at all,
 * is sent again until it is answered otherwise.
 */
final class Sender implements Runnable {

  private static final Instant FIRST = Instant.parse("2025-02-01T20:00:00Z");
  private static final int PEOPLE = 400;
  private static final int MOST_TRIES = 60;

  private final URI address;
  private final Ledger ledger;
  private final Random random;
  private final long untilNs;

  Sender(URI address, Ledger ledger, long seed, long untilNs) {
    this.address = address;
    this.ledger = ledger;
    this.random = new Random(seed);
    this.untilNs = untilNs;
  }

  /** What all of them were told of their events, by microsecond. */
  static final class Ledger {

    /** What an event was told. */
    enum Fate {
      TAKEN,
      REFUSED,
      UNKNOWN
    }

    final Map<Long, Fate> fates = new ConcurrentHashMap<>();
    final Map<Integer, AtomicLong> answers = new ConcurrentHashMap<>();
    final AtomicLong slowestMs = new AtomicLong();
    private final AtomicLong next = new AtomicLong();
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    long count(Fate fate) {
      return fates.values().stream().filter(fate::equals).count();
    }

    long answers(int status) {
      return answers.getOrDefault(status, new AtomicLong()).get();
    }
  }

  /** What is sent at once; the last event may be one that must be refused. */
  private record Batch(String body, List<Long> good, List<Long> bad, int expected) {}

  @Override
  public void run() {
    while (System.nanoTime() < untilNs) {
      Batch batch = batch();
      int status = 503;
      for (int tries = 0; status == 503 && tries < MOST_TRIES; tries++) {
        status = send(batch.body());
      }
      note(batch, status);
    }
  }

  /** One in ten is malformed: a body that breaks off, a lone bad event, a bad one among good. */
  private Batch batch() {
    List<Long> good = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      good.add(ledger.next.getAndIncrement());
    }
    String events =
        good.stream().map(id -> event(id, "practical")).collect(Collectors.joining(","));
    long bad = ledger.next.getAndIncrement();
    String refused = event(bad, "whatever");
    return switch (random.nextInt(30)) {
      case 0 -> new Batch("[" + events + ",", List.of(), good, 400);
      case 1 -> new Batch("[" + refused + "]", List.of(), List.of(bad), 422);
      case 2 -> new Batch("[" + events + "," + refused + "]", good, List.of(bad), 202);
      default -> new Batch("[" + events + "]", good, List.of(), 202);
    };
  }

  private static String event(long id, String kind) {
    return """
        {"event_id":"e-%1$d","event_type":"task.recorded","schema_version":1,"action":"assert",\
        "entity_id":"t-%1$d","participant_key":"person-k%2$04d","program_id":"harbor",\
        "occurred_at":"%3$s","recorded_at":"2025-06-01T00:00:00Z",\
        "recorded_by_role":"peer_specialist","source_system":"load",\
        "data":{"kind":"%4$s","done":"with_participant"}}"""
        .formatted(id, id % PEOPLE, FIRST.plus(id, ChronoUnit.MICROS), kind);
  }

  /** The microsecond since 1970 at which an event happened. */
  static long micros(long id) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, FIRST) + id;
  }

  /** The status; 503 also where there was no answer. */
  private int send(String body) {
    long begun = System.nanoTime();
    int status = 503;
    try {
      HttpResponse<String> answer =
          ledger.client.send(
              HttpRequest.newBuilder(address)
                  .timeout(Duration.ofSeconds(40))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      status = answer.statusCode();
      count(status);
      if (status == 503 || status == 429) {
        Thread.sleep(1_000 * answer.headers().firstValueAsLong("Retry-After").orElse(1));
        status = 503;
      }
    } catch (IOException e) {
      count(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ledger.slowestMs.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
    return status;
  }

  private void count(int status) {
    ledger.answers.computeIfAbsent(status, none -> new AtomicLong()).incrementAndGet();
  }

  private void note(Batch batch, int status) {
    boolean settled = status == batch.expected();
    Ledger.Fate good = settled ? Ledger.Fate.TAKEN : Ledger.Fate.UNKNOWN;
    batch.good().forEach(id -> ledger.fates.put(micros(id), good));
    batch.bad().forEach(id -> ledger.fates.put(micros(id), Ledger.Fate.REFUSED));
  }
}
