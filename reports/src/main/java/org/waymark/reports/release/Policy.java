package org.waymark.reports.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a release may tell: a file under version control, which the officer reads before the data.
 *
 * @param policy its name
 * @param version counts up with every change
 * @param title of the data set
 * @param creators who answers for it
 * @param contact where to write
 * @param sample the share of people that a release draws, 0.5 to 0.95
 * @param fewestPeople in a class, 11 or more
 * @param mostOfOneValue the greatest share of one sensitive value in a class, at most 0.8
 * @param mostSuppressed the greatest share of the sampled that may be left out of a file
 * @param restDays how long after the last release nothing is released of the same people
 * @param mostEvidence how many times likelier a release may make it that somebody left since an
 *     earlier one
 * @param programGroups types of programs that stand together at level 1
 * @param people levels by attribute; null for no such file
 * @param panel of the panel; null for no such file
 * @param goals levels by attribute; null for no such file
 * @param tables of the table with noise; null for no such file
 */
public record Policy(
    String policy,
    int version,
    String title,
    List<String> creators,
    String contact,
    double sample,
    int fewestPeople,
    double mostOfOneValue,
    double mostSuppressed,
    int restDays,
    double mostEvidence,
    Map<String, String> programGroups,
    @Nullable Map<String, Integer> people,
    @Nullable Panel panel,
    @Nullable Map<String, Integer> goals,
    @Nullable Tables tables) {

  private static final String SAMPLE = "policy.json";
  private static final int FEWEST_EVER = 11;
  private static final int MOST_MONTHS = 24;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * Of the panel.
   *
   * @param entryYear of the cohort: later than in every earlier release
   * @param months that are told of, from the month of entry
   * @param knownMonths the fewest people who share what somebody knows of one month, of two, and so
   *     on
   * @param levels by attribute
   */
  public record Panel(
      int entryYear, int months, List<Integer> knownMonths, Map<String, Integer> levels) {

    /** Keeps copies, and checks. */
    public Panel {
      require(entryYear >= 2000, "panel.entry_year is a year from 2000 on");
      require(months >= 1 && months <= MOST_MONTHS, "panel.months is from 1 to " + MOST_MONTHS);
      require(
          knownMonths != null && !knownMonths.isEmpty() && knownMonths.size() <= 3,
          "panel.known_months has one to three numbers");
      require(
          levels != null && knownMonths.get(0) >= FEWEST_EVER,
          "panel.levels is there, and panel.known_months begins with 11 or more");
      require(
          knownMonths.stream().allMatch(people -> people >= 2),
          "panel.known_months are each 2 or more");
      knownMonths = List.copyOf(knownMonths);
      levels = Map.copyOf(levels);
    }
  }

  /**
   * Of the table with noise.
   *
   * @param epsilonThousandths what it costs of the budget: less is more noise
   * @param quarters that have ended, the newest last
   * @param mostCells in how many cells a person counts at most
   */
  public record Tables(int epsilonThousandths, int quarters, int mostCells) {

    /** Checks. */
    public Tables {
      require(
          epsilonThousandths >= 1 && epsilonThousandths <= 10_000,
          "tables.epsilon_thousandths is from 1 to 10000");
      require(quarters >= 1 && quarters <= 40, "tables.quarters is from 1 to 40");
      require(mostCells >= 1 && mostCells <= 40, "tables.most_cells is from 1 to 40");
    }
  }

  /** Keeps copies, and checks. */
  public Policy {
    require(
        isText(policy) && isText(title) && isText(contact), "policy, title and contact are texts");
    require(creators != null && !creators.isEmpty(), "creators are one or more");
    require(version >= 1, "version is 1 or more");
    require(sample >= 0.5 && sample <= 0.95, "sample is from 0.5 to 0.95");
    require(fewestPeople >= FEWEST_EVER, "fewest_people is 11 or more");
    require(mostOfOneValue > 0 && mostOfOneValue <= 0.8, "most_of_one_value is at most 0.8");
    require(mostSuppressed >= 0 && mostSuppressed <= 1, "most_suppressed is from 0 to 1");
    require(restDays >= 1 && mostEvidence > 1, "rest_days is 1 or more, most_evidence above 1");
    require(people != null || panel != null || goals != null, "people, panel or goals is there");
    creators = List.copyOf(creators);
    programGroups = programGroups == null ? Map.of() : Map.copyOf(programGroups);
  }

  /** A policy to begin with, in which comments say what to choose. */
  public static String example() {
    try (InputStream in =
        Objects.requireNonNull(Policy.class.getResourceAsStream(SAMPLE), SAMPLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SAMPLE, e);
    }
  }

  /**
   * Reads a file of JSON, in which comments may stand.
   *
   * @throws ReleaseException when it cannot be read, or breaks a rule
   */
  public static Policy read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new ReleaseException("cannot read the policy " + file, e);
    }
  }

  /**
   * The same of a text.
   *
   * @throws ReleaseException when it is no policy
   */
  public static Policy parse(String json) {
    try {
      return JSON.readValue(json, Policy.class);
    } catch (JsonProcessingException e) {
      Throwable rule = e.getCause();
      throw new ReleaseException(
          "this is no policy: "
              + (rule instanceof IllegalArgumentException
                  ? rule.getMessage()
                  : e.getOriginalMessage())
              + ";  waymark release policy  prints one to begin with",
          e);
    }
  }

  /** The same with other levels. */
  Policy with(UnaryOperator<Map<String, Integer>> levels) {
    return new Policy(
        policy,
        version,
        title,
        creators,
        contact,
        sample,
        fewestPeople,
        mostOfOneValue,
        mostSuppressed,
        restDays,
        mostEvidence,
        programGroups,
        people == null ? null : levels.apply(people),
        panel == null
            ? null
            : new Panel(
                panel.entryYear(),
                panel.months(),
                panel.knownMonths(),
                levels.apply(panel.levels())),
        goals == null ? null : levels.apply(goals),
        tables);
  }

  /** As {@link #parse} reads it. */
  String write() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a policy cannot be written", e);
    }
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
