package org.waymark.app.research;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Whether this machine can lock a process up. */
public final class Bubblewrap {

  /** Why a test is skipped. */
  public static final String MISSING =
      "SKIPPED: researchers' SQL needs bubblewrap, and a system that lets it make namespaces";

  private Bubblewrap() {}

  /** By trying. */
  public static boolean works() {
    try {
      Process process =
          new ProcessBuilder(
                  "bwrap", "--unshare-user", "--unshare-net", "--ro-bind", "/", "/", "true")
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
