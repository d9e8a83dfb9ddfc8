package org.waymark.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.ingest.fhir.ResourceCounts.Line;

/** HAPI reads the same files, knows nothing of our reader, and has to find the same in them. */
class FhirWitnessTest {

  private static final FhirContext HAPI = FhirContext.forR4();
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String BEGIN = "<!-- made of the examples by FhirWitnessTest -->\n";
  private static final String END = "<!-- to here -->";

  @TempDir private Path directory;
  private Fhir fhir;

  @BeforeEach
  void open() throws IOException {
    fhir = new Fhir(directory);
  }

  @AfterEach
  void close() {
    fhir.close();
  }

  private static Resource parse(Path file) throws IOException {
    String text = Files.readString(file).replace(BYTE_ORDER_MARK, "");
    return (Resource) HAPI.newJsonParser().parseResource(text);
  }

  private static void count(Resource resource, Map<String, Long> counts) {
    if (resource instanceof Bundle bundle) {
      bundle.getEntry().forEach(entry -> count(entry.getResource(), counts));
      return;
    }
    counts.merge(resource.fhirType(), 1L, Long::sum);
    if (resource instanceof org.hl7.fhir.r4.model.DomainResource outer) {
      outer.getContained().stream()
          .filter(inner -> inner instanceof Goal)
          .forEach(inner -> counts.merge("Goal within another", 1L, Long::sum));
    }
  }

  private static Map<String, Long> read(ImportResult result) {
    Map<String, Long> read = new TreeMap<>();
    result.resources().lines().forEach(line -> read.put(line.type(), line.read()));
    return read;
  }

  private ImportResult examples() throws IOException {
    List<org.waymark.ingest.source.Source> sources = new ArrayList<>();
    for (Path file : Fhir.examples()) {
      sources.add(Fhir.source(Files.readAllBytes(file)));
    }
    return fhir.run(Optional.empty(), sources);
  }

  @Test
  void findsInTheExamplesTheResourcesThatHapiFinds() throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    for (Path file : Fhir.examples()) {
      count(parse(file), expected);
    }

