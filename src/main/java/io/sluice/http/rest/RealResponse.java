package io.sluice.http.rest;

import io.restassured.builder.ResponseBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.internal.assertion.CookieMatcher;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import io.sluice.http.Exchanged;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.http.impl.EnglishReasonPhraseCatalog;

/** The only place that loads REST Assured's Groovy core. */
final class RealResponse {
  private RealResponse() {}

  static Response of(Exchanged exchanged) {
    List<Header> headers =
        exchanged.headers().stream()
            // The builder adds it again.
            .filter(header -> !header.getKey().equalsIgnoreCase("Content-Type"))
            .map(header -> new Header(header.getKey(), header.getValue()))
            .toList();
    List<String> cookies =
        exchanged.headers().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("Set-Cookie"))
            .map(Map.Entry::getValue)
            .toList();
    int status = exchanged.status();
    String reason = EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ENGLISH);
    ResponseBuilder builder =
        new ResponseBuilder()
            .setStatusCode(status)
            .setStatusLine(("HTTP/1.1 " + status + " " + (reason == null ? "" : reason)).strip())
            .setHeaders(new Headers(headers))
            .setCookies(CookieMatcher.getCookies(cookies))
            .setBody(exchanged.body());
    exchanged.header("Content-Type").ifPresent(builder::setContentType);
    return builder.build();
  }

  static RequestSpecification takingAsText(RequestSpecification specification, String type) {
    EncoderConfig encoder =
        ((FilterableRequestSpecification) specification).getConfig().getEncoderConfig();
    return specification.config(
        ((FilterableRequestSpecification) specification)
            .getConfig()
            .encoderConfig(encoder.encodeContentTypeAs(type, ContentType.TEXT)));
  }
}
