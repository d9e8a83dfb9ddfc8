package org.waymark.schemas.lake;

import org.apache.iceberg.types.Type;

/** DuckDB's names of the types that the lake's columns have. */
public final class ColumnTypes {

  private ColumnTypes() {}

  /**
   * The name of a type.
   *
   * @throws IllegalArgumentException when the lake has no columns of it
   */
  public static String sqlOf(Type type) {
    return switch (type.typeId()) {
      case STRING -> "VARCHAR";
      case INTEGER -> "INTEGER";
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMPTZ";
      case LIST -> sqlOf(type.asListType().elementType()) + "[]";
      default -> throw new IllegalArgumentException("the lake has no columns of type " + type);
    };
  }
}
