package org.waymark.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.waymark.ingest.source.NotTextException;
import org.waymark.ingest.source.Sniff;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFormat;

/** The files that an import names, as sources. */
final class ImportFiles {

  static final String STANDARD_INPUT = "-";

  /** What a file is said to be. */
  enum Format {
    auto,
    jsonl,
    csv,
    xlsx
  }

  private ImportFiles() {}

  /**
   * A file as a source. What can be read only once, as a pipe, is JSON lines unless it is said to
   * be something else.
   *
   * @throws CommandException when it cannot be read, or is not what it should be
   */
  static Source source(String file, Format format) {
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
      default -> TableFormat.JSONL;
    };
  }

  private static TableFormat detect(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return TableFormat.of(path.getFileName().toString(), in.readNBytes(TableFormat.HEAD_BYTES));
    }
  }
}
