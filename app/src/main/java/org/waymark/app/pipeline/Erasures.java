package org.waymark.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.app.erasure.KnownPeople;
import org.waymark.app.erasure.Receipt;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.ErasureOrder;
import org.waymark.ingest.vault.ErasureRecord;
import org.waymark.ingest.vault.Vault;
import org.waymark.schemas.step.Steps;

/** Orders to erase people, given and awaited, whoever carries them out. */
public final class Erasures {

  private static final long PAUSE_MS = 200;

  private final Home home;
  private final KafkaSettings kafka;

  /** On a home, which another process may have. */
  public Erasures(Home home, KafkaSettings kafka) {
    this.home = home;
    this.kafka = kafka;
  }

  /** Hears, a few times a second, that there is still something to do. */
  public interface Waiting {
    /** Not done yet. */
    void goesOn();
  }

  /**
   * What came of an order.
   *
   * @param id of the order
   * @param receipt what was done
   */
  public record Outcome(String id, Receipt receipt) {}

  /**
   * Gives an order, and waits for its end.
   *
   * @throws IOException when the vault or the home cannot be read or written
   * @throws InterruptedException when interrupted; the order stays and is taken up
   */
  public Outcome erase(String participantKey, Asker asker, Waiting waiting)
      throws IOException, InterruptedException {
    home.prepare();
    try (Vault vault = Vault.open(home.vault())) {
      Erasing.ask(home);
      ErasureOrder order = vault.erasures().order(participantKey, asker);
      Steps.reached("erase.ordered");
      Erasing.ask(home);
      return await(vault, List.of(order), waiting).get(0);
    }
  }

  /**
   * Takes up what was ordered and is not done, and waits for its end.
   *
   * @throws IOException when the vault or the home cannot be read or written
   * @throws InterruptedException when interrupted; the orders stay
   */
  public List<Outcome> resume(Waiting waiting) throws IOException, InterruptedException {
    try (Vault vault = Vault.open(home.vault())) {
      List<ErasureOrder> open = vault.erasures().open();
      if (!open.isEmpty()) {
        Erasing.ask(home);
      }
      return await(vault, open, waiting);
    }
  }

  /**
   * Erases again whoever is on the vault's list of the erased and yet in the log: for a home that
   * was restored from a backup, before it serves anything.
   *
   * @param newer the list of a newer copy of the vault, which is added first; empty if there is
   *     none
   * @throws IOException when the vault or the home cannot be read or written
   * @throws InterruptedException when interrupted; the orders stay
   */
  public static List<Outcome> replayOn(Home home, KafkaSettings kafka, Collection<String> newer)
      throws IOException, InterruptedException {
    if (!Vault.exists(home.vault())) {
      return List.of();
    }
    Set<String> people;
    try (Pipeline pipeline = Pipeline.open(home, kafka)) {
      people = KnownPeople.inLog(pipeline.client());
    }
    List<ErasureOrder> orders = orderAgain(home, people, newer);
    try (Vault vault = Vault.open(home.vault())) {
      return new Erasures(home, kafka).await(vault, orders, () -> {});
    }
  }

  /**
   * Orders to erase again whoever is on the vault's list of the erased and yet in the log. They are
   * carried out when the home's pipeline starts, before anything else.
   *
   * @param people whom the log tells of
   * @param newer as above
   * @throws IOException when the vault or the home cannot be read or written
   */
  static List<ErasureOrder> orderAgain(Home home, Set<String> people, Collection<String> newer)
      throws IOException {
    List<ErasureOrder> orders = new ArrayList<>();
    if (!Vault.exists(home.vault())) {
      return orders;
    }
    try (Vault vault = Vault.open(home.vault())) {
      vault.erasures().adopt(newer);
      Asker asker = new Asker(Asker.Role.OFFICER, "restored");
      for (String person : vault.hasErased() ? people : Set.<String>of()) {
        if (vault.isErased(person)) {
          Erasing.ask(home);
          orders.add(vault.erasures().order(person, asker));
        }
      }
    }
    return orders;
  }

  private List<Outcome> await(Vault vault, List<ErasureOrder> orders, Waiting waiting)
      throws InterruptedException {
    if (orders.isEmpty()) {
      return List.of();
    }
    waiting.goesOn();
    try (Pipeline pipeline = Pipeline.erasing(home, kafka)) {
      List<Outcome> outcomes = new ArrayList<>();
      for (ErasureOrder order : orders) {
        outcomes.add(await(vault, order, pipeline, waiting));
      }
      return outcomes;
    }
  }

  private static Outcome await(Vault vault, ErasureOrder order, Pipeline pipeline, Waiting waiting)
      throws InterruptedException {
    while (true) {
      Optional<ErasureRecord> record = vault.erasures().find(order.id());
      if (record.isPresent() && record.get().endedAt() != null) {
        return new Outcome(order.id(), Receipt.of(record.get().receipt()));
      }
      pipeline.check();
      waiting.goesOn();
      Thread.sleep(PAUSE_MS);
    }
  }
}
