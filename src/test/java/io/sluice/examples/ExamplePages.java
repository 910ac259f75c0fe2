package io.sluice.examples;

import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages that the examples of steps are about: those of a reading room, below {@code /pages/}.
 */
public final class ExamplePages {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "csv", "text/csv; charset=utf-8",
          "svg", "image/svg+xml");

  /** What is answered below {@code /pages/}, whatever the method. */
  public Optional<Reply> answer(Request request) {
    String path = URI.create(request.path()).getPath();
    String name = path.replaceFirst("^/pages/", "");
    if (name.equals(path) || !name.matches("[a-z0-9-]+(\\.[a-z]+)?")) {
      return Optional.empty();
    }
    String file = name.contains(".") ? name : name + ".html";
    String ending = file.substring(file.indexOf('.') + 1);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
    if (ending.equals("csv")) {
      headers.put("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }
    return text(file).map(body -> new Reply(200, body, headers));
  }

  private static Optional<String> text(String file) {
    try (InputStream in = ExamplePages.class.getResourceAsStream("/examples/pages/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
