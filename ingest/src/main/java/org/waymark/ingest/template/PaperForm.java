package org.waymark.ingest.template;

import java.util.List;
import java.util.Map;
import org.waymark.ingest.mapping.Workbook;
import org.waymark.ingest.mapping.Workbook.Column;

/**
 * The same twelve fields on paper: a page of HTML by itself, in black and white, that fits A4 and
 * Letter. Each sheet of the workbook is a page of some blocks, each block a row with its number.
 */
public final class PaperForm {

  private static final Map<String, Integer> BLOCKS =
      Map.of("Sessions", 4, "Goals", 2, "Choices", 3);

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Waymark on paper</title>
      <style>
      @page { size: auto; margin: 12mm; }
      body { font: 10.5pt/1.35 sans-serif; color: #000; background: #fff; max-width: 186mm; margin: auto; }
      h1, h2 { font-size: 15pt; margin: 0 0 2mm; }
      h1 { position: absolute; left: -99em; }
      section { break-after: page; }
      section:last-child { break-after: auto; }
      fieldset { border: 1px solid #000; margin: 0 0 4mm; padding: 2mm 3mm; break-inside: avoid; }
      legend { font-weight: bold; padding: 0 1mm; }
      .line { display: inline-block; min-width: 34mm; border-bottom: 1px solid #000; height: 6mm; }
      .field { margin: 1mm 0; }
      .name { font-weight: bold; margin-right: 2mm; }
      .box { display: inline-block; width: 3.2mm; height: 3.2mm; border: 1px solid #000; margin: 0 1mm 0 3mm; }
      .word { white-space: nowrap; }
      p { margin: 0 0 3mm; }
      </style>
      </head>
      <body>
      <main>
      <h1>Waymark on paper</h1>
      """;

  private PaperForm() {}

  /** The page. */
  public static String html() {
    StringBuilder html = new StringBuilder(HEAD);
    Workbook.sheets().forEach((name, columns) -> section(name, columns, html));
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void section(String name, List<Column> columns, StringBuilder html) {
    html.append("<section>\n<h2>").append(escape(name)).append("</h2>\n");
    html.append(
        "<p>Write the client number, never a name. What is not known stays blank."
            + " Program: <span class=\"line\"></span></p>\n");
    for (int i = 0; i < BLOCKS.getOrDefault(name, 2); i++) {
      html.append("<fieldset>\n<legend>No. <span class=\"line\"></span></legend>\n");
      columns.stream().skip(1).forEach(column -> field(column, html));
      html.append("</fieldset>\n");
    }
    html.append("</section>\n");
  }

  private static void field(Column column, StringBuilder html) {
    html.append("<div class=\"field\"><span class=\"name\">")
        .append(escape(column.name()))
        .append("</span>");
    if (column.words().isEmpty()) {
      html.append("<span class=\"line\"></span>");
    }
    for (String word : column.words()) {
      html.append("<span class=\"word\"><span class=\"box\"></span>")
          .append(escape(word))
          .append("</span> ");
    }
    html.append("</div>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
