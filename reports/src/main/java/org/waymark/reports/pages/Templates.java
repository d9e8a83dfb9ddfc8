package org.waymark.reports.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates, which are classes since the build. */
public final class Templates {

  private static final String PACKAGE = "org.waymark.reports.pages.template";
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE);

  private Templates() {}

  /**
   * A page.
   *
   * @param name of the template without its ending
   * @param values its parameters, by name
   */
  public static String render(String name, Map<String, Object> values) {
    StringOutput html = new StringOutput();
    ENGINE.render(name + ".jte", values, html);
    return html.toString();
  }
}
