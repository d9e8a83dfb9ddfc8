package org.waymark.reports.statistics.chart;

import java.util.Optional;

/**
 * A point on its chart.
 *
 * @param point of the series
 * @param limits there; nothing where the chart has none
 * @param mark what it shows; nothing of a gap, and where there are no limits
 * @param judgement what that means
 */
public record Plotted(
    Point point, Optional<Limits> limits, Optional<Mark> mark, Judgement judgement) {}
