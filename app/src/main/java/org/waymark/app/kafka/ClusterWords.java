package org.waymark.app.kafka;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why a cluster did not do what it was asked, with what to do about it, for a person. */
public final class ClusterWords {

  private ClusterWords() {}

  /** Of a failure, of a cluster that is reached by an address. */
  public static String of(Throwable failure, String server) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String words = known(e, server);
      if (words != null) {
        return words;
      }
    }
    return "the cluster at " + server + " did not do it: " + failure.getMessage();
  }

  private static @Nullable String known(Throwable e, String server) {
    if (e instanceof AuthorizationException) {
      return "the cluster at "
          + server
          + " knows this user and does not allow it: topics that start with waymark. need Describe,"
          + " DescribeConfigs and, to make them, Create ("
          + e.getMessage()
          + ")";
    }
    if (e instanceof SaslAuthenticationException) {
      return "the cluster at "
          + server
          + " refused the sign-in: look at sasl.mechanism and sasl.jaas.config in --command-config";
    }
    if (e instanceof SslAuthenticationException) {
      return "no TLS with "
          + server
          + ": look at ssl.truststore.location in --command-config, and at the name in the"
          + " broker's certificate";
    }
    if (e instanceof InvalidReplicationFactorException) {
      return "the cluster at " + server + " has too few brokers for so many copies";
    }
    if (e instanceof ConfigException) {
      return "--command-config or --bootstrap-server cannot be used: " + e.getMessage();
    }
    return e instanceof TimeoutException
        ? "no broker answered at "
            + server
            + ": look at the address, and whether it speaks TLS or SASL (security.protocol in"
            + " --command-config)"
        : null;
  }
}
