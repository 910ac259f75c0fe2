package io.sluice.flags.flagd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON to values that know where they stand. A key given twice is an error. */
final class JsonSpots {
  private final JsonParser parser;

  private JsonSpots(JsonParser parser) {
    this.parser = parser;
  }

  static Spot read(String text) throws JsonProcessingException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    try (JsonParser parser = factory.createParser(text)) {
      JsonSpots spots = new JsonSpots(parser);
      Spot root = spots.value(spots.next());
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something stands behind its end");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new JsonParseException(parser, "it ends too early");
    }
    return token;
  }

  private int start() {
    return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
  }

  private Spot value(JsonToken token) throws IOException {
    int start = start();
    return switch (token) {
      case START_OBJECT -> fields(start);
      case START_ARRAY -> items(start);
      default -> scalar(start, token);
    };
  }

  private Spot fields(int start) throws IOException {
    Map<String, Spot.Field> all = new LinkedHashMap<>();
    for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
      int key = start();
      String name = parser.currentName();
      Spot value = value(next());
      all.put(name, new Spot.Field(key, value.start(), value));
    }
    return new Spot.Fields(start, start() + 1, false, false, all);
  }

  private Spot items(int start) throws IOException {
    List<Spot> all = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      all.add(value(token));
    }
    return new Spot.Items(start, start() + 1, false, all);
  }

  private Spot scalar(int start, JsonToken token) throws IOException {
    String text = parser.getText();
    int end =
        token == JsonToken.VALUE_STRING
            ? Math.toIntExact(parser.currentLocation().getCharOffset())
            : start + text.length();
    return new Spot.Scalar(start, end, false, text);
  }
}
