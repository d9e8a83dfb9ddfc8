package org.waymark.reports.pages.figure;

/** A place on a drawing, from its left upper corner, in the drawing's own units. */
record Place(double x, double y) {}
