package org.waymark.reports.lake;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.iceberg.types.Types.NestedField;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Split;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Facts;
import org.waymark.schemas.lake.ColumnTypes;
import org.waymark.schemas.lake.LakeTable;

/**
 * The statements that make the views of a cut. The schema {@code stored} holds the tables as their
 * files do, revisions and all; the views in front of it hold what counts.
 */
final class Views {

  /** Of two live records of one session the later in the order of the fold counts. */
  private static final String LIVE_SESSIONS =
      """
      CREATE VIEW live_sessions AS
      SELECT participant_key, entity_id AS session_id, program_id, occurred_on, outcome
      FROM live_events
      WHERE event_type = 'session.recorded'
      QUALIFY row_number() OVER (PARTITION BY participant_key, entity_id ORDER BY fold_order DESC) = 1""";

  /**
   * What people themselves answered, where it is known that they answered 80 % of the items. A
   * score of a session belongs where and when the session does.
   */
  private static final String LIVE_SCORES =
      """
      CREATE VIEW live_scores AS
      SELECT
        scores.participant_key,
        coalesce(sessions.program_id, scores.program_id) AS program_id,
        coalesce(sessions.occurred_on, scores.occurred_on) AS scored_on,
        scores.instrument,
        scores.subscale,
        scores.value,
        scores.fold_order
      FROM live_events AS scores
        LEFT JOIN live_sessions AS sessions USING (participant_key, session_id)
      WHERE scores.event_type = 'score.recorded'
        AND scores.respondent = 'participant'
        AND scores.items_answered >= 0.8 * scores.items_total""";

  /** Why preferences that people stated were not honoured in full. */
  private static final String REASON_MONTHS =
      """
      CREATE VIEW person_reason_months AS
      SELECT
        participant_key,
        program_id,
        CAST(date_trunc('month', occurred_on) AS DATE) AS month,
        not_honoured_reason AS reason,
        count(*) AS choices
      FROM live_events
      WHERE event_type = 'choice.recorded'
        AND preference = 'stated'
        AND honoured IN ('partial', 'none')
      GROUP BY participant_key, program_id, date_trunc('month', occurred_on), not_honoured_reason""";

  /**
   * Whether a person is among those of whom there is anything to be seen, see {@link KeyRange}.
   * Without bounds it is no condition when the statement is planned.
   */
  private static final String IN_PART =
      """
      CREATE MACRO in_part(key) AS
        (getvariable('first_key') IS NULL OR key >= getvariable('first_key'))
        AND (getvariable('until_key') IS NULL OR key < getvariable('until_key'))""";

  private static final String PERSON = "participant_key";

  /** What is left out of a live event: how it came there, and how it came to live. */
  private static final Set<String> OF_VERSIONS =
      Set.of(
          "action",
          "retract_reason",
          "fingerprint",
          "import_id",
          "received_at",
          "kafka_partition",
          "kafka_offset");

  private Views() {}

  /** The tables of a lake and what is counted from them; one that is not in the map is empty. */
  static Beside of(Map<LakeTable, List<String>> files) {
    return new Beside(files.values().stream().flatMap(List::stream).toList(), statements(files));
  }

  /** In the order in which they are to run. */
  private static List<String> statements(Map<LakeTable, List<String>> files) {
    Stream<String> stored =
        LakeTable.ALL.stream().map(table -> stored(table, files.getOrDefault(table, List.of())));
    return Stream.of(
            Stream.of("CREATE SCHEMA stored", IN_PART),
            stored,
            Stream.of(
                asStored(LakeTable.EVENTS),
                participantMonths(),
                programMonths(),
                spells(LakeTable.GOAL_SPELLS),
                spells(LakeTable.EPISODE_SPELLS),
                asStored(LakeTable.REJECTS),
                programs(),
                rebases(),
                liveEvents(),
                LIVE_SESSIONS,
                LIVE_SCORES,
                indicators(),
                personIndicatorMonths(),
                REASON_MONTHS,
                "CREATE VIEW person_split_months AS " + partsOf("participant_months"),
                personPartMonths()))
        .flatMap(statement -> statement)
        .toList();
  }

  /**
   * A table as stored. The row of NULLs that is never there gives types where there are no files,
   * and columns that older files do not have.
   */
  private static String stored(LakeTable table, List<String> files) {
    return stored(table.toString(), table, files);
  }

