package org.waymark.ingest.template;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.waymark.ingest.mapping.Workbook.Column;

/** Writes the workbook of twelve fields as a file of Excel, with drop-down lists. */
public final class WorkbookFile {

  private static final int ROWS = 1000;
  private static final int LISTS_COLUMN_WIDTH = 26;
  private static final double WIDE = 100;
  private static final String LISTS = "Lists";

  private static final List<String> EXPLANATION =
      List.of(
          "This workbook is for a program that keeps its records by hand. It has twelve fields on three"
              + " sheets.",
          "Sessions: one line for each person each time. A group is one line for each person who was"
              + " there.",
          "Goals: one line for each goal. Come back to it: when it starts, when the person says how far"
              + " it is, when it ends.",
          "Choices: one line each time something was chosen: who decided, and did the person get what"
              + " they wanted.",
          "Client number: the number that you use for the person. Never write a name, a birth date or a"
              + " telephone number here.",
          "Leave the numbers in the first column as they are: by them a line is known again when you"
              + " change it.",
          "What you do not know, leave blank or choose Not known. That is always better than a guess.",
          "To change something, change it here and bring the whole workbook again: it is corrected, not"
              + " counted twice.",
          "Level: -2 much less than hoped, -1 less, 0 as hoped, 1 more, 2 much more. The person says it,"
              + " not you.");

  private WorkbookFile() {}

  /**
   * Writes it.
   *
   * @param program whose it is; empty when its id is still to be written in
   */
  public static void write(String program, OutputStream out) throws IOException {
    try (Workbook book = new Workbook(out, "Waymark", "1.0")) {
      start(book.newWorksheet(org.waymark.ingest.mapping.Workbook.START), program);
      Map<String, List<Column>> sheets = org.waymark.ingest.mapping.Workbook.sheets();
      List<Worksheet> rows = new ArrayList<>();
      sheets.keySet().forEach(name -> rows.add(book.newWorksheet(name)));
      Worksheet lists = book.newWorksheet(LISTS);
      lists.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
      int list = 0;
      int sheet = 0;
      for (List<Column> columns : sheets.values()) {
        list = rows(rows.get(sheet++), columns, lists, list);
      }
    }
  }

  private static void start(Worksheet sheet, String program) {
    sheet.width(0, 22);
    sheet.width(1, WIDE);
    sheet.value(0, 0, "Waymark");
    sheet.value(0, 1, "Sessions, goals and choices in peer support");
    sheet.style(0, 0).bold().fontSize(16).set();
    sheet.style(0, 1).bold().set();
    sheet.value(2, 0, "Program");
    sheet.style(2, 0).bold().set();
    sheet.value(2, 1, program);
    sheet.style(2, 1).borderStyle("thin").set();
    sheet.value(3, 1, "The id of your program, as whoever runs Waymark has entered it.");
    for (int i = 0; i < EXPLANATION.size(); i++) {
      sheet.value(5 + i, 1, EXPLANATION.get(i));
      sheet.style(5 + i, 1).wrapText(true).set();
    }
  }

  /** Returns the next column of the sheet of lists that is free. */
  private static int rows(Worksheet sheet, List<Column> columns, Worksheet lists, int firstList) {
    int list = firstList;
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      sheet.value(0, c, column.name());
      sheet.style(0, c).bold().wrapText(true).borderStyle("thin").set();
      sheet.width(c, c == 0 ? 7 : column.isDate() ? 14 : LISTS_COLUMN_WIDTH);
      if (column.isDate()) {
        sheet.range(1, c, ROWS, c).style().format("yyyy-mm-dd").set();
      }
      if (!column.words().isEmpty()) {
        choices(sheet, c, lists, new Words(column.words(), list++));
      }
    }
    for (int row = 1; row <= ROWS; row++) {
      sheet.value(row, 0, row);
    }
    sheet.freezePane(2, 1);
    return list;
  }

  private record Words(List<String> words, int column) {}

  private static void choices(Worksheet sheet, int column, Worksheet lists, Words words) {
    for (int i = 0; i < words.words().size(); i++) {
      lists.value(i, words.column(), words.words().get(i));
    }
    sheet
        .range(1, column, ROWS, column)
        .validateWithList(lists.range(0, words.column(), words.words().size() - 1, words.column()))
        .allowBlank(true)
        .errorStyle(DataValidationErrorStyle.STOP)
        .errorTitle("Not in the list")
        .error("Choose from the list, or leave it blank.")
        .showErrorMessage(true);
  }
}
