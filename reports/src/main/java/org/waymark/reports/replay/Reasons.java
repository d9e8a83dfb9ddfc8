package org.waymark.reports.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.waymark.schemas.lake.Maker;

/**
 * Why two foldings of one log differ, as far as what they were made by can tell.
 *
 * @param before by what the first was made, if that was noted
 * @param now by what the second was
 */
record Reasons(Optional<Maker> before, Maker now) {

  String of(String column, Difference.Kind kind) {
    if (kind == Difference.Kind.NEWER) {
      return "events came after the tables before were last written";
    }
    if (before.isEmpty()) {
      return "nobody noted by which version of the software the tables before were made";
    }
    return definition(column, before.get())
        .orElseGet(
            () ->
                before.get().software().equals(now.software())
                    ? "by the same software and definitions: the tables before were damaged or wrong"
                    : "the software changed from %s to %s"
                        .formatted(before.get().software(), now.software()));
  }

  /** A column bears the id of its indicator. */
  private Optional<String> definition(String column, Maker earlier) {
    return Arrays.stream(column.toUpperCase(Locale.ROOT).split("_"))
        .filter(id -> now.definitions().containsKey(id))
        .filter(id -> !Objects.equals(now.definitions().get(id), earlier.definitions().get(id)))
        .map(id -> changed(id, earlier))
        .findFirst();
  }

  private String changed(String id, Maker earlier) {
    Long version = earlier.definitions().get(id);
    return version == null
        ? id + " is a new indicator"
        : "the definition of %s changed from version %d to %d"
            .formatted(id, version, now.definitions().get(id));
  }
}
