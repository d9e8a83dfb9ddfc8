package org.waymark.app.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.table.TableFormat;

/** A file that was sent. Its own name, which may be a person's, is not known here. */
public final class Upload {

  private final String id;
  private final Sender sender;
  private final Kept file;
  private final How how;
  private final Instant arrived = Instant.now();
  private volatile UploadState state = new UploadState.Trying();

  Upload(String id, Sender sender, Kept file, How how) {
    this.id = id;
    this.sender = sender;
    this.file = file;
    this.how = how;
  }

  /**
   * Whoever sent it.
   *
   * @param token the name that they signed in with; empty where nobody needs to
   * @param programs whose rows they may bring; empty means all
   */
  public record Sender(String token, Set<String> programs) {

    /** Copies the programs. */
    public Sender {
      programs = Set.copyOf(programs);
    }

    /** Whether rows of a program may be brought. */
    public boolean mayBring(String programId) {
      return programs.isEmpty() || programs.contains(programId);
    }
  }

  /**
   * How it is to be read.
   *
   * @param program of rows that name none; empty when they must
   * @param mapping what the columns mean
   * @param completeUntil the tables hold all there is up to this day, so rows that are gone are
   *     taken back; empty when they may be parts
   */
  public record How(String program, Mapping mapping, Optional<LocalDate> completeUntil) {}

  /** The file, where it is kept. */
  record Kept(Path path, long sizeBytes, TableFormat format) {}

  /** Names it in addresses; cannot be guessed. */
  public String id() {
    return id;
  }

  /** Whoever sent it. */
  public Sender sender() {
    return sender;
  }

  /** When it came. */
  public Instant arrived() {
    return arrived;
  }

  /** How far it is. */
  public UploadState state() {
    return state;
  }

  Kept file() {
    return file;
  }

  How how() {
    return how;
  }

  void become(UploadState next) {
    state = next;
  }
}
