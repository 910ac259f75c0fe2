package io.sluice.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.model.Place;
import io.sluice.openapi.OpenApiLint.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as a scenario writes it.
 *
 * @param method e.g. {@code POST}
 * @param path without the query, {@code ${name}} as it is written
 * @param query names of the parameters that are known
 * @param fields keys of each field of a JSON body that is known, outermost first
 * @param place of the step
 */
record LintRequest(
    String method, String path, List<String> query, Set<List<String>> fields, Place place) {
  private static final Pattern SENDS =
      Pattern.compile(
          "(?:nobody|the \\S+(?: of \"[^\"]*\")?) sends ([A-Z]+) \"([^\"]*)\"(?: with (\\w+):)?.*");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The request of a step; empty if it sends none, or to where only the run knows. */
  static Optional<LintRequest> of(Step step) {
    Matcher matcher = SENDS.matcher(step.text());
    if (!matcher.matches() || !matcher.group(2).startsWith("/")) {
      return Optional.empty();
    }
    String address = matcher.group(2);
    int question = address.indexOf('?');
    String with = Optional.ofNullable(matcher.group(3)).orElse("");
    return Optional.of(
        new LintRequest(
            matcher.group(1),
            question < 0 ? address : address.substring(0, question),
            names(question < 0 ? "" : address.substring(question + 1)),
            fields(with, step),
            step.place()));
  }

  /** The same with further parameters of the query. */
  LintRequest with(List<String> more) {
    List<String> all = new ArrayList<>(query);
    all.addAll(more);
    return new LintRequest(method, path, List.copyOf(all), fields, place);
  }

  /** Whether it is of this method; what the document says of GET holds for HEAD. */
  boolean isFor(Operation operation) {
    return operation.method().equals(method)
        || (method.equals("HEAD") && operation.method().equals("GET"));
  }

  private static List<String> names(String query) {
    return Query.of(query).keySet().stream()
        .filter(name -> !name.isEmpty() && !name.contains("${"))
        .toList();
  }

  private static Set<List<String>> fields(String with, Step step) {
    Set<List<String>> fields = new LinkedHashSet<>();
    if (with.equals("fields")) {
      step.rows().stream()
          .filter(row -> !row.isEmpty() && row.get(0) != null && !row.get(0).contains("${"))
          .map(row -> FieldPath.keys(row.get(0)))
          .flatMap(Optional::stream)
          .forEach(fields::add);
    } else if (with.equals("body")) {
      step.doc().flatMap(LintRequest::json).ifPresent(json -> gather(json, List.of(), fields));
    }
    return fields;
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      // Another media type, wrong on purpose, or with a remembered value outside of a text.
      return Optional.empty();
    }
  }

  private static void gather(JsonNode json, List<String> keys, Set<List<String>> into) {
    if (json.isObject()) {
      json.properties()
          .forEach(entry -> gather(entry.getValue(), with(keys, entry.getKey()), into));
    } else if (json.isArray()) {
      json.forEach(each -> gather(each, with(keys, "0"), into));
    }
    if (!keys.isEmpty()) {
      into.add(keys);
    }
  }

  private static List<String> with(List<String> keys, String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return List.copyOf(longer);
  }
}
