package io.sluice.deploy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value stands in what a command writes to its standard output. */
public sealed interface OutputValue {
  /** How it stands in sluice.yaml. */
  String written();

  /** The value; empty if it is not there. */
  Optional<String> in(String output);

  /**
   * In the last JSON object of the output.
   *
   * @param written a JSON Pointer (RFC 6901)
   */
  record At(String written) implements OutputValue {
    @Override
    public Optional<String> in(String output) {
      return LastObject.of(output)
          .map(object -> object.at(written))
          .filter(value -> value.isValueNode() && !value.isNull())
          .map(value -> value.asText())
          .filter(text -> !text.isBlank());
    }
  }

  /**
   * Anywhere in the output, found by a regular expression; the last match counts.
   *
   * @param expression with one group, which is the value
   */
  record Matching(Pattern expression) implements OutputValue {
    @Override
    public String written() {
      return expression.pattern();
    }

    @Override
    public Optional<String> in(String output) {
      Optional<String> last = Optional.empty();
      Matcher matcher = expression.matcher(output);
      while (matcher.find()) {
        last = Optional.ofNullable(matcher.group(1));
      }
      return last.map(String::strip).filter(text -> !text.isEmpty());
    }

    // A pattern equals itself alone.
    @Override
    public boolean equals(Object other) {
      return other instanceof Matching that && that.written().equals(written());
    }

    @Override
    public int hashCode() {
      return written().hashCode();
    }
  }

  /**
   * Known beforehand: the command always deploys to the same place.
   *
   * @param written the value itself
   */
  record Fixed(String written) implements OutputValue {
    @Override
    public Optional<String> in(String output) {
      return Optional.of(written);
    }
  }
}
