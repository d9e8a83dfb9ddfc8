package org.waymark.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.mapping.MappingException;
import org.waymark.ingest.mapping.MappingFile;

/** Reads the mapping that a command names. */
final class MappingOption {

  private MappingOption() {}

  /**
   * The mapping of a file.
   *
   * @throws CommandException with every problem of it
   */
  static Mapping read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return MappingFile.read(in);
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + Reason.of(e), e);
    } catch (MappingException e) {
      throw new CommandException(
          file
              + " cannot be used as a mapping:\n         "
              + String.join("\n         ", e.problems()));
    }
  }
}
