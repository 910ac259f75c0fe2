package io.sluice.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the last JSON object among other text: one that begins a line, on one line or several. */
final class LastObject {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BEGIN = Pattern.compile("(?m)^[ \\t]*(\\{)");

  private LastObject() {}

  static Optional<JsonNode> of(String text) {
    Optional<JsonNode> last = Optional.empty();
    char[] all = text.toCharArray();
    Matcher begin = BEGIN.matcher(text);
    int at = 0;
    while (begin.find(at)) {
      int start = begin.start(1);
      try (JsonParser parser = JSON.getFactory().createParser(all, start, all.length - start)) {
        last = Optional.ofNullable(JSON.readTree(parser));
        // An object within this one is none of its own.
        at = start + (int) parser.currentLocation().getCharOffset();
      } catch (IOException e) {
        at = start + 1;
      }
    }
    return last;
  }
}
