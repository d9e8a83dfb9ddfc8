package org.waymark.reports.pages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Asks a site as a browser does, and reads what it answers. */
record Asked(Site site, Visitor visitor) {

  static Asked engineer(Site site) {
    return new Asked(site, new Visitor(Optional.empty(), Role.ENGINEER, Set.of(), "secret"));
  }

  static Asked as(Site site, Role role, String... programs) {
    return new Asked(site, new Visitor(Optional.of("Jo"), role, Set.of(programs), "secret"));
  }

  Answer get(String address) {
    String[] parts = address.split("\\?", 2);
    Map<String, String> query = new LinkedHashMap<>();
    Stream.of(parts)
        .skip(1)
        .flatMap(pairs -> Stream.of(pairs.split("&")))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return site.answer(new Request(parts[0], query, visitor, Locale.UK));
  }

  String text(String address) {
    return new String(get(address).body(), StandardCharsets.UTF_8);
  }

  Document page(String address) {
    return Jsoup.parse(text(address));
  }

  /** The first of such elements on a page. */
  Element first(String kind, String address) {
    return page(address).select(kind).get(0);
  }

  /** The rows of a page's table, values by column, as the command line spells them. */
  static List<Map<String, String>> rows(Element table) {
    List<String> columns =
        table.select("thead th").stream().map(head -> head.attr("data-column")).toList();
    return table.select("tbody tr").stream().map(row -> row(row, columns)).toList();
  }

  private static Map<String, String> row(Element row, List<String> columns) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Element cell = row.child(i);
      Element data = cell.selectFirst("data");
      values.put(columns.get(i), data == null ? cell.text() : data.attr("value"));
    }
    return values;
  }
}
