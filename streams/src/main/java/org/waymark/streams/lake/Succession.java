package org.waymark.streams.lake;

import java.util.function.UnaryOperator;
import org.waymark.schemas.lake.Generations;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.Maker;
import org.waymark.schemas.topic.Generation;

/**
 * How one generation of tables follows another. Each change is one compare-and-swap of one record:
 * a crash leaves the record before it or the one after it.
 */
public final class Succession {

  private Succession() {}

  /**
   * Gives a new generation its number. It is not in force.
   *
   * @param newestElsewhere the greatest number that something outside the lake tells of, or 0
   * @throws IllegalStateException when somebody else changed the record meanwhile
   */
  public static Generation begin(Lake lake, int newestElsewhere, Maker maker) {
    return new Generation(change(lake, known -> known.begin(newestElsewhere, maker)).newest());
  }

  /** Puts a generation in force, and keeps the one that was. */
  public static Generations switchTo(Lake lake, Generation other) {
    return change(lake, known -> known.switchTo(other));
  }

  /** Says that the one before is not kept; its tables may then be dropped. */
  public static Generations forgetBefore(Lake lake) {
    return change(lake, Generations::withoutBefore);
  }

  /**
   * Puts in force, in a lake that is new, the generation after all those that its log was folded
   * into elsewhere.
   */
  public static Generation rebuild(Lake lake, int newestBefore, Maker maker) {
    return change(lake, known -> known.after(newestBefore, maker)).inForce();
  }

  /**
   * Notes by what the tables of a lake are made, if they are empty and nobody has noted it yet. Of
   * several processes that start at once one notes it.
   */
  public static void noteMaker(Lake lake, Maker maker) {
    boolean noted = false;
    while (!noted) {
      Generations known = lake.generations();
      noted =
          known.made().containsKey(lake.generation().number())
              || !known.inForce().equals(lake.generation())
              || !lake.head().equals(Head.NONE)
              || Appends.publish(lake, known.madeBy(maker));
    }
  }

  private static Generations change(Lake lake, UnaryOperator<Generations> step) {
    Generations next = step.apply(lake.generations());
    if (!Appends.publish(lake, next)) {
      throw new IllegalStateException(
          "another process changed which tables of the lake are in force; look again with"
              + " waymark status");
    }
    return next;
  }
}