    assertThat(read(examples())).isEqualTo(expected);
  }

  @Test
  void saysOfEveryExampleWhatBecameOfIt() throws IOException {
    ImportResult result = examples();
    StringBuilder table =
        new StringBuilder("| resource | read | mapped | left out | refused | why |\n");
    table.append("|---|---|---|---|---|---|\n");
    for (Line line : result.resources().lines()) {
      assertThat(line.read()).isEqualTo(line.mapped() + line.leftOut() + line.refused());
      List<String> why = new ArrayList<>();
      line.why().forEach((words, count) -> why.add(count + " " + words));
      table.append(
          "| %s | %d | %d | %d | %d | %s |%n"
              .formatted(
                  line.type(),
                  line.read(),
                  line.mapped(),
                  line.leftOut(),
                  line.refused(),
                  String.join("; ", why)));
    }
    Path page = Path.of("../docs/sources.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(page, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
      return;
    }
    assertThat(text.substring(begin, text.indexOf(END))).isEqualTo(table.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mapsOfAMadeUpBundleWhatHapisModelSaysCanBeMapped(long seed) throws IOException {
    Random random = new Random(seed);
    Bundle bundle = new Bundle().setType(BundleType.values()[random.nextInt(5)]);
    for (int i = 0; i < 400; i++) {
      bundle.addEntry().setResource(some(i, random));
    }
    String json =
        HAPI.newJsonParser().setPrettyPrint(random.nextBoolean()).encodeResourceToString(bundle);
    ImportResult result = fhir.run(Optional.empty(), List.of(Fhir.source(json.getBytes(UTF_8))));

    Map<String, Long> expected = new TreeMap<>();
    count(bundle, expected);
    assertThat(read(result)).isEqualTo(expected);
    assertThat(mapped(result, "Encounter"))
        .isEqualTo(all(bundle, Encounter.class).filter(FhirWitnessTest::isSession).count());
    assertThat(mapped(result, "Goal"))
        .isEqualTo(all(bundle, Goal.class).filter(goal -> isDated(goal, bundle)).count());
    assertThat(mapped(result, "Patient"))
        .isEqualTo(all(bundle, Patient.class).filter(Patient::hasGender).count());
  }

  @Test
  void findsTheSameWhetherLinesOrABundle() throws IOException {
    Random random = new Random(4);
    StringBuilder lines = new StringBuilder();
    Map<String, Long> expected = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      Resource resource = some(i, random);
      count(resource, expected);
      lines.append(HAPI.newJsonParser().encodeResourceToString(resource)).append("\r\n");
    }
    ImportResult result =
        fhir.run(Optional.empty(), List.of(Fhir.source(lines.toString().getBytes(UTF_8))));

    assertThat(read(result)).isEqualTo(expected);
  }

  private static long mapped(ImportResult result, String type) {
    return result.resources().lines().stream()
        .filter(line -> line.type().equals(type))
        .mapToLong(Line::mapped)
        .sum();
  }

  private static <T extends Resource> java.util.stream.Stream<T> all(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static boolean isSession(Encounter encounter) {
    return encounter.getStatus() == EncounterStatus.FINISHED
        && encounter.getClass_().getCode().equals("AMB")
        && encounter.getPeriod().hasStart();
  }

  private static boolean isDated(Goal goal, Bundle bundle) {
    boolean cited =
        all(bundle, CarePlan.class)
            .filter(plan -> plan.getPeriod().hasStart())
            .flatMap(plan -> plan.getGoal().stream())
            .anyMatch(
                cites -> cites.getReference().equals("Goal/" + goal.getIdElement().getIdPart()));
    return goal.hasStartDateType() || goal.hasStatusDate() || cited;
  }

  private static Resource some(int number, Random random) {
    Reference person = new Reference("Patient/p" + random.nextInt(20));
    Resource resource =
        switch (random.nextInt(5)) {
          case 0 -> encounter(person, random);
          case 1 -> goal(person, random);
          case 2 -> plan(person, number, random);
          case 3 ->
              random.nextBoolean()
                  ? new Patient()
                      .setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.OTHER)
                  : new Patient();
          default -> new Condition().setSubject(person);
        };
    resource.setId("r" + number);
    return resource;
  }

  private static Date day(Random random) {
    return Date.from(
        java.time.Instant.parse("2024-06-01T12:00:00Z").plusSeconds(86_400L * random.nextInt(300)));
  }

  private static Encounter encounter(Reference person, Random random) {
    EncounterStatus status =
        random.nextInt(3) > 0 ? EncounterStatus.FINISHED : EncounterStatus.PLANNED;
    Encounter encounter =
        new Encounter()
            .setStatus(status)
            .setClass_(new Coding().setCode(random.nextInt(4) > 0 ? "AMB" : "EMER"))
            .setSubject(person);
    if (random.nextInt(4) > 0) {
      encounter.getPeriod().setStart(day(random));
    }
    return encounter;
  }

  private static Goal goal(Reference person, Random random) {
    Goal goal =
        new Goal()
            .setLifecycleStatus(
                GoalLifecycleStatus.values()[
                    random.nextInt(GoalLifecycleStatus.ENTEREDINERROR.ordinal())])
            .setSubject(person);
    if (random.nextInt(3) == 0) {
      goal.setStart(new DateType("2024-07-01"));
    }
    if (random.nextInt(3) == 0) {
      goal.setStatusDate(day(random));
    }
    return goal;
  }

  private static CarePlan plan(Reference person, int number, Random random) {
    CarePlan plan = new CarePlan().setSubject(person);
    for (int i = 0; i < 4; i++) {
      plan.addGoal(new Reference("Goal/r" + Math.max(0, number - 20 + random.nextInt(40))));
    }
    if (random.nextBoolean()) {
      plan.getPeriod().setStart(day(random));
    }
    return plan;
  }
}
