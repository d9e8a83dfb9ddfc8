package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What stands at one place of a FHIR file. */
sealed interface Found {

  /** Its place: resources and entries of the file counted from 1. */
  long number();

  /** The same at its place. */
  Found at(long place);

  /**
   * A resource.
   *
   * @param type its type as R4 names it; empty when R4 has no such type
   * @param id its own; of a resource within another that one's with a hash between; empty when it
   *     has none
   * @param json the part of it that is read
   * @param version which of several versions it is
   */
  record Resource(long number, String type, String id, ObjectNode json, Version version)
      implements Found {

    @Override
    public Found at(long place) {
      return new Resource(place, type, id, json, version);
    }

    /** The resources that stand within it. */
    List<Resource> contained() {
      return Bundles.contained(this);
    }

    /** Tells it from all others of its source. */
    String key() {
      return type + "/" + id;
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
      return "resource " + number;
    }
  }

  /**
   * A resource that was deleted at the source.
   *
   * @param type its type; empty when it is none of R4
   * @param id its own; empty when the entry names no resource
   */
  record Deleted(long number, String type, String id, Version version) implements Found {

    @Override
    public Found at(long place) {
      return new Deleted(place, type, id, version);
    }

    String key() {
      return type + "/" + id;
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
      return "deleted " + number;
    }
  }

  /** Something that is no JSON, or no object. */
  record Broken(long number) implements Found {

    @Override
    public Found at(long place) {
      return new Broken(place);
    }
  }

  /**
   * Which of the versions of a resource one is.
   *
   * @param updated when the server took it, in microseconds since 1970; the least number when it
   *     does not say
   * @param fullUrl of the entry; empty when there is none
   * @param history whether it stands in a history, the newest version of a resource first
   */
  record Version(long updated, String fullUrl, boolean history) {
    static final long UNKNOWN = Long.MIN_VALUE;
  }
}
