package org.waymark.streams.topology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.streams.fold.PersonFold;
import org.waymark.streams.fold.PersonFold.Taken;

/**
 * The people of a partition: whose history has changed since the last commit, and the folds of as
 * many as memory has room for, so that an event in order is applied and not folded anew. In memory,
 * without a changelog: the marks are folded at the commit and gone with it, and a fold that is not
 * here is made from the register.
 */
final class People implements StateStore {

  /**
   * How many versions the folds of a partition may be made of together. Four times as many were too
   * many, or nearly, for a heap of 512 MB that had 150,000 people in it; what one takes was not
   * measured.
   */
  private static final long MOST_VERSIONS = 12_000;

  private final String name;
  private final Cache<String, PersonFold> folds =
      Caffeine.newBuilder()
          .maximumWeight(MOST_VERSIONS)
          .weigher((String person, PersonFold fold) -> fold.versions())
          .executor(Runnable::run)
          .build();

  private final Map<String, Long> marked = new HashMap<>();

  private long newestOffset;
  private boolean stirred;
  private boolean open;

  People(String name) {
    this.name = name;
  }

  /**
   * Takes a version in: applies it to the person's fold if that is here and it comes in order, and
   * marks the person if anything may come out otherwise by it.
   *
   * @param event null for a version that was erased
   * @return whether it is the first since the marks were cleared
   */
  boolean take(EventKey version, @Nullable Event event, long offset) {
    newestOffset = offset;
    mark(version, event, offset);
    boolean first = !stirred;
    stirred = true;
    return first;
  }

  private void mark(EventKey version, @Nullable Event event, long offset) {
    String person = version.participantKey();
    PersonFold fold = folds.getIfPresent(person);
    if (fold != null) {
      Taken taken = event == null ? Taken.OUT_OF_ORDER : fold.take(version.fingerprint(), event);
      if (taken == Taken.REPEATED) {
        return;
      }
      if (taken == Taken.OUT_OF_ORDER) {
        folds.invalidate(person);
      }
    }
    marked.put(person, offset);
  }

  /**
   * Forgets everybody. To be called when the partition's task begins: after an aborted transaction,
   * and when a copy that stood by becomes the one that folds, this store is the one that was there
   * before, and the register may have gone on without it.
   */
  void forget() {
    folds.invalidateAll();
    marked.clear();
    stirred = false;
  }

  /** The offset of the newest version that was taken in. */
  long newestOffset() {
    return newestOffset;
  }

  /**
   * Hands out everybody who is marked, with the offset of their newest version, in the register's
   * order, since that is the order of its blocks on the disk; and clears the marks.
   */
  void drainMarked(BiConsumer<String, Long> taker) {
    new TreeMap<>(marked).forEach(taker);
    marked.clear();
    stirred = false;
  }

  /** A person's fold: the one that is here, or else a new one, which stays if there is room. */
  PersonFold fold(String person, Function<String, PersonFold> anew) {
    PersonFold fold = folds.getIfPresent(person);
    if (fold == null) {
      fold = anew.apply(person);
    }
    folds.put(person, fold); // Weighed again: it may have grown.
    return fold;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void close() {
    forget();
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