  private static String stored(String name, LakeTable table, List<String> files) {
    String typed =
        table.columns().columns().stream()
            .map(column -> "NULL::" + ColumnTypes.sqlOf(column.type()) + " AS " + column.name())
            .collect(joining(", ", "SELECT ", " WHERE false"));
    String rows =
        files.isEmpty()
            ? ""
            : " UNION ALL BY NAME SELECT * FROM read_parquet(%s, union_by_name = true)%s"
                .formatted(Literals.list(files), inPart(table));
    return "CREATE VIEW stored.%s AS %s%s".formatted(name, typed, rows);
  }

  private static String inPart(LakeTable table) {
    boolean ofPeople =
        table.columns().columns().stream().anyMatch(column -> column.name().equals(PERSON));
    return ofPeople ? " WHERE in_part(%s)".formatted(PERSON) : "";
  }

  private static String asStored(LakeTable table) {
    String columns =
        table.columns().columns().stream().map(NestedField::name).collect(joining(", "));
    return "CREATE VIEW %s AS SELECT %s FROM stored.%s".formatted(table, columns, table);
  }

  private static String participantMonths() {
    return "CREATE VIEW participant_months AS " + peopleOf(LakeTable.PARTICIPANT_MONTHS.toString());
  }

  private static String peopleOf(String stored) {
    return peopleIn(newest(stored, LakeTable.PARTICIPANT_MONTHS));
  }

  private static String peopleIn(String newest) {
    return "SELECT participant_key, program_id, month, %s FROM %s WHERE %s"
        .formatted(
            counts(Columns.OF_PERSON, "coalesce(%1$s, 0) AS %1$s"), newest, exists("%s <> 0"));
  }

  /**
   * The statements that find once which revisions of people's months do not count, for a report
   * that reads these several times: mostly few, since upkeep removes them.
   */
  static List<String> settled() {
    String stored = "stored." + LakeTable.PARTICIPANT_MONTHS;
    String key = String.join(", ", LakeTable.PARTICIPANT_MONTHS.key());
    return List.of(
        """
        CREATE TEMP TABLE superseded_months AS
        SELECT kafka_partition, kafka_offset
        FROM %1$s
          JOIN (
            SELECT %2$s, max(kafka_offset) AS newest
            FROM %1$s
            GROUP BY %2$s
            HAVING count(*) > 1
          ) USING (%2$s)
        WHERE kafka_offset < newest"""
            .formatted(stored, key),
        "CREATE TEMP VIEW participant_months AS "
            + peopleIn(
                stored + " ANTI JOIN superseded_months USING (kafka_partition, kafka_offset)"));
  }

  private static String programMonths() {
    return "CREATE VIEW program_months AS " + programsOf(LakeTable.PROGRAM_MONTHS.toString());
  }

  private static String programsOf(String stored) {
    return "SELECT program_id, month, %s FROM %s GROUP BY program_id, month HAVING %s"
        .formatted(
            counts(Columns.OF_PROGRAM, "coalesce(sum(%1$s), 0)::BIGINT AS %1$s"),
            newest(stored, LakeTable.PROGRAM_MONTHS),
            exists("sum(%s) <> 0"));
  }

  /** The spells that their last event was not taken from, without what only the writer needs. */
  private static String spells(LakeTable table) {
    return "CREATE VIEW %s AS %s".formatted(table, spellsOf(table.toString(), table));
  }

  private static String spellsOf(String stored, LakeTable table) {
    String columns =
        table.avro().getFields().stream()
            .map(Schema.Field::name)
            .filter(name -> !name.equals(Facts.SOURCE_OFFSET) && !name.equals("retired"))
            .collect(joining(", "));
    return "SELECT %s FROM %s WHERE NOT retired".formatted(columns, newest(stored, table));
  }

  /** The statements of {@link Beside#before}, for after those of a cut. */
  static List<String> before(Map<LakeTable, List<String>> files) {
    List<String> statements = new ArrayList<>();
    Map<LakeTable, Function<String, String>> views = new LinkedHashMap<>();
    views.put(LakeTable.PARTICIPANT_MONTHS, Views::peopleOf);
    views.put(LakeTable.PROGRAM_MONTHS, Views::programsOf);
    views.put(LakeTable.GOAL_SPELLS, name -> spellsOf(name, LakeTable.GOAL_SPELLS));
    views.put(LakeTable.EPISODE_SPELLS, name -> spellsOf(name, LakeTable.EPISODE_SPELLS));
    views.forEach(
        (table, view) -> {
          String name = "before_" + table;
          statements.add(stored(name, table, files.getOrDefault(table, List.of())));
          statements.add("CREATE VIEW %s AS %s".formatted(name, view.apply(name)));
        });
    return List.copyOf(statements);
  }

