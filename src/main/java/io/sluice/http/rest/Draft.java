package io.sluice.http.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.http.Sending;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What has been said of a request. Each method answers whether it understood, and leaves to REST
 * Assured whatever could come out otherwise there.
 */
final class Draft {
  /** Java's client sets these itself, or the answer depends on who reads it. */
  private static final Set<String> NOT_OURS =
      Set.of("content-length", "connection", "expect", "upgrade", "transfer-encoding");

  private static final Set<String> ONCE = Set.of("accept", "content-type");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]*");
  private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9._~/{}-]*");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern COOKIE_VALUE = Pattern.compile("[A-Za-z0-9._~%=+/:-]*");
  private static final Pattern JSON_TYPE =
      Pattern.compile("application/(json|[a-z0-9.-]+\\+json)(; ?charset=(?i:utf-8))?");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private final List<String> cookies = new ArrayList<>();
  private final List<String> query = new ArrayList<>();
  private final Map<String, String> pathParams = new LinkedHashMap<>();
  private Optional<byte[]> body = Optional.empty();
  private boolean text;
  private boolean urlEncoding = true;

  Draft(String base) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  boolean header(Object name, Object value) {
    if (name == null || value == null) {
      return false;
    }
    String lower = name.toString().toLowerCase(Locale.ROOT);
    String plain = value.toString();
    if (NOT_OURS.contains(lower)
        || !HEADER_NAME.matcher(lower).matches()
        || value instanceof Collection
        || (lower.equals("cookie") && !cookies.isEmpty())
        || plain.chars().anyMatch(c -> c < ' ' || c > '~')) {
      return false;
    }
    if (ONCE.contains(lower)) {
      headers.removeIf(header -> header.getKey().equalsIgnoreCase(lower));
    }
    headers.add(Map.entry(name.toString(), plain));
    return true;
  }

  boolean headers(Map<?, ?> map) {
    return map.entrySet().stream().allMatch(each -> header(each.getKey(), each.getValue()));
  }

  boolean contentType(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    boolean utf8 = !lower.contains("charset") || lower.contains("utf-8");
    return utf8 && !type.isEmpty() && body.isEmpty() && header("Content-Type", type);
  }

  String contentType() {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private boolean has(String name) {
    return headers.stream().anyMatch(header -> header.getKey().equalsIgnoreCase(name));
  }

  /** Whether there is a body, which is text whatever its media type. */
  boolean hasText() {
    return text;
  }

  boolean body(Class<?> declared, Object value) {
    if (contentType().isEmpty() || body.isPresent()) {
      return false;
    }
    if (declared == byte[].class && value instanceof byte[] given) {
      body = Optional.of(given.clone());
      return true;
    }
    if (declared == String.class && value instanceof String given) {
      text = true;
      body = Optional.of(given.getBytes(StandardCharsets.UTF_8));
      return true;
    }
    boolean tree = value instanceof Map || value instanceof List;
    if (!tree || !JSON_TYPE.matcher(contentType()).matches() || !isPlain(value)) {
      return false;
    }
    try {
      body = Optional.of(JSON.writeValueAsBytes(value));
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Values that every JSON library writes alike. */
  private static boolean isPlain(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .allMatch(e -> e.getKey() instanceof String && isPlain(e.getValue()));
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(Draft::isPlain);
    }
    return value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long;
  }

  boolean cookie(String name, Object value) {
    String plain = String.valueOf(value);
    boolean simple =
        value instanceof String
            && COOKIE_VALUE.matcher(plain).matches()
            && COOKIE_NAME.matcher(name).matches();
    return simple && !has("Cookie") && cookies.add(name + "=" + plain);
  }

  boolean queryParam(String name, Object value) {
    return isSimple(value)
        && PLAIN.matcher(name).matches()
        && PLAIN.matcher(value.toString()).matches()
        && query.add(name + "=" + value);
  }

  boolean pathParam(String name, Object value) {
    if (!isSimple(value) || !PLAIN.matcher(value.toString()).matches()) {
      return false;
    }
    pathParams.put(name, value.toString());
    return true;
  }

  boolean urlEncoding(boolean enabled) {
    urlEncoding = enabled;
    return true;
  }

  private static boolean isSimple(Object value) {
    return value instanceof String || value instanceof Integer || value instanceof Long;
  }

  /**
   * The request as a whole.
   *
   * @param arguments path, then its parameters, as they were given to {@code get} and the like
   */
  Optional<Sending> sending(String method, Object[] arguments) {
    if (arguments.length == 0 || !(arguments[0] instanceof String path)) {
      return Optional.empty();
    }
    boolean none = arguments.length == 1;
    Object rest = none ? new Object[0] : arguments[1];
    return rest instanceof Object[] values
        ? filled(path, values).flatMap(this::uri).map(uri -> sending(method, uri))
        : Optional.empty();
  }

  private Sending sending(String method, URI uri) {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers);
    if (!has("Accept")) {
      all.add(Map.entry("Accept", "*/*"));
    }
    if (!has("Accept-Encoding")) {
      all.add(Map.entry("Accept-Encoding", "gzip,deflate"));
    }
    if (method.equals("POST") && body.isEmpty() && contentType().isEmpty()) {
      all.add(
          Map.entry("Content-Type", "application/x-www-form-urlencoded")); // as REST Assured does
    }
    if (!cookies.isEmpty()) {
      all.add(Map.entry("Cookie", String.join("; ", cookies)));
    }
    return new Sending(method, uri, all, body.orElse(new byte[0]));
  }

  /** Named parameters first, the others in order; all must be used, and nothing left open. */
  private Optional<String> filled(String path, Object[] unnamed) {
    if (!path.startsWith("/") || path.startsWith("//")) {
      return Optional.empty();
    }
    StringBuilder filled = new StringBuilder();
    int used = 0;
    int named = 0;
    int from = 0;
    for (int open = path.indexOf('{'); open >= 0; open = path.indexOf('{', from)) {
      int end = path.indexOf('}', open);
      if (end < 0) {
        return Optional.empty();
      }
      filled.append(path, from, open);
      String value = pathParams.get(path.substring(open + 1, end));
      if (value != null) {
        named++;
      } else if (used < unnamed.length && isSimple(unnamed[used])) {
        value = Objects.toString(unnamed[used++]);
      }
      if (value == null || value.isEmpty() || !PLAIN.matcher(value).matches()) {
        return Optional.empty();
      }
      filled.append(value);
      from = end + 1;
    }
    boolean all = used == unnamed.length && named == pathParams.size();
    filled.append(path.substring(from));
    return all ? Optional.of(filled.toString()) : Optional.empty();
  }

  private Optional<URI> uri(String path) {
    boolean encoded = !urlEncoding || PLAIN_PATH.matcher(path).matches();
    boolean mixed = path.contains("?") && !query.isEmpty();
    if (!encoded || mixed || path.contains("#") || path.contains("}")) {
      return Optional.empty();
    }
    try {
      String end = query.isEmpty() ? "" : "?" + String.join("&", query);
      return Optional.of(URI.create(base + path + end));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
