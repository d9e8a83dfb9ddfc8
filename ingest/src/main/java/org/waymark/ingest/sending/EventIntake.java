package org.waymark.ingest.sending;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.waymark.ingest.ImportId;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.log.EventLogException;
import org.waymark.ingest.vault.Answer;
import org.waymark.ingest.vault.VaultException;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;

/**
 * Takes the events that systems send, one request at a time: the same checks, rejects and log as
 * those of an import. An event is refused or taken, never both; what was taken is in the log when
 * the receipt is given. Safe for several threads.
 */
public final class EventIntake implements AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private final SendingLog log;
  private final Checks checks;
  private final SendingVault vault;
  private final Gate gate = new Gate();
  private final Recent recent = new Recent();
  private final Figures figures = new Figures();

  /**
   * Into a log. Nothing is opened before the first request.
   *
   * @param clientConfig Kafka's settings of the client
   * @param vault the vault's directory
   */
  public EventIntake(Map<String, Object> clientConfig, Path vault) {
    this.log = new SendingLog(clientConfig);
    this.checks = new Checks(log::programs);
    this.vault = new SendingVault(vault);
  }

  /**
   * A body.
   *
   * @param bytes all of it; not used by anybody else any more
   * @param format what it is said to be
   */
  public record Body(byte[] bytes, BodyFormat format) {}

  /**
   * Events since the start.
   *
   * @param accepted no repeats, as far as is known
   * @param duplicates repeats, as far as is known
   * @param unconfirmed sent to the log, which did not confirm them in time
   * @param refused by reason
   */
  public record Counted(
      long accepted, long duplicates, long unconfirmed, Map<RejectReason, Long> refused) {}

  /** What came since the start, and what is under way now. */
  public record Traffic(Counted counted, int requests, long bytes) {}

  /** What came since the start, and what is under way now. */
  public Traffic traffic() {
    return figures.with(gate);
  }

  /** Whether the log answers, as far as is known. */
  public boolean isAnswered() {
    return gate.isAnswered();
  }

  /**
   * Lets a request in; its {@link Passage#leave} must be called in the end, whatever happens.
   *
   * @throws BusyException when nothing can be taken now
   */
  public Passage enter() throws BusyException {
    return gate.enter();
  }

  /**
   * Lets a request for keys in, as {@link #enter} does one with events, also while the log does not
   * answer: the vault does.
   *
   * @throws BusyException when more is under way than fits
   */
  public Passage enterForKeys() throws BusyException {
    return gate.enterAnyhow();
  }

  /**
   * Takes the events of a body.
   *
   * @param programs whose events the sender may bring; empty means all
   * @throws NotJsonException when it is not what it is said to be: nothing was taken
   * @throws TooManyException when it holds too many events: nothing was taken
   * @throws BusyException when they cannot be taken now, or the log did not confirm them in time
   * @throws VaultException when the vault does not work: nothing was taken
   */
  public Receipt take(Passage passage, Body body, Set<String> programs)
      throws NotJsonException, TooManyException, BusyException {
    try {
      Sorted sorted = sort(body, programs);
      Receipt receipt = receipt(sorted);
      confirm(sorted, send(passage, sorted));
      sorted.accepted().forEach(event -> recent.add(event.key().fingerprint()));
      figures.add(receipt);
      return receipt;
    } catch (EventLogException e) {
      log.drop(e);
      throw BusyException.silent();
    }
  }

  /**
   * The keys of people, in their order.
   *
   * @param source whose numbering it is
   * @param clientIds not blank
   * @throws VaultException when the vault does not work
   */
  public List<Answer> keys(String source, List<String> clientIds) {
    return vault.keys(source, clientIds);
  }

  private Sorted sort(Body body, Set<String> programs) throws NotJsonException, TooManyException {
    String importId = ImportId.mint();
    Sorted sorted = Sorted.of(body, new Sorted.By(checks.of(programs), vault.people(), importId));
    boolean unknown =
        sorted.faults().stream().anyMatch(f -> f.reason() == RejectReason.UNKNOWN_PROGRAM);
    return unknown && checks.renew()
        ? Sorted.of(body, new Sorted.By(checks.of(programs), vault.people(), importId))
        : sorted;
  }

  private Receipt receipt(Sorted sorted) {
    Set<String> seen = new HashSet<>();
    int duplicates = 0;
    for (Accepted event : sorted.accepted()) {
      String fingerprint = event.key().fingerprint();
      if (!seen.add(fingerprint) || recent.holds(fingerprint)) {
        duplicates++;
      }
    }
    int accepted = sorted.accepted().size() - duplicates;
    return new Receipt(sorted.importId(), accepted, duplicates, sorted.faults());
  }

  /** The bytes count as under way until the log has said what became of them, answer or not. */
  private CompletableFuture<Void> send(Passage passage, Sorted sorted) throws BusyException {
    List<CompletableFuture<Void>> fates = new ArrayList<>();
    try {
      for (Accepted event : sorted.accepted()) {
        fates.add(watched(log.open().offer(event.key(), event.event(), sorted.importId())));
      }
      for (Receipt.Fault fault : sorted.faults()) {
        Reject reject =
            new Reject(sorted.importId(), 1, fault.index() + 1L, fault.reason(), fault.field());
        fates.add(watched(log.open().offer(reject)));
      }
      CompletableFuture<Void> all = all(fates);
      passage.leaveAfter(all);
      return all;
    } catch (EventLogException e) {
      if (fates.isEmpty()) {
        throw e;
      }
      passage.leaveAfter(all(fates));
      log.drop(e);
      throw unconfirmed(sorted); // some of it is on its way
    }
  }

  private CompletableFuture<Void> watched(CompletableFuture<Void> fate) {
    gate.asked();
    return fate.whenComplete((done, problem) -> gate.heard());
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<Void>> fates) {
    return CompletableFuture.allOf(fates.toArray(CompletableFuture[]::new));
  }

  private void confirm(Sorted sorted, CompletableFuture<Void> fate) throws BusyException {
    try {
      fate.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw unconfirmed(sorted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unconfirmed(sorted);
    }
  }

  private BusyException unconfirmed(Sorted sorted) {
    figures.addUnconfirmed(sorted.accepted().size());
    return BusyException.unconfirmed();
  }

  /** Waits for what is under way, and closes what was opened. */
  @Override
  public void close() {
    log.close();
    vault.close();
  }
}
