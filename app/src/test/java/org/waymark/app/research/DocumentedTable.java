package org.waymark.app.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of a page in docs, between two marks, which is made anew with golden.refresh. */
record DocumentedTable(Path page, String begin, String end) {

  static DocumentedTable of(String page, String name) {
    return new DocumentedTable(
        Path.of("..", "docs", page), "<!-- " + name + " -->\n", "<!-- end of " + name + " -->\n");
  }

  void requireOrRefresh(String head, List<String> rows) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    String table = head + "\n" + String.join("\n", rows) + "\n";
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(page, text.substring(0, from) + table + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).isEqualTo(table);
  }
}
