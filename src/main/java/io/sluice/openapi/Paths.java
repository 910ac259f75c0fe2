package io.sluice.openapi;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the operation that a request asks for. */
final class Paths {
  private final Map<Integer, Map<PathTemplate, Map<String, Operation>>> byLength = new HashMap<>();
  private final List<String> prefixes;

  /**
   * An operation and the parts of a path that are its parameters.
   *
   * @param operation what is asked for
   * @param values its path parameters by name, decoded
   */
  record Found(Operation operation, Map<String, String> values) {}

  /**
   * @param base where the service answers; a document published elsewhere may name other servers,
   *     whose paths count then
   */
  Paths(ApiDocument document, URI base) {
    for (Operation operation : document.operations()) {
      byLength
          .computeIfAbsent(
              operation.path().segments().size(),
              any -> new TreeMap<>(PathTemplate.MOST_SPECIFIC_FIRST))
          .computeIfAbsent(operation.path(), any -> new HashMap<>())
          .put(operation.method(), operation);
    }
    this.prefixes = prefixes(document.servers(), base);
  }

  private static List<String> prefixes(List<String> servers, URI base) {
    String root = withoutSlash(Optional.ofNullable(base.getRawPath()).orElse(""));
    Set<String> prefixes = new LinkedHashSet<>();
    for (String server : servers) {
      boolean whole = server.matches("[A-Za-z][A-Za-z0-9+.-]*://.*");
      String path = withoutSlash(path(server));
      String absolute = path.startsWith("/") || path.isEmpty() ? path : "/" + path;
      prefixes.add(absolute);
      prefixes.add(root + absolute);
      if (whole) {
        // Somebody else's address: what is before a gateway may not be behind it.
        prefixes.add(root);
      }
    }
    if (servers.isEmpty()) {
      prefixes.add(root);
    }
    List<String> longestFirst = new ArrayList<>(prefixes);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    return List.copyOf(longestFirst);
  }

  private static String path(String server) {
    try {
      return Optional.ofNullable(URI.create(server.strip()).normalize().getRawPath()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** What may stand before a path of the document; the longest first. */
  List<String> prefixes() {
    return prefixes;
  }

  /** The operation; empty if the document has none of that path and method. */
  Optional<Found> find(String method, String path) {
    return at(path).stream()
        .flatMap(
            each -> {
              Operation operation = each.methods.get(method);
              // What GET answers is what HEAD says of it (RFC 9110, 9.3.2).
              if (operation == null && method.equals("HEAD")) {
                operation = each.methods.get("GET");
              }
              return Optional.ofNullable(operation).map(o -> new Found(o, each.values)).stream();
            })
        .findFirst();
  }

  /** The methods that the document has for a path; empty if it does not have the path. */
  Set<String> methods(String path) {
    return at(path).stream().findFirst().map(each -> each.methods.keySet()).orElse(Set.of());
  }

  private record At(Map<String, Operation> methods, Map<String, String> values) {}

  private List<At> at(String path) {
    List<At> found = new ArrayList<>();
    for (String prefix : prefixes) {
      if (path.startsWith(prefix + "/")) {
        List<String> parts = PathTemplate.split(path.substring(prefix.length()));
        byLength
            .getOrDefault(parts.size(), Map.of())
            .forEach(
                (template, methods) ->
                    template.match(parts).ifPresent(values -> found.add(new At(methods, values))));
      }
    }
    return found;
  }
}
