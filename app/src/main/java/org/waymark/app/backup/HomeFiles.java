package org.waymark.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.waymark.app.home.Home;

/**
 * The files of a home that cannot be made again from others. State and lake are made from the log;
 * files that were sent to the pages and are not imported yet hold names, and stay where they are.
 */
final class HomeFiles {

  /** What a broker leaves behind or locks, and the key of the vault, which has a way of its own. */
  private static final Predicate<String> LEFT_OUT =
      Pattern.compile("log/\\.lock|log/.*-delete/.*|.*\\.deleted|vault/key").asMatchPredicate();

  private HomeFiles() {}

  static final String VAULT_KEY = "vault/key";

  /** Below the home, with slashes, in order. */
  static List<String> of(Home home) throws IOException {
    return Stream.of(
            home.log(), home.vault(), home.published(), home.tokens(), home.looks(), home.erasing())
        .filter(Files::exists)
        .flatMap(part -> below(home, part).stream())
        .filter(LEFT_OUT.negate())
        .sorted()
        .toList();
  }

  private static List<String> below(Home home, Path part) {
    try (Stream<Path> files = Files.walk(part)) {
      return files
          .filter(file -> Files.isRegularFile(file) || Files.isSymbolicLink(file))
          .map(file -> home.directory().relativize(file).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new BackupException("cannot look at " + part + ": " + e.getMessage(), e);
    }
  }
}
