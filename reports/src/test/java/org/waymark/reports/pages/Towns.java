package org.waymark.reports.pages;

import java.nio.file.Path;
import java.util.List;
import org.waymark.reports.publication.Shelf;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/** A publication with every indicator of one program, and six programs side by side. */
final class Towns {

  private static final List<String> OTHERS =
      List.of("anchor", "bridge", "canyon", "summit", "tide");

  private Towns() {}

  static Shelf shelf(Path directory) {
    Shelf shelf = new Shelf(directory).program("harbor", "Harbor & <b>House");
    for (Indicator indicator : Catalogue.ALL) {
      shelf.months("harbor", indicator.id(), "2025-01", "12/21 too_few 17/23").provisional();
    }
    shelf
        .part("harbor", "S1", "joint", "5/21 too_few 6/23")
        .part("harbor", "S3", "pending", "2/21 withheld 3/23")
        .part("harbor", "S3", "capacity", "11/14 withheld 13/19")
        .part("harbor", "S4", "required", "4/21 too_few 5/23")
        .part("harbor", "O2", "of those rated", "4/21 too_few 5/23")
        .part("harbor", "D3", "decided_by", "4/21 no_events 5/23");
    int shown = 40;
    for (String program : OTHERS) {
      String name = Character.toUpperCase(program.charAt(0)) + program.substring(1) + " Peers";
      shelf.program(program, name).months(program, "S3", "2025-01", shown + "/97 45/97 too_few");
      shown += 5;
    }
    return shelf;
  }
}
