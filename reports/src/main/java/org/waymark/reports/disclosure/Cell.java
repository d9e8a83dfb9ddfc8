package org.waymark.reports.disclosure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One cell as it may be seen. Only {@link Disclosure} makes one, and one that is not shown holds no
 * numbers, so none can slip out of it.
 *
 * @param <N> its numbers
 */
public final class Cell<N> {

  private final CellStatus status;
  private final Set<Flag> flags;
  private final Optional<N> numbers;

  private Cell(CellStatus status, EnumSet<Flag> flags, Optional<N> numbers) {
    this.status = status;
    this.flags = Collections.unmodifiableSet(flags);
    this.numbers = numbers;
  }

  static <N> Cell<N> shown(N numbers, EnumSet<Flag> flags) {
    return new Cell<>(CellStatus.SHOWN, flags, Optional.of(numbers));
  }

  static <N> Cell<N> hidden(CellStatus why, EnumSet<Flag> flags) {
    if (why == CellStatus.SHOWN) {
      throw new IllegalArgumentException("a hidden cell needs another reason than " + why);
    }
    return new Cell<>(why, flags, Optional.empty());
  }

  /** Whether it is shown, and if not, why. */
  public CellStatus status() {
    return status;
  }

  /** In the order of {@link Flag}. */
  public Set<Flag> flags() {
    return flags;
  }

  /** Its numbers; there exactly when it is shown. */
  public Optional<N> numbers() {
    return numbers;
  }

  @Override
  public String toString() {
    return status + flags.toString() + numbers.map(Object::toString).orElse("");
  }
}
