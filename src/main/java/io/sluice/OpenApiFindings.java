package io.sluice;

import io.sluice.config.Settings;
import io.sluice.deploy.DeploySettings;
import io.sluice.http.PooledClient;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.openapi.ApiDocument;
import io.sluice.openapi.OpenApiLint;
import io.sluice.openapi.OpenApiSettings;
import io.sluice.read.LintCheck;
import io.sluice.read.PlacedStep;
import io.sluice.read.ReadFeatures;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the features have and the service's OpenAPI document has not. */
final class OpenApiFindings implements LintCheck {
  private static final URI ANYWHERE = URI.create("http://localhost");

  private final Settings settings;

  OpenApiFindings(Settings settings) {
    this.settings = settings;
  }

  @Override
  public List<Finding> check(ReadFeatures features) {
    if (settings.openApi().isEmpty()) {
      return List.of();
    }
    OpenApiSettings openApi = settings.openApi().get();
    try {
      Optional<ApiDocument> document = document(openApi);
      return document
          .map(found -> compare(new OpenApiLint(found, openApi, base()), features))
          .orElseGet(() -> List.of(notCompared(openApi)));
    } catch (InvalidInput e) {
      return e.problems().stream()
          .map(problem -> Finding.error("invalid-openapi", problem))
          .toList();
    }
  }

  private static List<Finding> compare(OpenApiLint lint, ReadFeatures features) {
    return features.catalog().scenarios().stream()
        .map(Scenario::id)
        .map(id -> features.steps(id).stream().map(OpenApiFindings::step).toList())
        .flatMap(steps -> lint.check(steps).stream())
        .map(found -> Finding.warning(found.code(), found.problem()))
        .distinct()
        .toList();
  }

  private static OpenApiLint.Step step(PlacedStep step) {
    return new OpenApiLint.Step(step.text(), step.rows(), step.doc(), step.place());
  }

  /** The document in the project, as the service has it now, or as a run last saw it. */
  private Optional<ApiDocument> document(OpenApiSettings openApi) {
    boolean isThere = settings.environment().deploy() instanceof DeploySettings.OfUrl;
    if (openApi.source() instanceof OpenApiSettings.OfFile || isThere) {
      try {
        PooledClient http = new PooledClient(settings.policy().timeouts().step());
        return Optional.of(OpenApi.document(openApi, base(), http, new Secrets()));
      } catch (Trouble notNow) {
        // What a run saw is better than nothing.
        return OpenApi.lastSeen(settings, openApi);
      }
    }
    return OpenApi.lastSeen(settings, openApi);
  }

  private URI base() {
    return settings.environment().deploy() instanceof DeploySettings.OfUrl there
        ? URI.create(there.url().toString().replaceFirst("/$", ""))
        : ANYWHERE;
  }

  private static Finding notCompared(OpenApiSettings openApi) {
    return Finding.warning(
        "openapi-not-compared",
        Problem.of(
            "the features were not compared with " + openApi.source().name() + " of the service",
            "run ./sluice try or gate once: the document is kept for this"));
  }
}
