package org.waymark.ingest.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.fhir.Found.Broken;
import org.waymark.ingest.fhir.Found.Deleted;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.fhir.Outcome.Not;
import org.waymark.ingest.mapping.Context;
import org.waymark.ingest.mapping.Earlier;
import org.waymark.ingest.mapping.RowDraft;

/**
 * The resources of a file as rows of drafts, as they are asked for. What becomes no row is only
 * counted.
 */
public final class FhirDrafts implements Iterator<RowDraft> {

  private final FhirFile resources;
  private final int file;
  private final Index index;
  private final Mappings mappings;
  private final Drafting drafting;
  private final ResourceCount count;
  private final Deque<RowDraft> ready = new ArrayDeque<>();

  /**
   * Drafts of one file.
   *
   * @param file which of the import's, from 1, as the index numbered it
   * @param in the file, which the caller closes
   * @param about what the drafts lean on, and where they are counted
   */
  public FhirDrafts(int file, InputStream in, About about) throws IOException {
    this.resources = new FhirFile(in);
    this.file = file;
    this.index = about.index();
    this.drafting = new Drafting(about.context());
    this.mappings = new Mappings(index, index.year(about.context().now()));
    this.count = about.count();
  }

  /** What the drafts of all files of an import share. */
  public record About(Context context, Index index, ResourceCount count) {}

  /**
   * @throws UncheckedIOException when the file cannot be read
   */
  @Override
  public boolean hasNext() {
    try {
      while (ready.isEmpty()) {
        Found found = resources.next();
        if (found == null) {
          return false;
        }
        take(found);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RowDraft next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  /** What became of a row that was drafted here. */
  public void fate(RowDraft draft, @Nullable Refused refused) {
    RowDraft.Origin origin = draft.origin();
    if (origin == null || draft.refused() != null || draft.events().isEmpty()) {
      return; // it was counted when it was drafted
    }
    String type = Drafting.type(origin);
    if (refused == null) {
      count.mapped(type);
    } else {
      count.refused(type, refused);
    }
  }

  private void take(Found found) {
    if (found instanceof Broken) {
      count.read(ResourceCount.OTHER);
      not(found, ResourceCount.OTHER, Why.MALFORMED);
    } else if (found instanceof Deleted deleted) {
      String type = named(deleted.type());
      count.read(type);
      if (deleted.id().isEmpty()) {
        not(found, type, Why.NO_ID);
      } else if (Mappings.isMapped(deleted.type())) {
        gone(deleted.key(), type, newest(deleted.key(), deleted, Why.DELETED));
      } else {
        count.not(type, Why.OTHER_TYPE);
      }
    } else if (found instanceof Resource resource) {
      take(resource, named(resource.type()));
      for (Resource within : resource.contained()) {
        if (within.type().equals("Goal")) {
          within(resource, within);
        }
      }
    }
  }

  /** What stands in something that was entered in error was so too. */
  private void within(Resource outer, Resource goal) {
    String type = Drafting.type(goal);
    if (Mappings.isInError(outer)) {
      count.read(type);
      gone(goal.key(), type, Why.ENTERED_IN_ERROR);
    } else {
      take(goal, type);
    }
  }

  private static String named(String type) {
    return type.isEmpty() ? ResourceCount.OTHER : type;
  }

  private Why newest(String key, Found found, Why otherwise) {
    return index.isNewest(key, file, found.number()) ? otherwise : Why.OLDER_VERSION;
  }

  private void take(Resource resource, String type) {
    count.read(type);
    boolean mapped = Mappings.isMapped(resource.type());
    if (mapped && resource.id().isEmpty()) {
      not(resource, type, Why.NO_ID);
    } else if (mapped && !index.isNewest(resource.key(), file, resource.number())) {
      count.not(type, Why.OLDER_VERSION);
    } else if (mapped && Mappings.isInError(resource)) {
      gone(resource.key(), type, Why.ENTERED_IN_ERROR);
    } else {
      take(resource, type, mappings.of(resource));
    }
  }

  private void take(Resource resource, String type, Outcome outcome) {
    if (outcome instanceof Facts facts) {
      facts.assumed().forEach(count::assumed);
      ready.add(drafting.row(resource, facts));
    } else if (outcome instanceof Not not) {
      boolean takesBack = not.why().refused() == null && Mappings.isMapped(resource.type());
      if (takesBack) {
        gone(resource.key(), type, not.why());
      } else {
        not(resource, type, not.why());
      }
    }
  }

  /** What was sent of it before, if anything was, falls. */
  private void gone(String key, String type, Why why) {
    count.not(type, why);
    if (why != Why.OLDER_VERSION) {
      ready.add(new RowDraft(0, drafting.origin(key, List.of()), List.of(), null, Earlier.FALLS));
    }
  }

  private void not(Found found, String type, Why why) {
    count.not(type, why);
    Refused refused = why.refused();
    if (refused != null) {
      RowDraft.Origin origin =
          found instanceof Resource resource && !resource.id().isEmpty()
              ? drafting.origin(resource.key(), List.of())
              : null;
      ready.add(new RowDraft(found.number(), origin, List.of(), refused, Earlier.FALLS));
    }
  }
}
