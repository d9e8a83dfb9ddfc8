package org.waymark.reports.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.reports.pages.PaperSection;
import org.waymark.reports.pages.Templates;

/**
 * The privacy report of a release: what was left out, what risk is left, what it costs, what was
 * checked. Numbers of people are to the nearest 5.
 *
 * @param release its number
 * @param asOf the day
 * @param policy its name and version
 * @param files one for each
 * @param headlines what a reader would read first, beside all who consented
 * @param checks that were made before the release was sealed
 */
public record Report(
    int release,
    String asOf,
    String policy,
    List<FileReport> files,
    List<Headline> headlines,
    List<Check> checks) {

  static final String JSON_FILE = "privacy.json";
  static final String HTML_FILE = "privacy.html";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(JSON_FILE), JSON.writeValueAsString(this) + "\n");
    Files.writeString(directory.resolve(HTML_FILE), html());
  }

  private String html() {
    String title = "Privacy report of release %d, as of %s".formatted(release, asOf);
    return Templates.render(
        "privacyreport", Map.of("title", title, "policy", policy, "sections", sections()));
  }

  private List<PaperSection> sections() {
    List<PaperSection> sections = new ArrayList<>();
    sections.add(
        new PaperSection(
            "Who is in it (to the nearest 5)",
            List.of("file", "could be in it", "drawn", "kept", "left out"),
            files.stream()
                .map(
                    file ->
                        List.of(
                            file.file(),
                            file.eligible() + "",
                            file.sampled() + "",
                            file.kept() + "",
                            percent(file.suppressed())))
                .toList()));
    sections.add(
        new PaperSection(
            "Who was left out more than others",
            List.of("file", "group", "drawn", "left out"),
            files.stream()
                .flatMap(
                    file ->
                        file.groups().stream()
                            .map(
                                group ->
                                    List.of(
                                        file.file(),
                                        group.group(),
                                        group.sampled() + "",
                                        percent(group.suppressed()))))
                .toList()));
    sections.add(
        new PaperSection(
            "Risk",
            List.of("file", "measure", "value"),
            files.stream()
                .flatMap(
                    file ->
                        file.risks().entrySet().stream()
                            .map(
                                risk ->
                                    List.of(file.file(), risk.getKey(), number(risk.getValue()))))
                .toList()));
    sections.add(
        new PaperSection(
            "What it cost (0 is nothing lost, 1 is all)",
            List.of("file", "column", "lost"),
            files.stream()
                .flatMap(
                    file ->
                        file.loss().entrySet().stream()
                            .map(
                                loss ->
                                    List.of(file.file(), loss.getKey(), number(loss.getValue()))))
                .toList()));
    sections.add(
        new PaperSection(
            "Numbers of the release beside all who consented",
            List.of("file", "number", "of", "release", "95 % interval", "all"),
            headlines.stream().map(Report::words).toList()));
    sections.add(
        new PaperSection(
            "Checked before it was sealed",
            List.of("rule", "found"),
            checks.stream().map(check -> List.of(check.rule(), check.found())).toList()));
    return sections;
  }

  private static List<String> words(Headline headline) {
    return List.of(
        headline.file(),
        headline.words(),
        headline.group(),
        percent(headline.share()),
        percent(headline.interval().lower()) + " to " + percent(headline.interval().upper()),
        percent(headline.all()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
