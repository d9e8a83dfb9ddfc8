package org.waymark.streams.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.waymark.schemas.avro.AvroCodec;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.fact.MonthFact.Source;
import org.waymark.streams.fold.PersonFold;
import org.waymark.streams.fold.PersonFold.Folded;

/**
 * At a commit: what everybody comes to whose history has changed; writes the rows that came out
 * otherwise than before, with the sums that this changes. What was read and what comes of it are
 * committed in one transaction, so a position in the log is a cut through the facts.
 */
final class FoldPeople implements Processor<Bytes, Long, String, IndexedRecord> {

  private static final AvroCodec<GoalSpell> GOALS = AvroCodec.specific(GoalSpell.class);
  private static final AvroCodec<EpisodeSpell> EPISODES = AvroCodec.specific(EpisodeSpell.class);

  private final Pace pace;
  private ProcessorContext<String, IndexedRecord> context;
  private KeyValueStore<Bytes, ValueAndTimestamp<byte[]>> register;
  private People people;
  private MonthRows months;
  private SpellRows<GoalSpell> goals;
  private SpellRows<EpisodeSpell> episodes;

  FoldPeople(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void init(ProcessorContext<String, IndexedRecord> context) {
    this.context = context;
    register = context.getStateStore(Stores.REGISTER);
    people = context.getStateStore(Stores.PEOPLE);
    months =
        new MonthRows(
            context.getStateStore(Stores.PARTICIPANT_MONTHS),
            context.getStateStore(Stores.PROGRAM_MONTHS));
    goals =
        new SpellRows<>(context.getStateStore(Stores.GOAL_SPELLS), GOALS, FoldPeople::retiredGoal);
    episodes =
        new SpellRows<>(
            context.getStateStore(Stores.EPISODE_SPELLS), EPISODES, FoldPeople::retiredEpisode);
  }

  @Override
  public void process(Record<Bytes, Long> first) {
    long started = System.nanoTime();
    int partition = context.taskId().partition();
    BiConsumer<String, IndexedRecord> writer =
        (key, fact) -> context.forward(new Record<>(key, fact, first.timestamp()));
    people.drainMarked((person, offset) -> fold(person, new Source(partition, offset), writer));
    months.writeSums(new Source(partition, people.newestOffset()), writer);
    pace.folded(started, System.nanoTime());
  }

  private void fold(String person, Source source, BiConsumer<String, IndexedRecord> writer) {
    PersonFold fold = people.fold(person, each -> PersonFold.of(Versions.of(each, register)));
    Folded folded = fold.result().ifReported();
    months.replace(person, folded.months(), source, writer);
    goals.replace(person, folded.goals(), source.offset(), writer);
    Map<String, EpisodeSpell> byId = new HashMap<>();
    folded.episodes().forEach(episode -> byId.put(episode.getEpisodeId(), episode));
    episodes.replace(person, byId, source.offset(), writer);
  }

  private static GoalSpell retiredGoal(String id) {
    GoalSpell spell = new GoalSpell();
    spell.setGoalId(id);
    spell.setRetired(true);
    spell.setActive(List.of());
    spell.setPauses(List.of());
    spell.setRatings(List.of());
    spell.setTendedOn(List.of());
    return spell;
  }

  private static EpisodeSpell retiredEpisode(String id) {
    EpisodeSpell spell = new EpisodeSpell();
    spell.setEpisodeId(id);
    spell.setRetired(true);
    return spell;
  }
}
