package org.waymark.app.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.SstFileWriter;
import org.waymark.app.scan.Scan.Found;
import org.waymark.app.scan.Scan.Layer;

/** The scan finds what is planted, in each kind of file that packs what it holds. */
class ScanTest {

  private static final String NAME = "Zoë Quilligan-Ostrowski";
  private static final Needles NEEDLES = new Needles(List.of("not there at all", NAME));

  /** Text that is squeezed well, so that what stands in it is no more seen in the raw bytes. */
  private static final String LONG =
      "The quick brown fox met Zoë, and Zoë met Quilligan. Ostrowski met Quilligan-Os too. "
              .repeat(40)
          + NAME;

  @TempDir private Path directory;

  private List<Found> found() throws IOException {
    Scan.Result result = Scan.directory(directory, NEEDLES);
    assertThat(result.unread()).isEmpty();
    assertThat(result.found()).allSatisfy(each -> assertThat(each.needle()).isEqualTo(1));
    return result.found();
  }

  private List<Layer> layers() throws IOException {
    return found().stream().map(Found::layer).distinct().toList();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void findsATextInEachFormAcrossTheBordersOfItsBuffer(Form form) throws IOException {
    for (int before : new int[] {0, 1, 2, (1 << 20) - 7, (1 << 20) + 30}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(new byte[before]);
      bytes.write(written(form, before));
      Files.write(directory.resolve("file"), bytes.toByteArray());

      assertThat(found()).extracting(Found::form).as("after " + before).contains(form);
    }
  }

  private static byte[] written(Form form, int before) {
    return switch (form) {
      case UTF_8 -> NAME.getBytes(UTF_8);
      case LATIN_1 -> NAME.getBytes(ISO_8859_1);
      case UTF_16 -> NAME.getBytes(before % 2 == 0 ? UTF_16LE : UTF_16BE);
      case BASE64 ->
          Base64.getEncoder().encode(("x".repeat(before % 3) + NAME + "yz").getBytes(UTF_8));
      case PERCENT -> "Zo%c3%ab+Quilligan-Ostrowski".getBytes(UTF_8);
      case ESCAPED -> "Zo\\u00eb Quilligan-Ostrowski".getBytes(UTF_8);
      case HEX -> HexFormat.of().formatHex(NAME.getBytes(UTF_8)).getBytes(UTF_8);
    };
  }

  @Test
  void findsATextInEitherCaseAndInNames() throws IOException {
    Files.writeString(directory.resolve("file"), NAME.toUpperCase(java.util.Locale.ROOT));
    Files.createDirectory(directory.resolve(NAME.toLowerCase(java.util.Locale.ROOT)));

    assertThat(layers()).containsExactlyInAnyOrder(Layer.RAW, Layer.NAME);
  }

  @Test
  void findsNothingWhereNothingIs() throws IOException {
    Files.writeString(directory.resolve("file"), "Zoë Quilligan Ostrowski and others");

    assertThat(found()).isEmpty();
  }

  @Test
  void refusesTextsThatAreTooShortToBeFound() {
    assertThatThrownBy(() -> new Needles(List.of("Maria")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Maria");
  }

  @Test
  void looksIntoSegmentsOfKafka() throws IOException {
    MemoryRecords batch =
        MemoryRecords.withRecords(
            Compression.gzip().build(),
            new SimpleRecord("key".getBytes(UTF_8), LONG.getBytes(UTF_8)));
    Path segment = directory.resolve("00000000000000000000.log");
    try (FileRecords records = FileRecords.open(segment.toFile())) {
      int unused = records.append(batch);
    }

    assertThat(layers()).containsExactly(Layer.UNPACKED);
  }

  @Test
  void looksIntoPagesOfParquet() throws Exception {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          "COPY (SELECT '%s' || (range %% 9) AS text FROM range(100)) TO '%s' (COMPRESSION gzip)"
              .formatted(LONG, directory.resolve("file.parquet")));
    }

    assertThat(layers()).contains(Layer.UNPACKED);
  }

  @Test
  void looksIntoBlocksOfAvro() throws IOException {
    Schema schema = SchemaBuilder.record("text").fields().requiredString("text").endRecord();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      writer.setCodec(CodecFactory.deflateCodec(9));
      writer.create(schema, directory.resolve("file.avro").toFile());
      writer.append(new GenericRecordBuilder(schema).set("text", LONG).build());
    }

    assertThat(layers()).containsExactly(Layer.UNPACKED);
  }

  @Test
  void looksIntoCellsOfSqliteThatArePartedOverPages() throws Exception {
    Properties pages = new Properties();
    pages.setProperty("page_size", "512");
    try (Connection sqlite =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("file.db"), pages);
        Statement define = sqlite.createStatement()) {
      define.execute("CREATE TABLE \"a table\" (text TEXT)");
      try (PreparedStatement insert =
          sqlite.prepareStatement("INSERT INTO \"a table\" VALUES (?)")) {
        for (int before = 400; before < 600; before += 10) {
          insert.setString(1, "x".repeat(before) + NAME + "y".repeat(600));
          insert.executeUpdate();
        }
      }
    }

    assertThat(layers()).contains(Layer.UNPACKED);
    assertThat(directory).isDirectoryNotContaining("glob:**-{wal,shm,journal}");
  }

  @Test
  void looksIntoTablesOfRocksDbWhoseKeysAreDifferences() throws Exception {
    try (Options options = new Options();
        EnvOptions env = new EnvOptions();
        SstFileWriter writer = new SstFileWriter(env, options)) {
      writer.open(directory.resolve("000007.sst").toString());
      writer.put("Zoë Quilligan".getBytes(UTF_8), new byte[0]);
      writer.put(NAME.getBytes(UTF_8), new byte[0]);
      writer.finish();
    }

    assertThat(layers()).contains(Layer.UNPACKED);
  }

  @Test
  void looksIntoArchives() throws IOException {
    Path zip = directory.resolve("book.xlsx");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("sheet1.xml"));
      out.write(LONG.getBytes(UTF_8));
    }
    assertThat(layers()).containsExactly(Layer.UNPACKED);
    Files.delete(zip);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("a.gz")))) {
      out.write(LONG.getBytes(UTF_8));
    }
    assertThat(layers()).containsExactly(Layer.UNPACKED);
  }

  @Test
  void saysWhatItCouldNotUnpack() throws IOException {
    Files.writeString(directory.resolve("file.parquet"), "PAR1 and no more");

    assertThat(Scan.directory(directory, NEEDLES).unread())
        .containsExactly(directory.resolve("file.parquet"));
  }
}
