package org.waymark.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.waymark.ingest.source.NotTextException;
import org.waymark.ingest.source.Sniff;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFormat;

/** The files that an import names, as sources. */
final class ImportFiles {

  static final String STANDARD_INPUT = "-";

  private static final int DEEPEST_FOLDER = 8;

  /** What a file is said to be. */
  enum Format {
    auto,
    jsonl,
    csv,
    xlsx,
    fhir
  }

  private ImportFiles() {}

  /**
   * A file as a source. What can be read only once, as a pipe, is JSON lines unless it is said to
   * be something else.
   *
   * @throws CommandException when it cannot be read, or is not what it should be
   */
  static Source source(String file, Format format) {
    if (format == Format.fhir && (file.equals(STANDARD_INPUT) || isPipe(file))) {
      throw new CommandException(
          "resources of FHIR are read twice, since they speak of each other: save "
              + (file.equals(STANDARD_INPUT) ? "them" : file)
              + " as a file first");
    }
    if (file.equals(STANDARD_INPUT)) {
      return new Source("standard input", () -> System.in, -1, told(format));
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new CommandException(
          Files.exists(path)
              ? file + " is not a file that can be read"
              : "there is no file " + file);
    }
    try {
      return Files.isRegularFile(path)
          ? regular(file, path, format)
          : new Source(file, () -> new Pipe(FileChannel.open(path)).stream(), -1, told(format));
    } catch (NotTextException e) {
      throw new CommandException(e.of(file) + "\n         nothing was imported");
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + Reason.of(e), e);
    }
  }

  private static boolean isPipe(String file) {
    Path path = Path.of(file);
    return Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path);
  }

  /**
   * The files that are meant by one: of a folder those that hold resources of FHIR, as an export
   * leaves them.
   *
   * @throws CommandException when a folder that is said to be FHIR holds none, or cannot be read
   */
  static Stream<String> within(String file, Format format) {
    Path folder = Path.of(file);
    if (file.equals(STANDARD_INPUT) || !Files.isDirectory(folder)) {
      return Stream.of(file);
    }
    boolean any = format == Format.auto || format == Format.fhir;
    try (Stream<Path> all = any ? Files.walk(folder, DEEPEST_FOLDER) : Stream.empty()) {
      List<String> found =
          all.filter(Files::isRegularFile)
              .filter(ImportFiles::isFhir)
              .sorted()
              .map(Path::toString)
              .toList();
      if (found.isEmpty() && format == Format.auto) {
        return Stream.of(file); // which is no file, and is told so as ever
      }
      if (found.isEmpty()) {
        throw new CommandException(
            file
                + " is a folder, and no .json or .ndjson file in it holds resources of FHIR;"
                + " other files are named one by one");
      }
      return found.stream();
    } catch (IOException | UncheckedIOException e) {
      throw new CommandException("cannot read the folder " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean isFhir(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".json") && !name.endsWith(".ndjson")) {
      return false;
    }
    try {
      return detect(path) == TableFormat.FHIR;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks into a file before anything starts. */
  private static Source regular(String file, Path path, Format format) throws IOException {
    TableFormat found = format == Format.auto ? detect(path) : told(format);
    if (found == TableFormat.JSONL) {
      try (InputStream in = Files.newInputStream(path)) {
        InputStream unused = Sniff.text(1, in);
      }
    }
    return new Source(file, () -> Files.newInputStream(path), Files.size(path), found);
  }

  private static TableFormat told(Format format) {
    return switch (format) {
      case csv -> TableFormat.CSV;
      case xlsx -> TableFormat.XLSX;
      case fhir -> TableFormat.FHIR;
      default -> TableFormat.JSONL;
    };
  }

  private static TableFormat detect(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return TableFormat.of(path.getFileName().toString(), in.readNBytes(TableFormat.HEAD_BYTES));
    }
  }
}
