package org.waymark.streams.topology;

import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes the people of each partition: always in memory, never with a changelog. */
final class PeopleBuilder implements StoreBuilder<People> {

  @Override
  public People build() {
    return new People(name());
  }

  @Override
  public String name() {
    return Stores.PEOPLE;
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public StoreBuilder<People> withLoggingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<People> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<People> withLoggingEnabled(Map<String, String> config) {
    throw new UnsupportedOperationException("people are rebuilt from the register");
  }

  @Override
  public StoreBuilder<People> withCachingEnabled() {
    throw new UnsupportedOperationException("people are in memory");
  }
}
