package org.waymark.streams.fold;

import org.apache.avro.specific.SpecificRecord;

/** Spells as values: what is handed out does not change when the fold goes on. */
final class Spells {

  private Spells() {}

  /** Copies every field, not what is in it. */
  static <S extends SpecificRecord> S copy(S from, S to) {
    for (int field = 0; field < from.getSchema().getFields().size(); field++) {
      to.put(field, from.get(field));
    }
    return to;
  }
}
