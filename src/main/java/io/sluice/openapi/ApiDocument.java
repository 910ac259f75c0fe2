package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An OpenAPI document, version 3.0 or 3.1, whose references lead somewhere. */
public final class ApiDocument {
  static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** What holds examples and the like, in which {@code $ref} is a text as any other. */
  private static final Set<String> NO_REFERENCES = Set.of("example", "examples", "enum", "const");

  private static final int MOST_HOPS = 32;

  private final DocumentText source;
  private final Part root;
  private final List<Operation> operations;

  private ApiDocument(DocumentText source, Part root) {
    this.source = source;
    this.root = root;
    this.operations = root.at("paths").children().flatMap(this::operations).toList();
  }

  /**
   * Reads a document.
   *
   * @param name for people
   * @param text JSON or YAML
   * @throws InvalidInput if it is none that can be checked against, with every problem found
   */
  public static ApiDocument parse(String name, String text) {
    DocumentText source = new DocumentText(name, text);
    Part root = Part.root(source.tree());
    String version = root.at("openapi").node().asText();
    if (!version.matches("3\\.[0-2]\\.\\d+.*")) {
      throw new InvalidInput(
          Problem.at(Place.of(name), notOpenApi(root, version), "OpenAPI 3.0 and 3.1 are known."));
    }
    if (!root.at("paths").node().isObject()) {
      throw new InvalidInput(
          Problem.at(Place.of(name), "the OpenAPI document has no paths", "Correct it."));
    }
    List<Problem> problems = new ArrayList<>();
    references(source, root, root, problems);
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    return new ApiDocument(source, root);
  }

  private static String notOpenApi(Part root, String version) {
    if (root.at("swagger").exists()) {
      return "this is a document of Swagger " + root.at("swagger").node().asText();
    }
    return version.isEmpty()
        ? "this is no OpenAPI document: it has no \"openapi\": \"3.1.0\""
        : "OpenAPI " + version + " is not known";
  }

  private static void references(DocumentText source, Part root, Part part, List<Problem> found) {
    JsonNode ref = part.node().path("$ref");
    if (ref.isTextual()) {
      wrong(root, ref.textValue())
          .ifPresent(why -> found.add(Problem.at(source.place(part), why.what(), why.fix())));
    }
    part.children()
        .filter(child -> child.node().isContainerNode())
        .filter(child -> !NO_REFERENCES.contains(child.key()) && !child.key().startsWith("x-"))
        .forEach(child -> references(source, root, child, found));
  }

  private record Wrong(String what, String fix) {}

  private static Optional<Wrong> wrong(Part root, String reference) {
    if (reference.startsWith("#/")) {
      return pointed(root, reference).exists()
          ? Optional.empty()
          : Optional.of(new Wrong("\"" + reference + "\" is not in the document", "Correct it."));
    }
    // An anchor, or the whole document, as 3.1 has them: the library knows.
    return reference.startsWith("#")
        ? Optional.empty()
        : Optional.of(
            new Wrong(
                "\"" + reference + "\" is in another document",
                "Make one document of them, e.g. with npx @redocly/cli bundle."));
  }

  private static Part pointed(Part root, String reference) {
    Part part = root;
    for (String key : reference.substring(2).split("/", -1)) {
      String plain = Percent.decoded(key).replace("~1", "/").replace("~0", "~");
      part = part.at(plain);
    }
    return part;
  }

  private Stream<Operation> operations(Part item) {
    Part path = resolved(item);
    PathTemplate template = PathTemplate.of(item.key());
    return path.children()
        .filter(part -> METHODS.contains(part.key()))
        .map(
            part ->
                new Operation(
                    part.key().toUpperCase(Locale.ROOT), template, part, parameters(path, part)));
  }

  /** Those of the path, unless the operation says otherwise of one. */
  private List<Part> parameters(Part path, Part operation) {
    Map<String, Part> byName = new LinkedHashMap<>();
    for (Part holder : List.of(path, operation)) {
      holder
          .at("parameters")
          .children()
          .map(this::resolved)
          .forEach(each -> byName.put(each.at("in").node() + " " + each.at("name").node(), each));
    }
    return List.copyOf(byName.values());
  }

  /** The part a {@code $ref} leads to, or the part itself. */
  Part resolved(Part part) {
    Part at = part;
    for (int hops = 0; hops < MOST_HOPS && at.node().path("$ref").isTextual(); hops++) {
      String reference = at.node().path("$ref").textValue();
      if (!reference.startsWith("#/")) {
        return at;
      }
      at = pointed(root, reference);
    }
    return at;
  }

  List<Operation> operations() {
    return operations;
  }

  /** The URLs of every {@code servers}, of the document, its paths and their operations. */
  List<String> servers() {
    List<Part> holders = new ArrayList<>(List.of(root));
    root.at("paths").children().map(this::resolved).forEach(holders::add);
    operations.forEach(operation -> holders.add(operation.part()));
    return holders.stream()
        .flatMap(holder -> holder.at("servers").children())
        .map(ApiDocument::url)
        .distinct()
        .toList();
  }

  /** With the defaults of its variables. */
  private static String url(Part server) {
    String url = server.at("url").node().asText();
    for (Part variable : server.at("variables").children().toList()) {
      url = url.replace("{" + variable.key() + "}", variable.at("default").node().asText());
    }
    return url;
  }

  Part root() {
    return root;
  }

  /** As it was read. */
  public String text() {
    return source.text();
  }

  /** For people. */
  String name() {
    return source.name();
  }

  /** Whether it is written in version 3.0, whose schemas are not quite JSON Schema. */
  boolean isThreeZero() {
    return root.at("openapi").node().asText().startsWith("3.0.");
  }
}
