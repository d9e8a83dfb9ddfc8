package org.waymark.app.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.kafka.EmbeddedBroker;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.reports.noise.Account;
import org.waymark.reports.noise.BudgetException;
import org.waymark.reports.noise.Ledger;

/**
 * The account on a real broker, with processes that spend from it at the same time, and that die.
 */
class BudgetLogTest {

  private static final int OVER_BUDGET = 3;
  private static final int KILLED = 9;

  @TempDir Path directory;

  @Test
  void isNeverOverBudgetThoughProcessesSpendAtOnceAndDie() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Map<String, Object> client = KafkaSettings.EMBEDDED.client(broker.bootstrapServer());
      KafkaTopics.ensure(client);
      Account account = new Account(new BudgetLog(client));
      account.grant(1_000, "officer");

      assertThat(end(spender(broker, "1/attendance/p1", "die"))).isEqualTo(KILLED);
      assertThat(account.ledger().unspent()).containsExactly("1/attendance/p1");
      assertThat(account.ledger().leftMilli()).isEqualTo(400);

      List<Process> both = new ArrayList<>();
      both.add(spender(broker, "1/attendance/p1", "live")); // goes on where the other died
      both.add(spender(broker, "2/attendance/p1", "live")); // does not fit any more
      assertThat(end(both.get(0))).isZero();
      assertThat(end(both.get(1))).isEqualTo(OVER_BUDGET);

      Ledger ledger = account.ledger();
      assertThat(ledger.reservedMilli()).containsOnlyKeys("1/attendance/p1");
      assertThat(ledger.values("1/attendance/p1")).contains(List.of(42L));
      assertThat(ledger.leftMilli()).isEqualTo(400);
    }
  }

  private static Process spender(EmbeddedBroker broker, String draw, String end) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Spender.class.getName(),
            broker.bootstrapServer(),
            draw,
            end)
        .inheritIO()
        .start();
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  /** Spends epsilon 0.6, or dies between reserve and spend. */
  static final class Spender {

    private Spender() {}

    public static void main(String[] arguments) {
      Account account = new Account(new BudgetLog(KafkaSettings.EMBEDDED.client(arguments[0])));
      try {
        account.spend(
            arguments[1],
            600,
            () -> {
              if (arguments[2].equals("die")) {
                Runtime.getRuntime().halt(KILLED);
              }
              return List.of(42L);
            });
      } catch (BudgetException e) {
        System.exit(OVER_BUDGET);
      }
      System.exit(0);
    }
  }
}
