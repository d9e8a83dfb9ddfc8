package org.waymark.reports.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.waymark.reports.lake.Cut;

/**
 * The attacks on a release, each first on a careless one of the same people. The attacker of most
 * has the files alone; of some also what is true of everybody, which is more than anybody will
 * have.
 */
public final class Attacks {

  private final Raw truth;
  private final Published planted;
  private final Published release;
  private final Tracing tracing;
  private final List<Attack> done = new ArrayList<>();

  private Attacks(Raw truth, Published planted, Published release, Tracing tracing) {
    this.truth = truth;
    this.planted = planted;
    this.release = release;
    this.tracing = tracing;
  }

  /** Looks for texts in every byte of a directory, also of what its files pack. */
  @FunctionalInterface
  public interface Tracing {
    /** How many of the texts are there. */
    long found(Path directory, List<String> texts) throws IOException;
  }

  /** A figure and whether it means that the attack succeeded. */
  record Outcome(String figure, boolean succeeds) {}

  /** An attack on one release. */
  @FunctionalInterface
  interface On {
    Outcome run(Published on) throws IOException;
  }

  /**
   * Runs all.
   *
   * @param release that is attacked
   * @param cut that it was made of, or a later one
   * @param scratch an empty directory for the careless release
   */
  public static List<Attack> run(Release release, Cut cut, Path scratch, Tracing tracing)
      throws IOException {
    Published real = Published.read(release.directory());
    LocalDate day = release.manifest().day();
    Raw truth = Raw.read(cut, day);
    Published planted = Planted.write(scratch, truth, real.policy(), day);
    return new Attacks(truth, planted, real, tracing).all();
  }

  private List<Attack> all() throws IOException {
    FilesAttacks files = new FilesAttacks();
    PeopleAttacks people = new PeopleAttacks(truth);
    add("class size", "smallest class, from the files alone", files::classSize);
    add("homogeneity", "greatest share of one sensitive value in a class", files::homogeneity);
    add("linkage", "people with one candidate; fewest candidates", people::linkage);
    if (release.sheet(PanelSheet.NAME).isPresent()) {
      for (int m = 1; m <= 3; m++) {
        int months = m;
        add(
            "trajectory, months known: %d".formatted(m),
            "people with one candidate; fewest candidates",
            on -> people.trajectory(on, months, new Random(months)));
      }
      add("linkage of the files", "fewest people whom a row fits", files::joined);
    }
    Withdrawal withdrawal = new Withdrawal(truth);
    add(
        "withdrawal",
        "said of who withdrew, of who stayed; how often right",
        on ->
            withdrawal.run(
                on.policy(), on == planted ? Protection.NONE : Protection.of(on.policy())));
    add("order of the rows", "rank correlation of place and any column", files::order);
    add("footers", "keys in Parquet footers; Bloom filters", files::footers);
    add("modification times", "different times of files", files::times);
    add(
        "canaries",
        "keys of people and goals in any byte",
        on -> {
          long found = tracing.found(on.directory(), people.keys());
          return new Outcome(Long.toString(found), found > 0);
        });
    return List.copyOf(done);
  }

  private void add(String name, String measure, On attack) throws IOException {
    Outcome bad = attack.run(planted);
    Outcome real = attack.run(release);
    done.add(
        new Attack(name, measure, bad.figure(), real.figure(), bad.succeeds(), real.succeeds()));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
