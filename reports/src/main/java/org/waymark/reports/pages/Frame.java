package org.waymark.reports.pages;

import java.util.List;
import java.util.Set;

/**
 * What stands around a page.
 *
 * @param title of the page
 * @param path of the page, which marks its place in the navigation
 */
public record Frame(String title, String path, Visitor visitor, Texts texts) {

  private static final List<Place> PLACES =
      List.of(
          new Place("/", "nav.overview", Set.of(Role.ENGINEER, Role.MANAGER, Role.OFFICER)),
          new Place("/reports", "nav.reports", Set.of(Role.ENGINEER, Role.MANAGER, Role.OFFICER)),
          new Place("/board", "nav.board", Set.of(Role.ENGINEER, Role.MANAGER, Role.OFFICER)),
          new Place("/research", "nav.research", Set.of(Role.ENGINEER, Role.RESEARCHER)),
          new Place("/upload", "nav.upload", Set.of(Role.ENGINEER, Role.MANAGER)),
          new Place("/status", "nav.status", Set.of(Role.ENGINEER, Role.MANAGER, Role.OFFICER)),
          new Place("/looks", "nav.looks", Set.of(Role.ENGINEER, Role.OFFICER)));

  /** The frame of a page for whoever asked for it. */
  public static Frame of(Request request, String title) {
    return new Frame(title, request.path(), request.visitor(), new Texts(request.locale()));
  }

  /**
   * A place of the navigation.
   *
   * @param label a key of {@link Texts}
   * @param roles that have it
   */
  public record Place(String path, String label, Set<Role> roles) {}

  /** The places that the visitor has; somebody of whom nothing is known has none. */
  public List<Place> places() {
    if (visitor.role() == Role.RESEARCHER && visitor.name().isEmpty()) {
      return List.of();
    }
    return PLACES.stream().filter(place -> place.roles().contains(visitor.role())).toList();
  }

  /** Whether the page is at a place or below it. */
  public boolean isAt(Place place) {
    return path.equals(place.path())
        || (place.path().length() > 1 && path.startsWith(place.path() + "/"));
  }
}
