package io.sluice.run;

import io.sluice.model.evidence.Attachment;
import io.sluice.model.plan.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Keeps the evidence of attempts as files below a run's folder. Thread-safe. */
final class EvidenceFolder {
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "image/png", "png", "text/html", "html", "application/json", "json", "text/plain", "txt");
  private static final int LONGEST_NAME = 60;

  private final Path runFolder;

  EvidenceFolder(Path runFolder) {
    this.runFolder = runFolder;
  }

  /** Writes one piece; the file's name is made of the trial, attempt and position. */
  Attachment write(
      Trial trial, int attempt, int position, String name, String mediaType, byte[] content) {
    String extension = EXTENSIONS.getOrDefault(mediaType, "bin");
    String folder =
        "evidence/" + UUID.nameUUIDFromBytes(trial.id().getBytes(StandardCharsets.UTF_8));
    String file = folder + "/" + attempt + "-" + position + "-" + slug(name) + "." + extension;
    Path target = runFolder.resolve(file);
    try {
      Files.createDirectories(target.resolve("..").normalize());
      Files.write(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Attachment(name, mediaType, file);
  }

  private static String slug(String name) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return slug.substring(0, Math.min(slug.length(), LONGEST_NAME));
  }
}
