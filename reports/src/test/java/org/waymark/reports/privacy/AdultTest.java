package org.waymark.reports.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The values that ARX publishes for the Adult set with nine quasi-identifiers. */
class AdultTest {

  private static final Offset<Double> EXACT = within(1e-9);
  private static final int K_OF_FEW = 2;
  private static final int K = 5;

  private static Records adult = new Records(List.of(), List.of());
  private static Lattice lattice = new Lattice(adult);

  @BeforeAll
  static void readAll() {
    List<List<String>> lines = read("adult");
    adult =
        new Records(
            lines.get(0).stream()
                .map(name -> new Hierarchy(name, read("adult_hierarchy_" + name)))
                .toList(),
            lines.subList(1, lines.size()));
    lattice = new Lattice(adult);
  }

  @Test
  void peopleAsTheyAre() {
    Classes<List<String>> raw = Classes.of(adult.rows());
    assertThat(raw.count()).isEqualTo(19_502);
    assertThat(raw.averageProsecutorRisk()).isCloseTo(0.6465751607983555, EXACT);
    assertThat(raw.uniqueness()).isCloseTo(0.5142895033485844, EXACT);
  }

  @Test
  void everyRecodingIsLookedAt() {
    assertThat(lattice.size()).isEqualTo(12_960);
  }

  @Test
  void twoAlikeWithoutSuppression() {
    Quality best = best(new Requirement(K_OF_FEW, 0), Quality.BY_RANK);
    Classes<List<String>> classes = adult.classes(best.node());
    assertThat(best.classes()).isEqualTo(58);
    assertThat(classes.count()).isEqualTo(58);
    assertThat(classes.averageProsecutorRisk()).isCloseTo(0.001922949406538028, EXACT);
    assertThat(classes.smallest()).isGreaterThanOrEqualTo(K_OF_FEW);
  }

  @Test
  void fiveAlikeWithSuppressionOfAnybody() {
    Quality best = best(new Requirement(K, 1), Quality.BY_GEOMETRIC_MEAN);
    assertThat(best.node()).hasToString("{0,3,0,0,2,1,1,1,0}");
    assertThat(best.geometricLoss()).isCloseTo(0.22041192847984292, EXACT);
  }

  @Test
  void fiveAlikeWithSuppressionOfOneInTwentyFive() {
    Quality best = best(new Requirement(K, 0.04), Quality.BY_GEOMETRIC_MEAN);
    assertThat(best.node()).hasToString("{0,3,0,1,1,1,1,2,0}");
    assertThat(best.geometricLoss()).isCloseTo(0.26611081915757495, EXACT);
  }

  private static Quality best(Requirement requirement, Comparator<Quality> better) {
    return lattice.best(requirement, better).orElseThrow();
  }

  private static List<List<String>> read(String name) {
    String path = "adult/" + name + ".csv.gz";
    try (InputStream packed =
            Objects.requireNonNull(AdultTest.class.getResourceAsStream(path), path);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> List.of(line.split(";", -1)))
          .collect(Collectors.toUnmodifiableList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
