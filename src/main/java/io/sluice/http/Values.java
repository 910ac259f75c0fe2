package io.sluice.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the placeholders of a {@link RequestTemplate} stand for. A text is escaped for the place
 * where it goes (JSON string, form, path); a value added as JSON goes into a body as it is.
 */
public final class Values {
  private final Function<String, Optional<String>> outer;
  private final Map<String, String> texts;
  private final Map<String, String> json;

  private Values(
      Function<String, Optional<String>> outer,
      Map<String, String> texts,
      Map<String, String> json) {
    this.outer = outer;
    this.texts = Map.copyOf(texts);
    this.json = Map.copyOf(json);
  }

  /** Values that hold for a whole run, e.g. {@code run.secret} and {@code env:NAME}. */
  public static Values of(Function<String, Optional<String>> outer) {
    return new Values(outer, Map.of(), Map.of());
  }

  /** These values and one text more. */
  public Values with(String name, String text) {
    return new Values(outer, plus(texts, name, text), json);
  }

  /**
   * These values and one more that is JSON.
   *
   * @param text what stands for it outside of a JSON body
   * @param asJson what stands for it inside of one
   */
  public Values withJson(String name, String text, String asJson) {
    return new Values(outer, plus(texts, name, text), plus(json, name, asJson));
  }

  /** The template with its placeholders filled. */
  public RequestTemplate fill(RequestTemplate template) {
    Map<String, String> headers = new HashMap<>();
    template
        .headers()
        .forEach((name, value) -> headers.put(name, Placeholders.fill(value, this::text)));
    return new RequestTemplate(
        template.method(),
        fillPath(template.path()),
        headers,
        template.body().map(body -> body(body, headers)));
  }

  /** A text with its placeholders filled, nothing escaped. */
  public String fill(String text) {
    return Placeholders.fill(text, this::text);
  }

  /** A path or URL with its placeholders filled, each escaped unless it is the start of a URL. */
  public String fillPath(String path) {
    int end = path.indexOf('}') + 1;
    // What stands at the very start can only be a base URL, whose slashes must stay.
    String base =
        path.startsWith("${") && end > 0
            ? Placeholders.fill(path.substring(0, end), this::text)
            : "";
    String rest = base.isEmpty() ? path : path.substring(end);
    return base + Placeholders.fill(rest, this::text, Placeholders::inPath);
  }

  private String body(String body, Map<String, String> headers) {
    String type =
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
            .map(header -> header.getValue().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("application/json");
    if (type.contains("json")) {
      return Placeholders.fill(body, this::inJson);
    }
    return type.contains("x-www-form-urlencoded")
        ? Placeholders.fill(body, this::text, Placeholders::inPath)
        : Placeholders.fill(body, this::text);
  }

  private Optional<String> inJson(String name) {
    return Optional.ofNullable(json.get(name)).or(() -> text(name).map(Placeholders::inJson));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name)).or(() -> outer.apply(name));
  }

  private static Map<String, String> plus(Map<String, String> map, String name, String value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(name, value);
    return more;
  }
}
