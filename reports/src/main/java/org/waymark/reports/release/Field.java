package org.waymark.reports.release;

import java.util.List;

/**
 * A column of a released file.
 *
 * @param name as the files spell it
 * @param use what somebody could do with it
 * @param meaning in a sentence
 * @param codes that it can have; none where it is a number or an id
 */
record Field(String name, Use use, String meaning, List<String> codes) {

  /** What somebody could do with a column. */
  enum Use {
    /** The id of a person in this file and in no other. */
    ID,
    /** Somebody could know it of a person: by these, classes are made. */
    KNOWN,
    /** What nobody should learn of a person. */
    SENSITIVE,
    /** The relative month of a row. */
    MONTH,
    /** Somebody could know it of one month of a person. */
    MONTHLY,
    /** By what numbers of many people are told apart. */
    GROUP,
    /** A number of many people. */
    TOTAL
  }

  Field {
    codes = List.copyOf(codes);
  }

  /** Its type in Parquet and SQL. */
  String type() {
    return use == Use.MONTH || use == Use.TOTAL ? "INTEGER" : "VARCHAR";
  }
}
