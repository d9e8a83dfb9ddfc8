package org.waymark.app.teeth;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/**
 * Puts one fault at a time into the build and looks who notices: first the audit over {@link
 * org.waymark.app.WitnessedLogs}, then the unit tests around the fault. What the build without a
 * fault does not pass catches nothing.
 */
final class Teeth {

  private static final String AUDIT = "org.waymark.app.WitnessedLogs";
  private static final String FOLD = "org.waymark.streams.fold";
  private static final String SPELLS = "org.waymark.reports.spells";
  private static final String TOPOLOGY = "org.waymark.streams.topology";

  private final Build build;
  private final Map<String, Boolean> sound = new HashMap<>();

  private Teeth(Build build) {
    this.build = build;
  }

  /**
   * Prints a table of who noticed what. Exits 1 when a fault survived.
   *
   * @param args the root of the project, the list of faults, and how many of them, or what their
   *     words or file contain: all if left out
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    List<Fault> all = Fault.read(Path.of(args[1]));
    for (Fault fault : all) {
      fault.source(root); // Also of those that are left out: a stale one is found at once.
    }
    List<Fault> chosen = args.length > 2 ? chosen(all, args[2]) : all;
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no fault in the list has this: " + args[2]);
    }
    Teeth teeth = new Teeth(new Build(root, Files.createTempDirectory("overlay")));
    teeth.requireSound(AUDIT);
    long survived = chosen.size() - teeth.bite(chosen);
    System.out.printf("%n%d faults of %d, %d survived%n", chosen.size(), all.size(), survived);
    System.exit(survived == 0 ? 0 : 1);
  }

  private static List<Fault> chosen(List<Fault> all, String which) {
    return which.matches("[1-9]\\d{0,5}")
        ? Fault.sample(all, Integer.parseInt(which))
        : all.stream()
            .filter(fault -> fault.words().contains(which) || fault.file().contains(which))
            .toList();
  }

  /** Prints a row for each fault; how many were caught. */
  private long bite(List<Fault> faults) throws IOException {
    System.out.println("| fault | caught by | seconds |");
    System.out.println("|---|---|---|");
    long caught = 0;
    for (Fault fault : faults) {
      long started = System.nanoTime();
      Optional<String> by = catcher(fault);
      caught += by.isPresent() ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.1f |%n",
          fault.words(),
          by.orElse("**nothing: it survived**"),
          (System.nanoTime() - started) / 1e9);
    }
    return caught;
  }

  private Optional<String> catcher(Fault fault) throws IOException {
    try (OwnClasses classes = build.with(fault)) {
      Optional<String> audit = failure(classes, AUDIT);
      if (audit.isPresent()) {
        return audit.map(where -> "audit: " + where);
      }
      for (String test : tests(fault)) {
        Optional<String> failed = failure(classes, test);
        if (failed.isPresent()) {
          requireSound(test);
          return failed;
        }
      }
      return Optional.empty();
    }
  }

  /** The tests of the fault's package, then of those that stand on it. */
  private List<String> tests(Fault fault) throws IOException {
    String path = fault.onClassPath();
    String own = path.substring(0, path.lastIndexOf('/')).replace('/', '.');
    return Stream.of(
            build.tests(fault.module(), own),
            fault.module().equals("streams") ? List.<String>of() : build.tests("reports", SPELLS),
            build.tests("streams", FOLD),
            build.tests("streams", TOPOLOGY))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private void requireSound(String test) throws IOException {
    if (sound.containsKey(test)) {
      return;
    }
    try (OwnClasses classes = build.asItIs()) {
      Optional<String> failed = failure(classes, test);
      if (failed.isPresent()) {
        throw new IllegalStateException("fails without a fault: " + test + ", " + failed.get());
      }
    }
    sound.put(test, true);
  }

  /** The first failure of a test class: what the audit said, else the name of the test. */
  private static Optional<String> failure(OwnClasses classes, String test) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request().selectors(selectClass(classes, test)).build();
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      CancellationToken enough = CancellationToken.create();
      LauncherFactory.create()
          .execute(
              LauncherExecutionRequestBuilder.request(request)
                  .listeners(listener, new Until(enough))
                  .cancellationToken(enough)
                  .build());
      if (listener.getSummary().getTestsFoundCount() == 0) {
        throw new IllegalStateException("there is no test in " + test);
      }
      return listener.getSummary().getFailures().stream().findFirst().map(Teeth::words);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String words(Failure failure) {
    Throwable cause = failure.getException();
    String said = cause instanceof AssertionError ? cause.getMessage() : null;
    return failure
        .getTestIdentifier()
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .filter(source -> !source.getClassName().equals(AUDIT))
        .map(Teeth::name)
        .orElse(said == null ? cause.toString() : said);
  }

  private static String name(MethodSource source) {
    String type = source.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + source.getMethodName();
  }

  /** One failure is enough. */
  private record Until(CancellationToken enough) implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        enough.cancel();
      }
    }
  }
}
