package org.waymark.reports.noise;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.schemas.setting.BudgetEntry;
import org.waymark.schemas.setting.BudgetStep;

/**
 * The account as its entries, in the order of the log, make it. A reservation counts if it still
 * fits when its turn comes, whoever wrote it; one that does not is as if it had never been. It
 * stays set aside when its draw never came. An entry that comes twice counts once.
 *
 * @param grantedMilli how much all releases together may spend, in thousandths of epsilon
 * @param reservedMilli what each draw set aside
 * @param values of the draws that were made
 */
public record Ledger(
    long grantedMilli, Map<String, Long> reservedMilli, Map<String, List<Long>> values) {

  /** Copies. */
  public Ledger {
    reservedMilli = Collections.unmodifiableMap(new LinkedHashMap<>(reservedMilli));
    values = Map.copyOf(values);
  }

  /** Of entries in the order of the log. */
  public static Ledger of(List<BudgetEntry> entries) {
    long granted = 0;
    Map<String, Long> reserved = new LinkedHashMap<>();
    Map<String, List<Long>> values = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (BudgetEntry entry : entries) {
      if (!seen.add(entry.getEntryId())) {
        continue;
      }
      if (entry.getStep() == BudgetStep.granted) {
        granted = Math.max(0, entry.getMilliEpsilon());
      } else if (entry.getStep() == BudgetStep.spent) {
        spend(entry, reserved, values);
      } else if (fits(entry, granted, reserved)) {
        reserved.putIfAbsent(entry.getDraw(), entry.getMilliEpsilon());
      }
    }
    return new Ledger(granted, reserved, values);
  }

  private static boolean fits(BudgetEntry entry, long granted, Map<String, Long> reserved) {
    long left = granted - reserved.values().stream().mapToLong(Long::longValue).sum();
    return entry.getMilliEpsilon() > 0 && entry.getMilliEpsilon() <= left;
  }

  /** Of what was reserved, and of two draws of the same the first. */
  private static void spend(
      BudgetEntry entry, Map<String, Long> reserved, Map<String, List<Long>> values) {
    if (reserved.containsKey(entry.getDraw())) {
      values.putIfAbsent(entry.getDraw(), List.copyOf(entry.getValues()));
    }
  }

  /** What is left, in thousandths of epsilon; below 0 after an officer took some back. */
  public long leftMilli() {
    return grantedMilli - reservedMilli.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The values of a draw, once it was made. */
  public Optional<List<Long>> values(String draw) {
    return Optional.ofNullable(values.get(draw));
  }

  /** The draws that were set aside and not made, by name. */
  public Set<String> unspent() {
    Set<String> unspent = new TreeSet<>(reservedMilli.keySet());
    unspent.removeAll(values.keySet());
    return unspent;
  }
}
