package io.sluice;

import io.sluice.config.Settings;
import io.sluice.http.Exchanged;
import io.sluice.http.PooledClient;
import io.sluice.http.Sending;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.openapi.ApiDocument;
import io.sluice.openapi.ExchangeCheck;
import io.sluice.openapi.OpenApiCheck;
import io.sluice.openapi.OpenApiSettings;
import io.sluice.openapi.OpenApiSettings.AtPath;
import io.sluice.openapi.OpenApiSettings.OfFile;
import io.sluice.openapi.SchemaLibrary;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The OpenAPI document of the service, from where sluice.yaml says it is. */
final class OpenApi {
  private static final int LARGEST = 32 * 1024 * 1024;

  private OpenApi() {}

  /**
   * Finds out what is wrong before anything is deployed, as far as it can be known.
   *
   * @throws InvalidInput if the document of a file cannot be checked against, or nothing that could
   *     check is on the class path
   */
  static void requireBeforehand(Settings settings) {
    settings
        .openApi()
        .ifPresent(
            openApi -> {
              PooledClient.quiet();
              SchemaLibrary.require();
              if (openApi.source() instanceof OfFile file) {
                read(file);
              }
            });
  }

  /**
   * What looks at the exchanges of a run.
   *
   * @param baseUrl where the service answers
   * @throws Trouble if a document that the service publishes cannot be had
   */
  static ExchangeCheck check(Settings settings, URI baseUrl, PooledClient http, Secrets secrets) {
    if (settings.openApi().isEmpty()) {
      return ExchangeCheck.NONE;
    }
    OpenApiSettings openApi = settings.openApi().get();
    ApiDocument document = document(openApi, baseUrl, http, secrets);
    if (openApi.source() instanceof AtPath) {
      keep(document, copy(settings));
    }
    return OpenApiCheck.of(document, openApi, baseUrl);
  }

  /** For a look at the features while the service is not up; not having it does no harm. */
  private static void keep(ApiDocument document, Path copy) {
    Path folder = copy.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path made = Files.createTempFile(folder, "openapi", ".tmp");
      Files.writeString(made, document.text());
      Files.move(made, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritten) {
      // Lint then says that it could not compare.
    }
  }

  /** The document as a run saw it last; empty if none did. */
  static Optional<ApiDocument> lastSeen(Settings settings, OpenApiSettings openApi) {
    try {
      return Optional.of(
          ApiDocument.parse(openApi.source().name(), Files.readString(copy(settings))));
    } catch (IOException | InvalidInput e) {
      return Optional.empty();
    }
  }

  private static Path copy(Settings settings) {
    return settings.store().local().resolve("openapi").resolve(settings.environment().name());
  }

  /**
   * The document.
   *
   * @throws InvalidInput if that of a file cannot be used
   * @throws Trouble if that of the service cannot be had
   */
  static ApiDocument document(
      OpenApiSettings settings, URI baseUrl, PooledClient http, Secrets secrets) {
    if (settings.source() instanceof OfFile file) {
      return read(file);
    }
    AtPath published = (AtPath) settings.source();
    try {
      return ApiDocument.parse(published.name(), fetch(published.name(), baseUrl, http));
    } catch (IOException e) {
      throw trouble(published, secrets.mask(String.valueOf(e.getMessage())));
    } catch (InvalidInput e) {
      throw trouble(
          published,
          e.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
    }
  }

  private static String fetch(String path, URI baseUrl, PooledClient http) throws IOException {
    Map.Entry<String, String> accept =
        Map.entry("Accept", "application/json, application/yaml;q=0.9, */*;q=0.8");
    URI uri = URI.create(baseUrl + path);
    Exchanged answer = http.send(new Sending("GET", uri, List.of(accept), new byte[0]), LARGEST);
    if (answer.status() != 200) {
      throw new IOException("it answered " + answer.status());
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static Trouble trouble(AtPath published, String why) {
    return new Trouble(
        "openapi-document",
        "openapi",
        "the service's OpenAPI document cannot be used: GET " + published.name() + ": " + why,
        "correct what the service publishes, or service.openapi of sluice.yaml");
  }

  private static ApiDocument read(OfFile file) {
    try {
      return ApiDocument.parse(file.name(), Files.readString(file.path()));
    } catch (IOException e) {
      String why = Files.exists(file.path()) ? "cannot be read" : "is not there";
      throw new InvalidInput(
          Problem.at(
              file.named(),
              "the OpenAPI document " + file.name() + " " + why,
              "Its path is relative to sluice.yaml."));
    }
  }
}
