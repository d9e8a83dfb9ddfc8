package org.waymark.app.research;

import java.util.List;
import java.util.Map;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.log.Settings;
import org.waymark.reports.noise.Account;
import org.waymark.schemas.setting.BudgetEntry;

/** The account of noisy tables in the log: in {@code waymark.settings}, whose order is one. */
public final class BudgetLog implements Account.Log {

  private final Map<String, Object> client;

  /**
   * Of a cluster.
   *
   * @param client Kafka's settings of the client: where the cluster is and how to sign in
   */
  public BudgetLog(Map<String, Object> client) {
    this.client = Map.copyOf(client);
  }

  @Override
  public void append(BudgetEntry entry) {
    try (EventLog log = new EventLog(client)) {
      log.putBudget(entry);
      log.flush();
    }
  }

  @Override
  public List<BudgetEntry> read() {
    return Settings.readBudget(client);
  }
}
