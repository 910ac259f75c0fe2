package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A place in an answer, and how to speak of it.
 *
 * @param answer the answer
 * @param path the place
 */
record Spot(ApiAnswer answer, AnswerPath path) {
  /** What stands there; fails if nothing does. */
  JsonNode node() {
    return answer.at(path);
  }

  Optional<JsonNode> find() {
    return answer.find(path);
  }

  /** The entries of the array there; fails if it is none. */
  List<JsonNode> entries() {
    JsonNode node = node();
    require(node.isArray(), () -> "is " + Value.show(node) + ", expected an array");
    return AnswerPath.entries(node);
  }

  /** A place below this one. */
  Spot at(String below) {
    String joined =
        path.toString().isEmpty() || below.startsWith("[") ? path + below : path + "." + below;
    return new Spot(answer, AnswerPath.parse(joined));
  }

  /** An entry of the array there. */
  Spot entry(int index) {
    return at("[" + index + "]");
  }

  /** Fails with what this place is otherwise, such as {@code is 3, expected 4}. */
  void require(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw answer.failure(this + " " + otherwise.get());
    }
  }

  @Override
  public String toString() {
    return "the answer's \"" + path + "\"";
  }
}