  /**
   * The events that count: of each the version recorded last, of two recorded at the same time the
   * one with the greater fingerprint, unless it is a retraction or its person declined to be
   * reported. {@code fold_order}: what has only a date comes after the last instant of its day.
   */
  private static String liveEvents() {
    return "CREATE VIEW live_events AS "
        + live("events SEMI JOIN (" + livePlaces() + ") USING (kafka_partition, kafka_offset)");
  }

  /**
   * The statements that find once which events do not count, for reports that read {@code
   * live_events} several times: the first before, the second for one part of the people after the
   * other, the third at the end.
   */
  static final String NO_DEAD_EVENTS =
      "CREATE TEMP TABLE dead_events (kafka_partition INTEGER, kafka_offset BIGINT)";

  static String deadEvents() {
    return """
        INSERT INTO dead_events
        SELECT kafka_partition, kafka_offset
        FROM events ANTI JOIN (%s) USING (kafka_partition, kafka_offset)"""
        .formatted(livePlaces());
  }

  static String settledEvents() {
    return "CREATE TEMP VIEW live_events AS "
        + live("events ANTI JOIN dead_events USING (kafka_partition, kafka_offset)");
  }

  private static String livePlaces() {
    return """
        SELECT place.kafka_partition AS kafka_partition, place.kafka_offset AS kafka_offset
        FROM (
          SELECT
            arg_max(
              {'kafka_partition': kafka_partition, 'kafka_offset': kafka_offset, 'action': action},
              {'recorded_at': recorded_at, 'fingerprint': fingerprint, 'kafka_offset': kafka_offset}
            ) AS place
          FROM events
          GROUP BY participant_key, event_id
        )
        WHERE place.action = 'assert'""";
  }

  private static String live(String versions) {
    String columns =
        LakeTable.EVENTS.columns().columns().stream()
            .map(NestedField::name)
            .filter(name -> !OF_VERSIONS.contains(name))
            .collect(joining(", "));
    return """
        WITH
          ordered AS NOT MATERIALIZED (
            SELECT
              %1$s,
              {
                'occurred_at': occurred_at,
                'by_date': time_precision IS NOT DISTINCT FROM 'date',
                'recorded_at': recorded_at,
                'event_id': event_id
              } AS fold_order
            FROM %2$s
          ),
          declined AS (
            SELECT participant_key
            FROM ordered
            WHERE event_type = 'consent.changed' AND scope = 'program_reporting'
            GROUP BY participant_key
            HAVING arg_max(state, fold_order) IN ('declined', 'withdrawn')
          )
        SELECT %1$s, fold_order
        FROM ordered ANTI JOIN declined USING (participant_key)"""
        .formatted(columns, versions);
  }

  private static String programs() {
    return "CREATE VIEW programs AS SELECT program_id, name, type, region, zone FROM "
        + newest(LakeTable.PROGRAMS);
  }

  /** Those that were not taken back, each with the moment at which it was recorded. */
  private static String rebases() {
    return "CREATE VIEW rebases AS SELECT program_id, indicator, from_month, reason, received_at AS recorded_at FROM "
        + newest(LakeTable.REBASES)
        + " WHERE NOT undone";
  }

  /** The flow indicators in the order of the catalogue. */
  private static String indicators() {
    String rows =
        IntStream.range(0, Catalogue.FLOW.size())
            .mapToObj(i -> "(%d, %s)".formatted(i, Literals.text(Catalogue.FLOW.get(i).id())))
            .collect(joining(", "));
    return "CREATE VIEW indicators AS SELECT position, indicator FROM (VALUES %s) AS catalogue (position, indicator)"
        .formatted(rows);
  }

  /** One row per person, program, month and indicator of which anything was counted. */
  private static String personIndicatorMonths() {
    return "CREATE VIEW person_indicator_months AS " + longForm("participant_months");
  }

  /** The parts of what was counted. Each choice is in the denominator of every reason. */
  private static String personPartMonths() {
    String reasons =
        Catalogue.REASONS_NOT_HONOURED.stream()
            .map(split -> "(%s)".formatted(Literals.text(split.part())))
            .collect(joining(", "));
    return """
        CREATE VIEW person_part_months AS
        SELECT participant_key, program_id, month, indicator, part, y, n, unk
        FROM person_split_months
        UNION ALL
        SELECT
          participant_key,
          program_id,
          month,
          'S3',
          part,
          CASE WHEN reason = part THEN choices ELSE 0 END,
          CASE WHEN reason IS NULL THEN 0 ELSE choices END,
          CASE WHEN reason IS NULL THEN choices ELSE 0 END
        FROM person_reason_months
          CROSS JOIN (VALUES %s) AS reasons (part)"""
        .formatted(reasons);
  }

