package org.waymark.reports.publication;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.PartsWatcher;

/** Where a publication is counted from. */
public interface Source {

  /** The newest cut, with more beside it. */
  Cut open(Beside beside);

  /**
   * The files of {@code participant_months} at an earlier head; nothing when they are gone, so that
   * nobody can tell any more what people's contributions were.
   */
  Optional<List<String>> peopleAt(Head head);

  /**
   * From a lake. Its snapshots expire: they hold people.
   *
   * @param watcher of what is counted from it
   */
  static Source of(Lake lake, PartsWatcher watcher) {
    return new Source() {
      @Override
      public Cut open(Beside beside) {
        return Cut.open(lake, beside).watchedBy(watcher);
      }

      @Override
      public Optional<List<String>> peopleAt(Head head) {
        try {
          return Optional.of(lake.files(head, LakeTable.PARTICIPANT_MONTHS))
              .filter(files -> files.stream().map(Path::of).allMatch(Files::exists));
        } catch (IllegalArgumentException expired) {
          return Optional.empty();
        }
      }
    };
  }
}
