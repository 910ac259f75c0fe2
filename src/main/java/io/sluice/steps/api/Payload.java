package io.sluice.steps.api;

import io.cucumber.docstring.DocString;
import io.restassured.specification.RequestSpecification;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.world.Variables;
import io.sluice.model.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * What a request carries.
 *
 * @param type its media type
 * @param content the bytes
 * @param text whether they are text, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Payload(String type, byte[] content, boolean text) {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FILE = "file:";

  private static Payload text(String type, String text) {
    return new Payload(type, text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** The request with this as its body; its media type is there already. */
  RequestSpecification in(RequestSpecification request) {
    return text ? request.body(new String(content, StandardCharsets.UTF_8)) : request.body(content);
  }

  /** A doc string; JSON unless it names another media type. */
  static Payload of(DocString body, Variables variables) {
    String given = Optional.ofNullable(body.getContentType()).orElse("");
    String type = given.contains("/") ? given : JSON;
    return text(type, variables.fill(body.getContent()));
  }

  /** A JSON object. */
  static Payload fields(Map<String, String> fields, Variables variables) {
    return text(JSON, Fields.json(fields, variables));
  }

  /** What a browser sends for a form without files. */
  static Payload form(List<Map.Entry<String, String>> fields) {
    return text(
        FORM,
        fields.stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A file as it is. */
  static Payload file(String path, World world) {
    Path file = world.file(path);
    return new Payload(MediaTypes.of(file), read(file), false);
  }

  /**
   * What a browser sends for a form with files.
   *
   * @param rows name, value or {@code file:} and a path, and perhaps the media type
   */
  static Payload parts(List<List<String>> rows, World world) {
    MultipartEntityBuilder builder =
        MultipartEntityBuilder.create()
            .setMode(HttpMultipartMode.EXTENDED)
            .setContentType(ContentType.create("multipart/form-data"))
            .setCharset(StandardCharsets.UTF_8);
    for (List<String> row : rows) {
      if (row.size() < 2 || row.size() > 3) {
        throw Pairs.wrong("two columns, | name | value |, or three, | name | value | type |", row);
      }
      Optional<String> type =
          Optional.of(row.size() == 3 ? row.get(2) : "").filter(text -> !text.isBlank());
      add(builder, row.get(0), row.get(1), type, world);
    }
    HttpEntity entity = builder.build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      entity.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Payload(entity.getContentType(), bytes.toByteArray(), false);
  }

  private static void add(
      MultipartEntityBuilder builder,
      String name,
      String value,
      Optional<String> type,
      World world) {
    if (value.startsWith(FILE)) {
      Path file = world.file(value.substring(FILE.length()));
      ContentType media = mediaType(type.orElseGet(() -> MediaTypes.of(file)));
      builder.addBinaryBody(name, read(file), media, String.valueOf(file.getFileName()));
    } else {
      ContentType media = mediaType(type.orElse("text/plain"));
      ContentType utf8 =
          media.getCharset() == null ? media.withCharset(StandardCharsets.UTF_8) : media;
      builder.addTextBody(name, value, utf8);
    }
  }

  private static ContentType mediaType(String text) {
    try {
      ContentType type = ContentType.parse(text);
      if (type != null && type.getMimeType().contains("/")) {
        return type;
      }
    } catch (IllegalArgumentException e) {
      // A character set that there is not.
    }
    throw new InvalidInput(
        Problem.of("\"" + text + "\" is no media type", "write one like text/csv"));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidInput(
          Problem.of("the file " + file + " cannot be read: " + e.getMessage(), "see to it"));
    }
  }
}
