package io.sluice.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A stored run as text: a first line {@code sluice-evidence/3 sha256:…} with the digest of what
 * follows, then one JSON document, the components of {@link StoredRun} by name. So a file that was
 * cut off or altered is never taken for evidence.
 */
final class RunFormat {
  private static final String VERSION = "sluice-evidence/2";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          // Records alone: their questions (isFailed) are no part of them.
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .build();

  private RunFormat() {}

  static byte[] write(StoredRun run) {
    try {
      String body = JSON.writeValueAsString(run);
      return (VERSION + " " + digest(body) + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run that cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * @throws IOException if these are not the bytes that were written
   */
  static StoredRun read(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    if (!head.startsWith("sluice-evidence/")) {
      throw new IOException("it is not evidence of Sluice");
    }
    if (!head.startsWith(VERSION + " ")) {
      throw new IOException("it was written by another version of Sluice");
    }
    String body = text.substring(Math.min(text.length(), end + 1)).stripTrailing();
    if (end < 0 || !head.equals(VERSION + " " + digest(body))) {
      throw new IOException("it is cut off or was altered");
    }
    return JSON.readValue(body, StoredRun.class);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
