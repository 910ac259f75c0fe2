package io.sluice.reference;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Just enough of a browser: cookies, redirects, forms with their hidden token. */
final class TestBrowser {
  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private String html = "";
  private String path = "";
  private int status;
  private String exposures = "";

  TestBrowser(String base) {
    this.base = base;
  }

  TestBrowser open(String target) {
    return send(HttpRequest.newBuilder(URI.create(base + target)).GET());
  }

  /** Sends a form with the token of the page that is open. */
  TestBrowser submit(String target, String... fields) {
    StringBuilder body = new StringBuilder("csrf=").append(hidden("csrf"));
    body.append("&next=").append(encode(hidden("next")));
    for (int i = 0; i < fields.length; i += 2) {
      body.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
    }
    return post(target, body.toString());
  }

  TestBrowser post(String target, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private TestBrowser send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
      html = response.body();
      path = response.uri().getPath();
      status = response.statusCode();
      exposures = response.headers().firstValue("Sluice-Flags").orElse("(no such header)");
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String hidden(String name) {
    return first("name=\"" + name + "\" value=\"([^\"]*)\"");
  }

  String html() {
    return html;
  }

  String path() {
    return path;
  }

  int status() {
    return status;
  }

  String exposures() {
    return exposures;
  }

  String title() {
    return first("<title>(.*?)</title>");
  }

  String heading() {
    return first("<h1>(.*?)</h1>");
  }

  String statusMessage() {
    return first("role=\"status\"[^>]*>(.*?)</p>");
  }

  String alert() {
    return first("(?s)role=\"alert\"[^>]*>(.*?)</div>").replaceAll("(<[^>]*>|\\s)+", " ").strip();
  }

  /** What is shown beside a label. */
  String shown(String label) {
    return first("<dt>" + Pattern.quote(label) + "</dt><dd>(.*?)</dd>");
  }

  /** The text of the table row that contains a text. */
  String row(String text) {
    Matcher rows = Pattern.compile("(?s)<tr>(.*?)</tr>").matcher(html);
    while (rows.find()) {
      String row = rows.group(1).replaceAll("(<[^>]*>|\\s)+", " ").strip();
      if (row.contains(text)) {
        return row;
      }
    }
    return "";
  }

  boolean hasButton(String name) {
    return html.contains(">" + name + "</button>");
  }

  boolean hasLink(String name) {
    return html.contains(">" + name + "</a>");
  }

  private String first(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(html);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
