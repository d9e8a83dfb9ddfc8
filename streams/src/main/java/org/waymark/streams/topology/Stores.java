package org.waymark.streams.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;

/** The state of the fold, by name. */
final class Stores {

  /** Every version of every event, one entry each; the log itself is its changelog. */
  static final String REGISTER = "register";

  /** Whose history has changed since the last commit, and folds that are at hand. */
  static final String PEOPLE = "people";

  /** The offset of the first event since the last commit; that it changes sets off the fold. */
  static final String FIRST = "first";

  /** The counts last written, by {@code participant_key/program_id/month}. */
  static final String PARTICIPANT_MONTHS = "participant-months";

  /** The partial sums last written, by {@code program_id/month}. */
  static final String PROGRAM_MONTHS = "program-months";

  /** A checksum of each goal last written, by {@code participant_key/goal_id}. */
  static final String GOAL_SPELLS = "goal-spells";

  /** A checksum of each episode last written, by {@code participant_key/episode_id}. */
  static final String EPISODE_SPELLS = "episode-spells";

  /** What ends each part of a key: the keys of a person all begin with the person and this. */
  static final String SEPARATOR = String.valueOf(EventKey.SEPARATOR);

  private Stores() {}

  static StoreBuilder<KeyValueStore<String, Long>> checksums(KeyValueBytesStoreSupplier store) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        store, Serdes.String(), Serdes.Long());
  }

  static StoreBuilder<KeyValueStore<String, Counts>> counts(
      KeyValueBytesStoreSupplier store, Columns columns) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        store, Serdes.String(), CountsSerde.of(columns));
  }

  /** The participant's part of a fact's key. */
  static String personOf(String factKey) {
    return factKey.substring(0, factKey.indexOf(EventKey.SEPARATOR));
  }
}
