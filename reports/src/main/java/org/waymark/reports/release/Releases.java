package org.waymark.reports.release;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.waymark.reports.publication.Folder;
import org.waymark.reports.release.Decisions.Decision;
import org.waymark.reports.release.Release.Standing;

/** The releases of a home, and what officers decided about them. */
public final class Releases {

  private static final String DECISIONS = "decisions.jsonl";

  private final Folder folder;
  private final Decisions decisions;

  /** Those in a directory, which need not be there. */
  public Releases(Path directory) {
    folder = new Folder(directory.toAbsolutePath().normalize());
    decisions = new Decisions(folder.root().resolve(DECISIONS));
  }

  /** All, from the first. */
  public List<Release> all() {
    return folder.numbers().stream().map(folder::directory).map(this::read).toList();
  }

  /**
   * One of them, whatever was decided about it.
   *
   * @throws ReleaseException when it is not there
   */
  public Release number(int number) {
    List<Integer> there = folder.numbers();
    if (!there.contains(number)) {
      throw new ReleaseException(
          there.isEmpty()
              ? "there is no release yet:  waymark release build --policy FILE  makes one"
              : "there is no release %d; there are %s".formatted(number, there));
    }
    return read(folder.directory(number));
  }

  /**
   * One that an officer approved, and that is what it was then: what researchers are served.
   *
   * @throws ReleaseException when it is not there, not approved, withdrawn, or was changed
   */
  public Release approved(int number) throws IOException {
    Release release = number(number);
    if (release.standing() != Standing.APPROVED) {
      throw new ReleaseException(
          "release %d is %s: nobody is served it until an officer approves it"
              .formatted(number, release.standing()));
    }
    requireUnchanged(release);
    return release;
  }

  /** An officer approves one, after all that its files can tell was checked once more. */
  public Release approve(int number, String by) throws IOException {
    Release release = number(number);
    if (release.standing() == Standing.WITHDRAWN) {
      throw new ReleaseException("release " + number + " was withdrawn, for good: build another");
    }
    List<Check> failed =
        verify(release.directory()).stream().filter(check -> !check.holds()).toList();
    if (!failed.isEmpty()) {
      throw new ReleaseException(
          "release %d does not pass:  waymark release verify %s  says why"
              .formatted(number, release.directory()));
    }
    decide(new Decision(number, Standing.APPROVED, by, now(), ""));
    return number(number);
  }

  /** An officer withdraws one. Its files stay, so that later ones are checked against it. */
  public Release withdraw(int number, String by, String reason) throws IOException {
    number(number);
    decide(new Decision(number, Standing.WITHDRAWN, by, now(), reason));
    return number(number);
  }

  /**
   * Checks a folder by its files alone, wherever it is.
   *
   * @throws ReleaseException when it holds no release
   */
  public static List<Check> verify(Path directory) throws IOException {
    List<Check> checks = new ArrayList<>(Checks.sums(directory));
    checks.addAll(Checks.of(Published.read(directory)));
    return List.copyOf(checks);
  }

  Folder folder() {
    return folder;
  }

  int next() {
    List<Integer> there = folder.numbers();
    return there.isEmpty() ? 1 : there.get(there.size() - 1) + 1;
  }

  /** All as later ones are checked against them, withdrawn ones too: somebody may have a copy. */
  List<Guard.Earlier> earlier() {
    return all().stream()
        .map(
            release ->
                new Guard.Earlier(
                    release.number(),
                    release.manifest().day(),
                    Published.read(release.directory())))
        .toList();
  }

  Release read(Path directory) {
    Manifest manifest = Manifest.read(directory);
    Standing standing =
        decisions.all().stream()
            .filter(decision -> decision.release() == manifest.release())
            .map(Decision::standing)
            .reduce(Standing.WAITING, (before, last) -> last);
    return new Release(manifest.release(), directory, manifest, standing);
  }

  private void decide(Decision decision) throws IOException {
    try (Closeable lock = folder.hold()) {
      decisions.add(decision);
    }
  }

  private static void requireUnchanged(Release release) throws IOException {
    for (Check check : Checks.sums(release.directory())) {
      if (!check.holds()) {
        throw new ReleaseException(
            "release %d is not what was approved: %s, %s"
                .formatted(release.number(), check.rule(), check.found()));
      }
    }
  }

  private static String now() {
    return Instant.now().toString();
  }
}
