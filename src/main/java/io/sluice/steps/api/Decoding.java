package io.sluice.steps.api;

import io.sluice.http.Exchanged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes what a service did to a body because the client said it understands it (RFC 9110). */
final class Decoding {
  private static final int LARGEST = 16 * 1024 * 1024;

  private Decoding() {}

  static Exchanged of(Exchanged exchanged) throws IOException {
    String coding = exchanged.header("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
    if (exchanged.body().length == 0) {
      return exchanged;
    }
    return switch (coding) {
      case "gzip", "x-gzip" -> decoded(exchanged, new GZIPInputStream(body(exchanged)));
      case "deflate" -> decoded(exchanged, new InflaterInputStream(body(exchanged)));
      default -> exchanged;
    };
  }

  private static InputStream body(Exchanged exchanged) {
    return new ByteArrayInputStream(exchanged.body());
  }

  private static Exchanged decoded(Exchanged exchanged, InputStream decoder) throws IOException {
    try (decoder) {
      byte[] body = decoder.readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        throw new IOException("the answer is larger than " + LARGEST + " bytes");
      }
      return new Exchanged(exchanged.status(), exchanged.headers(), body);
    }
  }
}
