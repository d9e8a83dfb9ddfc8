package org.waymark.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.access.Looks.Look;
import org.waymark.app.access.Looks.Page;

class LooksTest {

  @TempDir Path directory;

  private static Look look(int number) {
    return new Look("2025-01-01T00:00:00Z", "Zoë", "manager", "/reports/trust?n=" + number, 200);
  }

  @Test
  void isEmptyBeforeTheFirst() {
    assertThat(new Looks(directory.resolve("looks.jsonl")).newest(OptionalLong.empty()))
        .isEqualTo(new Page(List.of(), OptionalLong.empty()));
  }

  @Test
  void givesEachLookOnceOverAllPagesTheNewestFirst() {
    Looks looks = new Looks(directory.resolve("looks.jsonl"));
    IntStream.range(0, 500).forEach(number -> looks.add(look(number)));

    List<Look> read = new ArrayList<>();
    OptionalLong before = OptionalLong.empty();
    int pages = 0;
    do {
      Page page = looks.newest(before);
      read.addAll(page.newestFirst());
      before = page.before();
      pages++;
    } while (before.isPresent());

    assertThat(pages).isGreaterThan(2);
    assertThat(read)
        .isEqualTo(IntStream.range(0, 500).mapToObj(number -> look(499 - number)).toList());
  }
}
