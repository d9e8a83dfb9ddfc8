package org.waymark.reports.pages.view;

import org.waymark.reports.pages.figure.Key;
import org.waymark.reports.statistics.chart.Judgement;

/**
 * A sign of a chart with its meaning.
 *
 * @param figure SVG that says nothing itself
 */
public record Sign(String figure, String words) {

  static Sign of(Judgement judgement, String words) {
    return new Sign(Key.of(judgement), words);
  }
}
