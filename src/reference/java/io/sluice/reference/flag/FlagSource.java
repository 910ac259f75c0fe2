package io.sluice.reference.flag;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the values of the flags come from. */
public sealed interface FlagSource {

  /** The service's own settings, which the admin API writes. */
  record Own() implements FlagSource {
    @Override
    public String description() {
      return "the service itself";
    }
  }

  /** A flag file of flagd; it is read again whenever it changes. */
  record Flagd(Path file) implements FlagSource {
    @Override
    public String description() {
      return "the flagd file " + file;
    }
  }

  /**
   * An Unleash server.
   *
   * @param address its base address, such as {@code http://127.0.0.1:4242}
   * @param token a client token; it says which environment is read
   */
  record Unleash(URI address, String token) implements FlagSource {
    @Override
    public String description() {
      return "Unleash at " + address;
    }

    /** Never shows the token. */
    @Override
    public String toString() {
      return "Unleash[" + address + "]";
    }
  }

  /** For people. */
  String description();

  /** Whether the admin API can change them. */
  default boolean isOwn() {
    return this instanceof Own;
  }

  /**
   * Reads the value of {@code --flags}.
   *
   * @param token the client token of Unleash, where there is one
   * @throws IllegalArgumentException with what is wrong, for people
   */
  static FlagSource of(String text, Optional<String> token) {
    if (text.equals("own")) {
      return new Own();
    }
    if (text.startsWith("flagd:") && text.length() > "flagd:".length()) {
      return new Flagd(Path.of(text.substring("flagd:".length())));
    }
    if (text.matches("unleash:https?://[^/\\s]+.*")) {
      return new Unleash(
          URI.create(text.substring("unleash:".length())),
          token.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "--flags unleash:… needs a client token in CLM_UNLEASH_TOKEN")));
    }
    throw new IllegalArgumentException(
        "--flags must be own, flagd:PATH or unleash:URL, not \"" + text + "\"");
  }
}
