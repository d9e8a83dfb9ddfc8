package org.waymark.reports.release;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The papers of a release: what its columns mean, how to cite it, how it was made. */
final class Documents {

  static final String POLICY = "policy.json";
  static final String DATA_PACKAGE = "datapackage.json";
  static final String CODEBOOK = "codebook.md";
  static final String CITATION = "CITATION.cff";
  static final String METHODS = "methods.md";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Documents() {}

  /** What the papers are about. */
  record Subject(int release, LocalDate asOf, Policy policy, List<Sheet> sheets) {
    String name() {
      return release == 0 ? "Synthetic twin" : "Release " + release;
    }
  }

  static void write(Path directory, Subject subject) throws IOException {
    Files.writeString(directory.resolve(POLICY), subject.policy().write());
    Files.writeString(
        directory.resolve(DATA_PACKAGE), JSON.writeValueAsString(dataPackage(subject)) + "\n");
    Files.writeString(directory.resolve(CODEBOOK), codebook(subject));
    Files.writeString(directory.resolve(CITATION), citation(subject));
    Files.writeString(directory.resolve(METHODS), methods(subject));
  }

  /** As the Frictionless Data Package 1.0 has it, with what else a check needs under waymark_. */
  private static Map<String, Object> dataPackage(Subject subject) {
    Policy policy = subject.policy();
    List<Map<String, Object>> resources = new ArrayList<>();
    for (Sheet sheet : subject.sheets()) {
      resources.add(resource(sheet, "csv", "text/csv"));
      resources.add(resource(sheet, "parquet", "application/vnd.apache.parquet"));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("profile", "data-package");
    data.put("name", slug(policy.policy()) + "-" + subject.release());
    data.put("title", policy.title());
    data.put("description", subject.name() + ", as of " + subject.asOf() + ". Read codebook.md.");
    data.put("version", policy.version() + "." + subject.release() + ".0");
    data.put("created", subject.asOf() + "T00:00:00Z");
    data.put(
        "contributors",
        policy.creators().stream().map(name -> Map.of("title", name, "role", "author")).toList());
    data.put("resources", resources);
    return data;
  }

  private static Map<String, Object> resource(Sheet sheet, String format, String type) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (Field field : sheet.fields()) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("name", field.name());
      described.put("type", field.type().equals("INTEGER") ? "integer" : "string");
      described.put("description", field.meaning());
      if (!field.codes().isEmpty()) {
        described.put("constraints", Map.of("enum", field.codes()));
      }
      described.put("waymark_use", field.use().name());
      fields.add(described);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("fields", fields);
    schema.put("missingValues", List.of(""));
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", sheet.name() + (format.equals("csv") ? "" : "-" + format));
    resource.put("path", sheet.name() + "." + format);
    resource.put("format", format);
    resource.put("mediatype", type);
    resource.put("encoding", "utf-8");
    resource.put("profile", format.equals("csv") ? "tabular-data-resource" : "data-resource");
    resource.put("waymark_sheet", sheet.name());
    resource.put("waymark_grain", sheet.grain());
    resource.put("schema", schema);
    return resource;
  }

  private static String codebook(Subject subject) {
    StringBuilder page = new StringBuilder();
    page.append("# %s: %s%n".formatted(subject.name(), subject.policy().title()));
    page.append(
        "%nAs of %s, by policy %s version %d. Each file is there as Parquet and as CSV. The files cannot be joined: each has ids of its own, on purpose.%n"
            .formatted(subject.asOf(), subject.policy().policy(), subject.policy().version()));
    for (Sheet sheet : subject.sheets()) {
      page.append(
          "%n## %s%n%nA row for each %s.%n%n| column | meaning | codes |%n|---|---|---|%n"
              .formatted(sheet.name(), sheet.grain()));
      for (Field field : sheet.fields()) {
        page.append(
            "| `%s` | %s%s | %s |%n"
                .formatted(
                    field.name(),
                    field.meaning(),
                    field.use() == Field.Use.MONTHLY ? " Empty: taken out, not nothing." : "",
                    field.codes().stream().map("`%s`"::formatted).collect(joining(", "))));
      }
    }
    page.append(
        "%n`any`: the policy tells nothing here. `not_recorded`: nobody wrote it down. An empty cell was taken out because few people share what it said; it is not zero, and it is not missing at random.%n"
            .formatted());
    return page.toString();
  }

  private static String citation(Subject subject) {
    return """
    cff-version: 1.2.0
    type: dataset
    message: "If you use these data, cite them so."
    title: "%s"
    version: "%d.%d.0"
    date-released: %s
    authors:
    %s
    contact:
      - name: "%s"
    """
        .formatted(
            quoted(subject.policy().title()),
            subject.policy().version(),
            subject.release(),
            subject.asOf(),
            subject.policy().creators().stream()
                .map(name -> "  - name: \"" + quoted(name) + "\"")
                .collect(joining("\n")),
            quoted(subject.policy().contact()));
  }

  private static String methods(Subject subject) {
    Policy policy = subject.policy();
    if (subject.release() == 0) {
      return "# Methods\n\n"
          + "Every value is drawn at random from the codes of its column, each as likely,"
          + " independently: nothing in these files says anything about anybody. They are"
          + " for writing code.\n";
    }
    Policy.Panel panel = policy.panel();
    String months =
        panel == null
            ? ""
            : " In the panel, values of months were blanked until any one, two, ... months that are still told are shared by %s people."
                .formatted(panel.knownMonths());
    return String.format(
        Locale.ROOT,
        "# Methods%n%nThe data are of people in peer-support programs whose consent to research was"
            + " live when the release was made (%s) and who are 18 or older. A random %.0f %% of"
            + " them was drawn with a key that was not kept. Attributes were recoded globally, to"
            + " the levels that the policy %s (version %d) names, and people whose class has fewer"
            + " than %d people, or in whose class more than %.0f %% share one sensitive value, were"
            + " left out altogether.%s Of goals, only combinations of values are told that %d or"
            + " more different people have, none of them in more than half of the rows. Ids and the"
            + " order of rows are keyed hashes and mean nothing. privacy.html says how many were"
            + " left out, and how far the release's numbers are from those of all who"
            + " consented.%n%nPeople were left out because few are like them, so small groups are"
            + " fewer here than they are; do not weight back without thinking of that.%n",
        subject.asOf(),
        100 * policy.sample(),
        policy.policy(),
        policy.version(),
        policy.fewestPeople(),
        100 * policy.mostOfOneValue(),
        months,
        policy.fewestPeople());
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
