package org.waymark.reports.publication;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Surroundings;
import org.waymark.schemas.lake.LakeTable;

/** The publications of a home. */
public final class Publications {

  private final Folder folder;

  /** Those in a directory, which need not be there. */
  public Publications(Path directory) {
    this.folder = new Folder(directory.toAbsolutePath().normalize());
  }

  /** The newest, or nothing before the first. */
  public Optional<Publication> newest() {
    return folder.newest().map(this::number);
  }

  /** What the newest says of itself, without a look at its files. */
  public Optional<Manifest> newestManifest() {
    return folder.newest().map(number -> Publication.manifest(folder.directory(number)));
  }

  /** The number of the newest, or nothing before the first. */
  public Optional<Integer> newestNumber() {
    return folder.newest();
  }

  /**
   * One of them.
   *
   * @throws PublicationException when it is not there, or other than it was
   */
  public Publication number(int number) {
    List<Integer> there = folder.numbers();
    if (!there.contains(number)) {
      throw new PublicationException(
          there.isEmpty()
              ? "nothing is published yet:  waymark publish  does it"
              : "there is no publication %d; there are %d to %d"
                  .formatted(number, there.get(0), there.get(there.size() - 1)));
    }
    return Publication.read(folder.directory(number));
  }

  /**
   * All from one to another, in their order.
   *
   * @throws PublicationException when one of the two is not there, or any is other than it was
   */
  public List<Publication> between(int first, int last) {
    number(first);
    number(last);
    return folder.numbers().stream()
        .filter(number -> number >= first && number <= last)
        .map(this::number)
        .toList();
  }

  /** The publication that was made first at each cut, by how many events lie below that. */
  public Map<Long, Manifest> cuts() {
    return manifests().stream()
        .collect(toMap(Manifest::events, identity(), (newer, older) -> older));
  }

  /**
   * The lake's snapshots of people's counts that the next publication may ask for: those of the
   * publications whose cells can still be carried over, which are those that are not older than the
   * time for which a cell is provisional. Upkeep leaves them; erasure does not.
   */
  public Set<Long> snapshotsInUse() {
    List<Manifest> all = manifests();
    if (all.isEmpty()) {
      return Set.of();
    }
    LocalDate oldest = all.get(0).day().minusDays(Surroundings.DAYS_UNTIL_FINAL);
    return all.stream()
        .filter(manifest -> !manifest.day().isBefore(oldest))
        .map(manifest -> manifest.made().head().snapshots())
        .flatMap(snapshots -> Stream.ofNullable(snapshots.get(LakeTable.PARTICIPANT_MONTHS.name())))
        .collect(toUnmodifiableSet());
  }

  /** What all of them say of themselves, from the newest. */
  List<Manifest> manifests() {
    return folder.numbers().stream()
        .sorted(Comparator.reverseOrder())
        .map(number -> Publication.manifest(folder.directory(number)))
        .toList();
  }

  /** A file of each of them that is there. */
  List<String> files(String name) {
    return folder.numbers().stream()
        .map(number -> folder.directory(number).resolve(name).toString())
        .toList();
  }

  Folder folder() {
    return folder;
  }
}
