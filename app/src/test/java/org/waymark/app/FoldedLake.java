package org.waymark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.IndexedRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.program.Programs;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.fact.MonthFact.Source;
import org.waymark.schemas.fact.PersonMonth;
import org.waymark.schemas.fact.ProgramMonth;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.LocalFileIO;
import org.waymark.schemas.setting.Program;
import org.waymark.streams.fold.PersonFold;
import org.waymark.streams.fold.PersonFold.Folded;
import org.waymark.streams.fold.ProgramSums;
import org.waymark.streams.fold.Register;

/**
 * The tables that the pipeline makes of some lines, without a broker: through the edge's checks and
 * the fold into files as the lake's writer lays them.
 */
final class FoldedLake {

  private static final int PARTITIONS = 3;
  private static final Clock AFTER_ALL =
      Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final Path directory;
  private final Map<LakeTable, FileAppender<Record>> open = new HashMap<>();
  private final Map<LakeTable, List<String>> files = new HashMap<>();
  private final Map<String, Register> people = new LinkedHashMap<>();
  private final Map<Integer, Map<ProgramMonth, Counts>> sums = new TreeMap<>();
  private long offset;

  private FoldedLake(Path directory) {
    this.directory = directory;
  }

  /**
   * A cut of what some lines come to.
   *
   * @throws IllegalArgumentException when the edge refuses a line
   */
  static Cut of(Path directory, Programs programs, Iterable<String> lines) throws IOException {
    FoldedLake lake = new FoldedLake(directory);
    for (Program program : programs.all()) {
      lake.write(LakeTable.PROGRAMS, program, new Source(0, 0));
    }
    EventCheck check = new EventCheck(programs, AFTER_ALL);
    for (String line : lines) {
      if (!(check.check(line.getBytes(StandardCharsets.UTF_8)) instanceof Accepted accepted)) {
        throw new IllegalArgumentException("refused: " + line);
      }
      lake.take(accepted);
    }
    lake.fold();
    for (FileAppender<Record> file : lake.open.values()) {
      file.close();
    }
    return Cut.of(lake.files);
  }

  private void take(Accepted accepted) throws IOException {
    String person = accepted.key().participantKey();
    Record row = row(LakeTable.EVENTS, accepted.event(), partition(person));
    row.setField("fingerprint", accepted.key().fingerprint());
    write(LakeTable.EVENTS, row);
    people
        .computeIfAbsent(person, key -> new Register())
        .add(accepted.key().fingerprint(), accepted.event());
  }

  private void fold() throws IOException {
    for (Map.Entry<String, Register> person : people.entrySet()) {
      fold(person.getKey(), PersonFold.of(person.getValue()).result().ifReported());
    }
    for (Map.Entry<Integer, Map<ProgramMonth, Counts>> part : sums.entrySet()) {
      for (Map.Entry<ProgramMonth, Counts> sum : part.getValue().entrySet()) {
        Source source = new Source(part.getKey(), 0);
        write(LakeTable.PROGRAM_MONTHS, MonthFact.of(sum.getKey(), source, sum.getValue()), source);
      }
    }
  }

  private void fold(String person, Folded folded) throws IOException {
    Source source = new Source(partition(person), 0);
    for (Map.Entry<ProgramMonth, Counts> month : folded.months().entrySet()) {
      ProgramMonth ofProgram = month.getKey();
      PersonMonth key = new PersonMonth(person, ofProgram.programId(), ofProgram.month());
      write(LakeTable.PARTICIPANT_MONTHS, MonthFact.of(key, source, month.getValue()), source);
      ProgramSums.replace(
          sums.computeIfAbsent(source.partition(), part -> new TreeMap<>(ProgramMonth.ORDER))
              .computeIfAbsent(ofProgram, any -> Counts.zero(Columns.OF_PROGRAM)),
          Counts.zero(Columns.OF_PERSON),
          month.getValue());
    }
    for (GoalSpell goal : folded.goals().values()) {
      goal.setParticipantKey(person);
      write(LakeTable.GOAL_SPELLS, goal, source);
    }
    for (EpisodeSpell episode : folded.episodes()) {
      episode.setParticipantKey(person);
      write(LakeTable.EPISODE_SPELLS, episode, source);
    }
  }

  private void write(LakeTable table, IndexedRecord record, Source source) throws IOException {
    write(table, row(table, record, source.partition()));
  }

  private Record row(LakeTable table, IndexedRecord record, int partition) {
    return table.row(record, 0, partition, offset++);
  }

  private void write(LakeTable table, Record row) throws IOException {
    FileAppender<Record> file = open.get(table);
    if (file == null) {
      file = create(table);
      open.put(table, file);
    }
    file.add(row);
  }

  private FileAppender<Record> create(LakeTable table) throws IOException {
    String path = directory.resolve(table + ".parquet").toString();
    files.put(table, List.of(path));
    return Parquet.write(new LocalFileIO().newOutputFile(path))
        .schema(table.columns())
        .createWriterFunc(type -> GenericParquetWriter.create(table.columns(), type))
        .build();
  }

  private static int partition(String person) {
    return Math.floorMod(person.hashCode(), PARTITIONS);
  }
}
