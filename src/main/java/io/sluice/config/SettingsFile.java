package io.sluice.config;

import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the file itself, up to a size no settings have. */
final class SettingsFile {
  static final int MOST_BYTES = 512 * 1024;
  private static final String GUIDE =
      "docs/guides/configuration.md shows the smallest one that works";

  private SettingsFile() {}

  /** Its text; name is what problems call it. */
  static String text(Path path, String name) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw invalid(
            name,
            name + " has more than " + MOST_BYTES / 1024 + " KB",
            "Settings never are that long: is it the right file?");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException missing) {
      throw invalid(
          name,
          "there is no " + name + ": looked at " + path.toAbsolutePath().normalize(),
          "Create one there (" + GUIDE + "), or start in the directory of the project.");
    } catch (CharacterCodingException wrong) {
      throw invalid(name, name + " is not UTF-8 text", "Save it as UTF-8.");
    } catch (IOException unreadable) {
      throw invalid(
          name,
          name + " cannot be read (" + unreadable.getClass().getSimpleName() + ")",
          "It must be a file that you may read: " + path.toAbsolutePath().normalize() + ".");
    }
  }

  private static InvalidInput invalid(String name, String what, String fix) {
    return new InvalidInput(Problem.at(Place.of(name), what, fix));
  }
}
