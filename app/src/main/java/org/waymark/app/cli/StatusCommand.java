package org.waymark.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.waymark.app.kafka.FoldGroup;
import org.waymark.app.status.Contents;
import org.waymark.app.status.Status;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code waymark status}: how the home stands. */
@Command(
    name = "status",
    description = {
      "Says how the home stands: what the lake holds, how far it is behind the log, what it takes.",
      "The lag is known while a pipeline runs on the home; this command starts none."
    })
final class StatusCommand implements Callable<Integer> {

  private static final long MIB = 1L << 20;

  @ParentCommand private WaymarkCommand root;
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Override
  public Integer call() {
    try (Lake lake = root.openLake()) {
      Status status = Status.of(root.home(), lake, kafka.settings());
      root.answer(status, words(status));
    }
    return ExitCode.DONE;
  }

  private static String words(Status status) {
    StringBuilder words = new StringBuilder();
    line(words, "home", status.home());
    line(words, "pipeline", status.pipeline().words());
    line(words, "lag", status.lag() == null ? "not known" : number(status.lag()) + " events");
    status.members().forEach(member -> line(words, "  " + member.name(), share(member)));
    line(words, "head", head(status));
    line(words, "publication", publication(status));
    contents(words, status.contents());
    status
        .tables()
        .forEach(
            (table, files) ->
                line(
                    words,
                    "files of " + table,
                    number(files.count()) + " files, " + size(files.bytes())));
    status.bytes().forEach((directory, bytes) -> line(words, directory + "/", size(bytes)));
    return words.toString().stripTrailing();
  }

  private static String share(FoldGroup.Member member) {
    return "on %s folds partitions %s, %s events behind"
        .formatted(member.host(), member.partitions(), number(member.lag()));
  }

  private static String head(Status status) {
    Status.Published head = status.head();
    return head == null
        ? "none yet"
        : "%d, of %s, %s events below its cut"
            .formatted(head.sequence(), head.published(), number(head.events()));
  }

  private static String publication(Status status) {
    Status.Last last = status.publication();
    return last == null
        ? "none yet"
        : "%d, as of %s, %s events below its cut"
            .formatted(last.number(), last.as_of(), number(last.events()));
  }

  private static void contents(StringBuilder words, Contents contents) {
    line(words, "events", number(contents.events()));
    line(words, "people", number(contents.people()));
    line(words, "pending", number(contents.pending()));
    long rejects = contents.rejects().values().stream().mapToLong(Long::longValue).sum();
    line(words, "rejects", number(rejects));
    contents.rejects().forEach((reason, count) -> line(words, "  " + reason, number(count)));
  }

  private static void line(StringBuilder words, String name, String value) {
    words.append(String.format(Locale.ROOT, "%-28s %s%n", name, value));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MiB", (double) bytes / MIB);
  }
}
