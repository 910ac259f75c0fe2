package io.sluice.http;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${name}} in the texts of sluice.yaml; {@code $${name}} is the text {@code ${name}}
 * itself.
 */
public final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\$\\{([^}]*)}");

  /** What the name of a placeholder for an environment variable begins with. */
  public static final String ENV = "env:";

  private Placeholders() {}

  /**
   * The template with every {@code ${name}} replaced by its value.
   *
   * @throws InvalidInput if a name has no value; the message names it
   */
  public static String fill(String template, Function<String, Optional<String>> values) {
    return fill(template, values, UnaryOperator.identity());
  }

  /** As {@link #fill(String, Function)}, each value escaped for the place where it goes. */
  public static String fill(
      String template, Function<String, Optional<String>> values, UnaryOperator<String> escape) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value =
          escaped(matcher)
              ? matcher.group().substring(1)
              : escape.apply(values.apply(name).orElseThrow(() -> unknown(name)));
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  /** The names in a text, in order and as often as they stand there; escaped ones are none. */
  public static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (!escaped(matcher)) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static boolean escaped(Matcher matcher) {
    return matcher.group().startsWith("$$");
  }

  /** Whether the template holds {@code ${name}}. */
  public static boolean mentions(String template, String name) {
    return template.contains("${" + name + "}");
  }

  /**
   * Resolves {@code env:NAME} from these variables, at the time it is asked; what it gave is a
   * secret from then on. Other names have no value.
   */
  public static Function<String, Optional<String>> environment(
      Map<String, String> variables, Secrets secrets) {
    return name -> {
      if (!name.startsWith(ENV)) {
        return Optional.empty();
      }
      Optional<String> value = Optional.ofNullable(variables.get(name.substring(ENV.length())));
      value.ifPresent(secrets::add);
      return value;
    };
  }

  /** The value as the inside of a JSON string. */
  public static String inJson(String value) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ') {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The value percent-encoded, everything but RFC 3986's unreserved characters. */
  public static String inPath(String value) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean unreserved =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0;
      encoded.append(unreserved ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }

  private static InvalidInput unknown(String name) {
    String fix =
        name.startsWith(ENV)
            ? "set the environment variable " + name.substring(ENV.length())
            : "check the spelling of ${" + name + "} in sluice.yaml";
    return new InvalidInput(Problem.of("${" + name + "} has no value here", fix));
  }
}
