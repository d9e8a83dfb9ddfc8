package org.waymark.ingest.vault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the vault's key is: 64 hex digits in the variable {@code WAYMARK_VAULT_KEY}, or in a file
 * that its owner alone can read. Without the key the vault is of no use: keep a copy of it, and not
 * beside the vault's.
 */
final class KeyFile {

  static final String VARIABLE = "WAYMARK_VAULT_KEY";

  private static final String FILE = "key";

  private KeyFile() {}

  static boolean isInEnvironment() {
    String variable = System.getenv(VARIABLE);
    return variable != null && !variable.isBlank();
  }

  /**
   * The key of the vault of a directory; a new one when there is no vault yet.
   *
   * @param isThere whether there is a vault
   */
  static Secrets secrets(Path directory, BooleanSupplier isThere) throws IOException {
    return secrets(directory, isThere, System.getenv(VARIABLE));
  }

  static Secrets secrets(Path directory, BooleanSupplier isThere, @Nullable String variable)
      throws IOException {
    if (variable != null && !variable.isBlank()) {
      return new Secrets(parse(variable, "the variable " + VARIABLE));
    }
    Path file = directory.resolve(FILE);
    if (Files.notExists(file) && isThere.getAsBoolean()) {
      throw new VaultException(
          "there is a vault and no key to it: put back the file " + file + " or set " + VARIABLE);
    }
    if (Files.notExists(file)) {
      make(directory, file);
    }
    return new Secrets(parse(Files.readString(file), "the file " + file));
  }

  /** Under another name first, so that nobody ever reads half a key. */
  private static void make(Path directory, Path file) throws IOException {
    Path made = Files.createTempFile(directory, FILE, ".new", ownersAlone(directory));
    try {
      Files.writeString(made, HexFormat.of().formatHex(Secrets.random(Secrets.KEY_BYTES)) + "\n");
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException e) {
      return; // another process was faster, and its key holds
    } catch (UnsupportedOperationException e) {
      // No links on this disk. A copy never takes the place of a key that another process made,
      // under which people may stand already; half of one is refused when it is read.
      Files.copy(made, file);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** The mode of a file that its owner alone can read, where files have modes. */
  static FileAttribute<?>[] ownersAlone(Path directory) throws IOException {
    boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static byte[] parse(String written, String where) {
    try {
      byte[] key = HexFormat.of().parseHex(written.strip());
      if (key.length == Secrets.KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Its message would quote the key.
    }
    throw new VaultException(where + " does not hold the vault's key: 64 hex digits");
  }
}
