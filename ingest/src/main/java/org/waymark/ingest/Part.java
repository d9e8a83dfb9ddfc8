package org.waymark.ingest;

/**
 * A source of rejects: rejects count them from 1 in the order of reading, and hold no name.
 *
 * @param file which of the files, from 1
 * @param sheet which sheet of the workbook, from 1; 0 when the file is one of lines
 */
public record Part(int file, int sheet) {}
