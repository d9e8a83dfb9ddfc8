package org.waymark.app.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.waymark.ingest.table.TableFormat;

/** A file that was sent. Its own name, which may be a person's, is not known here. */
public final class Upload {

  private final String id;
  private final Sender sender;
  private final Kept file;
  private final String program;
  private final Instant arrived = Instant.now();
  private volatile UploadState state = new UploadState.Trying();

  Upload(String id, Sender sender, Kept file, String program) {
    this.id = id;
    this.sender = sender;
    this.file = file;
    this.program = program;
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

  /** The program of rows that name none; empty when they must. */
  String program() {
    return program;
  }

  void become(UploadState next) {
    state = next;
  }
}
