package org.waymark.reports.publication;

/** What has one grain. */
record ProgramYear(String programId, int year) {}