  private static String partsOf(String people) {
    List<Split> splits = Catalogue.FLOW.stream().flatMap(each -> each.splits().stream()).toList();
    String counts =
        splits.stream()
            .map(
                split ->
                    "%1$s AS %1$s_y, %2$s AS %1$s_n, %3$s AS %1$s_unk"
                        .formatted(split.column(), outOf(split), whole(split).unknown()))
            .collect(joining(", "));
    String triples =
        splits.stream()
            .map(split -> "(%1$s_y, %1$s_n, %1$s_unk) AS '%1$s'".formatted(split.column()))
            .collect(joining(", "));
    return """
        SELECT
          participant_key,
          program_id,
          month,
          upper(split_part(which, '_', 1)) AS indicator,
          split_part(which, '_', 2) AS part,
          y,
          n,
          unk
        FROM (SELECT participant_key, program_id, month, %s FROM %s)
          UNPIVOT ((y, n, unk) FOR which IN (%s))
        WHERE y <> 0 OR n <> 0 OR unk <> 0"""
        .formatted(counts, people, triples);
  }

  private static String outOf(Split split) {
    Indicator whole = whole(split);
    return switch (split.outOf()) {
      case THE_SAME -> whole.denominator();
      case WITH_THE_PART -> whole.denominator() + " + " + split.column();
      case THE_COUNTED -> whole.numerator();
      case WHAT_IS_LEFT -> whole.denominator() + " - " + whole.numerator();
    };
  }

  private static Indicator whole(Split split) {
    return Catalogue.find(split.indicator()).orElseThrow();
  }

  private static String longForm(String people) {
    String indicators = Catalogue.FLOW.stream().map(Views::unpivoted).collect(joining(", "));
    return """
        SELECT participant_key, program_id, month, indicator, y, n, unk
        FROM %s UNPIVOT ((y, n, unk) FOR indicator IN (%s))
        WHERE y <> 0 OR n <> 0 OR unk <> 0"""
        .formatted(people, indicators);
  }

  /** The statements of {@link Beside#earlierPeople}, for after those of a cut. */
  static List<String> earlier(Map<Long, List<String>> filesByOrigin) {
    List<String> statements = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    parts.add(
        "SELECT NULL::BIGINT AS origin, NULL::VARCHAR AS part, * FROM person_indicator_months WHERE false");
    filesByOrigin.forEach(
        (origin, files) -> {
          String name = "people_of_" + origin;
          statements.add(stored(name, LakeTable.PARTICIPANT_MONTHS, files));
          statements.add("CREATE VIEW stored.live_%s AS %s".formatted(name, peopleOf(name)));
          String counts = "SELECT %d AS origin, * FROM (%s)";
          parts.add(counts.formatted(origin, longForm("stored.live_" + name)));
          parts.add(counts.formatted(origin, partsOf("stored.live_" + name)));
        });
    statements.add(
        "CREATE VIEW earlier_person_indicator_months AS "
            + String.join(" UNION ALL BY NAME ", parts));
    return List.copyOf(statements);
  }

  private static String unpivoted(Indicator indicator) {
    return "(%s, %s, %s) AS %s"
        .formatted(
            indicator.numerator(),
            indicator.denominator(),
            indicator.unknown(),
            Literals.text(indicator.id()));
  }

  /**
   * Of each key the row with the greatest offset. A join with the greatest offsets reads the wide
   * rows once and keeps none of them in memory, as a window over them would.
   */
  private static String newest(LakeTable table) {
    return newest(table.toString(), table);
  }

  private static String newest(String stored, LakeTable table) {
    String key = String.join(", ", table.key());
    return "stored.%s SEMI JOIN (SELECT %s, max(kafka_offset) AS kafka_offset FROM stored.%s GROUP BY %s) USING (%s, kafka_offset)"
        .formatted(stored, key, stored, key, key);
  }

  private static String counts(Columns columns, String each) {
    return columns.names().stream().map(each::formatted).collect(joining(", "));
  }

  private static String exists(String each) {
    return Columns.existence().stream().map(each::formatted).collect(joining(" OR "));
  }
}
