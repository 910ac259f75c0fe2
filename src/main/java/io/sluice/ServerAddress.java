package io.sluice;

import io.sluice.http.Values;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Addresses that sluice.yaml takes from environment variables. */
final class ServerAddress {
  private ServerAddress() {}

  /**
   * The address.
   *
   * @param whose the server, for people
   * @param end a regular expression for what is cut off its end
   * @throws InvalidInput if a variable holds something else
   */
  static URI of(String whose, String template, Values values, String end) {
    return Optional.of(values.fill(template).replaceFirst(end, ""))
        .filter(text -> text.matches("https?://[^\\s?#]+"))
        .flatMap(ServerAddress::uri)
        .filter(uri -> uri.getHost() != null)
        .orElseThrow(
            () ->
                new InvalidInput(
                    List.of(
                        Problem.of(
                            "the url of " + whose + " is no address: " + template,
                            "It must become http:// or https:// with a host, such as"
                                + " https://flags.example.com."))));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
