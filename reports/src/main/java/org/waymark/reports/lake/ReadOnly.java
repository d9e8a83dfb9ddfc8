package org.waymark.reports.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Tells by DuckDB's own parser whether a text is one statement that only reads. That it is a SELECT
 * is not enough: since DuckDB 2.0 a SELECT may hold an INSERT in its WITH.
 */
public final class ReadOnly {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WRITES = "_QUERY_NODE";

  private ReadOnly() {}

  /**
   * Fails on anything else.
   *
   * @return the statement as DuckDB's parser reads it
   * @throws QueryException when it is no such statement
   */
  public static JsonNode check(Connection connection, String sql) {
    if (sql.isBlank()) {
      throw new QueryException("there is no statement: give one SELECT");
    }
    JsonNode tree = parse(connection, sql);
    if (tree.path("error").asBoolean()) {
      throw refused(sql, tree);
    }
    int statements = tree.path("statements").size();
    if (statements != 1) {
      throw new QueryException(
          "got " + statements + " statements, but one at a time can run: remove what is too much");
    }
    if (writes(tree)) {
      throw new QueryException(
          "the statement writes inside a WITH, but only reading is possible here:"
              + " use SELECT in every part of it");
    }
    return tree;
  }

  /**
   * The statement as DuckDB's parser spells it: without comments and semicolon, so that it can
   * stand inside another.
   */
  static String spell(Connection connection, JsonNode tree) {
    try {
      return call(connection, "SELECT json_deserialize_sql(?::JSON)", tree.toString());
    } catch (SQLException e) {
      throw QueryException.of(e);
    }
  }

  private static JsonNode parse(Connection connection, String sql) {
    try {
      return JSON.readTree(call(connection, "SELECT json_serialize_sql(?)", sql));
    } catch (JsonProcessingException e) {
      throw new QueryException("DuckDB's parser gave no answer that can be read", e);
    } catch (SQLException e) {
      throw new QueryException("there is no statement that can be read: give one SELECT", e);
    }
  }

  private static String call(Connection connection, String function, String argument)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(function)) {
      statement.setString(1, argument);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    }
  }

  private static QueryException refused(String sql, JsonNode error) {
    if (!"parser".equals(error.path("error_type").asText())) {
      return new QueryException(
          "only reading is possible here: start with SELECT, WITH, FROM, VALUES, DESCRIBE,"
              + " SUMMARIZE or SHOW");
    }
    String what = QueryException.firstLine(error.path("error_message").asText());
    return new QueryException(what + place(sql, error.path("position").asInt(-1)));
  }

  /** Where a position in the text is, as people count: from 1. DuckDB counts bytes of UTF-8. */
  private static String place(String sql, int position) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    if (position < 0 || position > bytes.length) {
      return "";
    }
    String before = new String(bytes, 0, position, StandardCharsets.UTF_8);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return ", line " + line + ", column " + column;
  }

  private static boolean writes(JsonNode node) {
    if (node.path("type").asText().endsWith(WRITES)) {
      return true;
    }
    for (JsonNode child : node) {
      if (writes(child)) {
        return true;
      }
    }
    return false;
  }
}
