package org.waymark.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.Part;
import org.waymark.ingest.Progress;
import org.waymark.ingest.RowsForMending;
import org.waymark.ingest.source.Source;
import org.waymark.schemas.reject.Reject;

/** The refused rows of an import, for a file on the user's own disk if they asked for one. */
final class RefusedRows {

  private final @Nullable Path file;
  private final List<RowsForMending.Refusal> refusals = new ArrayList<>();

  RefusedRows(@Nullable Path file) {
    this.file = file;
  }

  /** A progress that hears of the refused rows too. */
  Progress watch(Progress progress) {
    return new Progress() {
      @Override
      public void at(long bytesRead, long accepted, long rejected) {
        progress.at(bytesRead, accepted, rejected);
      }

      @Override
      public void refused(Part part, Reject reject) {
        if (file != null) {
          refusals.add(
              new RowsForMending.Refusal(
                  part.sheet(), reject.getLine(), reject.getReason(), reject.getField()));
        }
      }
    };
  }

  /** Writes them; no file when there are none. */
  void write(Source source) {
    if (file == null || refusals.isEmpty()) {
      return;
    }
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      RowsForMending.write(source, refusals, out);
    } catch (IOException e) {
      throw new CommandException(
          "imported, but cannot write the refused rows to " + file + ": " + Reason.of(e), e);
    }
  }
}
