package io.sluice.config;

import io.sluice.model.Place;
import io.sluice.model.world.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code auth}. */
final class AuthReader {
  private AuthReader() {}

  static AuthSettings read(Section root) {
    Optional<Section> section = root.section("auth", Shape.AUTH);
    if (section.isEmpty()) {
      return AuthSettings.defaults();
    }
    Section from = section.get();
    from.find("api").ifPresent(AuthReader::api);
    List<String> roles = new ArrayList<>();
    from.elements("roles").forEach(value -> role(value, roles));
    return new AuthSettings(
        AuthSettings.Api.TENANT,
        roles,
        from.section("ui", Shape.UI)
            .flatMap(ui -> ui.require("phrase"))
            .flatMap(AuthReader::phrase));
  }

  private static void api(Value value) {
    value
        .oneOf(List.of("tenant", "static", "client-credentials"))
        .filter(api -> !api.equals("tenant"))
        .ifPresent(
            api ->
                value.problem(
                    "\"" + api + "\" is not supported yet",
                    "Write tenant: the answer that creates a tenant holds its tokens."));
  }

  private static void role(Value value, List<String> earlier) {
    Optional<String> role = value.raw();
    if (role.filter(earlier::contains).isPresent()) {
      value.problem("duplicate role \"" + role.get() + "\"", "");
    } else if (role.filter(text -> !text.matches("\\S+")).isPresent()) {
      value.problem("a role is one word", "Steps name it: the " + role.get() + " sends …");
    } else {
      role.ifPresent(earlier::add);
    }
  }

  /** The text stays as it is: its placeholders are filled when a user signs in. */
  private static Optional<Phrase> phrase(Value value) {
    ScalarStyle style =
        value.node() instanceof ScalarNode node ? node.getScalarStyle() : ScalarStyle.PLAIN;
    if (style == ScalarStyle.FOLDED) {
      value.problem("> makes one line of the steps", "Write | in its place.");
    }
    Place place = value.place();
    // A block's text starts on the line below its |.
    Place first =
        style == ScalarStyle.LITERAL ? new Place(place.file(), place.line() + 1, 0) : place;
    return value.raw().map(text -> new Phrase(text, first));
  }
}
