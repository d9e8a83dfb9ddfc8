package org.waymark.schemas.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scale of a questionnaire: numbers only. No item text and no answer labels ship. On every scale
 * more is better.
 *
 * @param id of the questionnaire, as {@code instrument} in {@code score.recorded}
 * @param subscale of it; {@code total} where the questionnaire gives one number
 * @param lowest value that can be recorded
 * @param highest value that can be recorded
 * @param relevantChange the least change of one person that a publication calls reliable or
 *     relevant, from 0 to 100; nothing where none is published, and then no change is shown
 * @param licence whether an organisation may use it as it is
 */
public record Instrument(
    String id,
    String subscale,
    double lowest,
    double highest,
    OptionalDouble relevantChange,
    Licence licence) {

  /** Whether an organisation may use it as it is. */
  public enum Licence {
    /** Our own or free. */
    FREE,
    /** The organisation needs a licence: off until it says that it has one. */
    NEEDED
  }

  private static final Map<String, Instrument> REGISTRY =
      Stream.of(
              // Our own, not validated; the wording belongs to the program.
              scales(
                  "session_check", 0, 10, "heard", "my_choice", "my_pace", "no_pressure", "hope"),
              // Netherlands Empowerment List: the mean of items from 1 to 5.
              scales("nel40", 1, 5, "total"),
              scales("nel12", 1, 5, "total"),
              List.of(scale("brief_inspire_o", "total", 0, 100).withRelevantChange(8)),
              scales("collaborate", 0, 100, "total"),
              licensed("es28", 1, 4),
              licensed("ras24", 1, 5),
              licensed("ors", 0, 40),
              licensed("srs", 0, 40),
              licensed("wai_sr", 1, 5),
              licensed("sdm_q_9", 0, 100))
          .flatMap(List::stream)
          .collect(
              Collectors.toUnmodifiableMap(
                  scale -> key(scale.id(), scale.subscale()), Function.identity()));

  /** Every scale, by name. */
  public static List<Instrument> all() {
    return REGISTRY.values().stream()
        .sorted(Comparator.comparing(scale -> key(scale.id(), scale.subscale())))
        .toList();
  }

  /** The scale of that name that may be used. */
  public static Optional<Instrument> find(String id, String subscale) {
    return Optional.ofNullable(REGISTRY.get(key(id, subscale)))
        .filter(scale -> scale.licence() == Licence.FREE);
  }

  /** The scales that may be used and have a published change, by name. */
  public static List<Instrument> withPublishedChange() {
    return all().stream()
        .filter(scale -> scale.licence() == Licence.FREE && scale.relevantChange().isPresent())
        .toList();
  }

  /** Whether any scale of that questionnaire may be used. */
  public static boolean isUsable(String id) {
    return REGISTRY.values().stream()
        .anyMatch(scale -> scale.id().equals(id) && scale.licence() == Licence.FREE);
  }

  /** Whether a value lies on the scale. */
  public boolean holds(double value) {
    return value >= lowest && value <= highest;
  }

  /** A value from 0, the lowest that can be recorded, to 100, the highest. */
  public double rescale(double value) {
    return (value - lowest) / (highest - lowest) * 100;
  }

  private Instrument withRelevantChange(double change) {
    return new Instrument(id, subscale, lowest, highest, OptionalDouble.of(change), licence);
  }

  private static Instrument scale(String id, String subscale, double lowest, double highest) {
    return new Instrument(id, subscale, lowest, highest, OptionalDouble.empty(), Licence.FREE);
  }

  private static List<Instrument> scales(
      String id, double lowest, double highest, String... subscales) {
    return Stream.of(subscales).map(subscale -> scale(id, subscale, lowest, highest)).toList();
  }

  private static List<Instrument> licensed(String id, double lowest, double highest) {
    return List.of(
        new Instrument(id, "total", lowest, highest, OptionalDouble.empty(), Licence.NEEDED));
  }

  private static String key(String id, String subscale) {
    return id + "/" + subscale;
  }
}
