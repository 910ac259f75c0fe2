package io.sluice.openapi;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks exchanges against an OpenAPI document: every answer, and every request that the service
 * accepted. A request that it refused may well be wrong: that is what criteria try.
 */
public final class OpenApiCheck implements ExchangeCheck {
  private static final int SHOWN = 5;

  private final ApiDocument document;
  private final OpenApiSettings settings;
  private final URI base;
  private final Paths paths;
  private final Answers answers;
  private final Requests requests;
  private final List<Pattern> ignored;

  /**
   * A check.
   *
   * @param base where the service answers; exchanges with others are not looked at
   * @throws io.sluice.model.InvalidInput if the library for schemas is not on the class path
   */
  public static ExchangeCheck of(ApiDocument document, OpenApiSettings settings, URI base) {
    return SchemaLibrary.using(() -> new OpenApiCheck(document, settings, base));
  }

  private OpenApiCheck(ApiDocument document, OpenApiSettings settings, URI base) {
    this.document = document;
    this.settings = settings;
    this.base = base;
    this.paths = new Paths(document, base);
    Validation validation = new Validation(document);
    boolean fail = settings.failUndocumented();
    Bodies bodies = new Bodies(document, validation, fail);
    Parameters parameters = new Parameters(document, validation);
    this.answers = new Answers(document, bodies, parameters, fail);
    this.requests = new Requests(document, bodies, parameters);
    this.ignored = settings.ignore().stream().map(IgnoredPaths::pattern).toList();
  }

  @Override
  public Optional<String> problem(Seen seen) {
    String path = Optional.ofNullable(seen.uri().getRawPath()).orElse("/");
    if (!isOfTheService(seen.uri()) || isIgnored(path)) {
      return Optional.empty();
    }
    return paths
        .find(seen.method(), path)
        .map(found -> misfit(found, seen))
        .orElseGet(() -> undocumented(seen, path));
  }

  private boolean isOfTheService(URI uri) {
    return String.valueOf(base.getHost()).equalsIgnoreCase(String.valueOf(uri.getHost()))
        && base.getPort() == uri.getPort();
  }

  private boolean isIgnored(String path) {
    String root = Optional.ofNullable(base.getRawPath()).orElse("");
    String below =
        !root.isEmpty() && path.startsWith(root + "/") ? path.substring(root.length()) : path;
    return ignored.stream().anyMatch(pattern -> pattern.matcher(below).matches());
  }

  private Optional<String> misfit(Paths.Found found, Seen seen) {
    String name = document.name();
    List<String> ofAnswer = answers.check(found.operation(), seen);
    List<String> ofRequest = seen.accepted() ? requests.check(found, seen) : List.of();
    if (ofAnswer.isEmpty() && ofRequest.isEmpty()) {
      return Optional.empty();
    }
    String operation = found.operation() + " of " + name;
    return Optional.of(
        Stream.of(
                said("the answer does not fit " + operation, ofAnswer),
                said("the service accepted a request that does not fit " + operation, ofRequest))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n")));
  }

  private static Optional<String> said(String what, List<String> wrong) {
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    String rest = wrong.size() > SHOWN ? "\n  and " + (wrong.size() - SHOWN) + " more" : "";
    return Optional.of(
        wrong.stream().limit(SHOWN).collect(Collectors.joining("\n  ", what + ":\n  ", rest)));
  }

  /** What the document does not have, yet the service does. */
  private Optional<String> undocumented(Seen seen, String path) {
    boolean served = seen.status() < 400 && !seen.method().equals("OPTIONS");
    if (!served || !settings.failUndocumented()) {
      return Optional.empty();
    }
    Set<String> methods = paths.methods(path);
    String why =
        methods.isEmpty()
            ? document.name() + " has no such path"
            : document.name()
                + " has no "
                + seen.method()
                + " there, only "
                + String.join(", ", new TreeSet<>(methods));
    return Optional.of(
        "the service answers "
            + seen.method()
            + " "
            + path
            + ", but "
            + why
            + ".\n  Add it to the document, or name the path in service.openapi.ignore of"
            + " sluice.yaml");
  }
}
