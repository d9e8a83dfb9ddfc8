package org.waymark.ingest.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A line as nearly all are, laid out while it is read, without a tree: fields of the schema alone,
 * each once, the type before the data, and in them texts, numbers, truths, nulls and lists of
 * texts. What is anything else is left to the tree of {@link JsonLine}, which tells why it is
 * refused, or that it is not.
 */
final class PlainLine {

  /** Stands for the data in the envelope, where only that it is an object is asked. */
  private static final ObjectNode DATA = JsonNodeFactory.instance.objectNode();

  private final EventRules rules;
  private final JsonParser parser;
  private final Laid envelope;
  private @Nullable Laid data;

  private PlainLine(EventRules rules, JsonParser parser) {
    this.rules = rules;
    this.parser = parser;
    this.envelope = Laid.empty(rules.envelope());
  }

  /** The event of a line, or null when the line is not plain. */
  static @Nullable LaidEvent read(EventRules rules, byte[] buffer, int offset, int length) {
    try (JsonParser parser = JsonLine.open(buffer, offset, length)) {
      return parser == null ? null : new PlainLine(rules, parser).event();
    } catch (IOException e) {
      return null; // no JSON: the tree comes to the same
    }
  }

  private @Nullable LaidEvent event() throws IOException {
    boolean plain =
        parser.nextToken() == JsonToken.START_OBJECT
            && fill(envelope)
            && parser.nextToken() == null;
    return plain ? LaidEvent.of(rules, envelope, data) : null;
  }

  /** Lays out the members of the object that was begun; whether all of them are plain. */
  private boolean fill(Laid laid) throws IOException {
    long seen = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      FieldRule field = laid.rules().field(name);
      parser.nextToken();
      JsonNode value = field == null || (seen & bit(field)) != 0 ? null : value(field);
      if (field == null || value == null) {
        return false;
      }
      seen |= bit(field);
      laid.put(field, value);
    }
    return parser.currentToken() == JsonToken.END_OBJECT;
  }

  /** Fields beyond the 64th share theirs: two such are not plain. */
  private static long bit(FieldRule field) {
    return 1L << field.position();
  }

  private @Nullable JsonNode value(FieldRule field) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> TextNode.valueOf(parser.getText());
      case VALUE_NUMBER_INT -> whole();
      case VALUE_NUMBER_FLOAT -> DoubleNode.valueOf(parser.getDoubleValue());
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.getInstance();
      case START_ARRAY -> texts();
      case START_OBJECT -> field.value() == null ? data() : null;
      default -> null;
    };
  }

  private @Nullable JsonNode whole() throws IOException {
    return parser.getNumberType() == NumberType.INT ? IntNode.valueOf(parser.getIntValue()) : null;
  }

  private @Nullable JsonNode texts() throws IOException {
    ArrayNode texts = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(parser.getText());
    }
    return parser.currentToken() == JsonToken.END_ARRAY ? texts : null;
  }

  private @Nullable JsonNode data() throws IOException {
    String type = envelope.text(LaidEvent.TYPE);
    RecordRules known = type == null ? null : rules.data(type);
    if (known == null) {
      return null;
    }
    data = Laid.empty(known);
    return fill(data) ? DATA : null;
  }
}
