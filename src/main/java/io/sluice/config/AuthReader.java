package io.sluice.config;

import io.sluice.auth.User;
import io.sluice.model.Place;
import io.sluice.model.world.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, Place> variables = new LinkedHashMap<>();
    Template known = new Template(List.of("run.secret"), true, variables);
    List<String> roles = new ArrayList<>();
    from.elements("roles").forEach(value -> role(value, roles));
    return new AuthSettings(
        from.find("api").map(new ApiAuthReader(known)::read).orElse(AuthSettings.defaults().api()),
        roles,
        users(from, known),
        from.section("ui", Shape.UI)
            .flatMap(ui -> ui.require("phrase"))
            .flatMap(AuthReader::phrase),
        variables);
  }

  private static void role(Value value, List<String> earlier) {
    Optional<String> role = value.raw();
    if (role.filter(earlier::contains).isPresent()) {
      value.problem("duplicate role \"" + role.get() + "\"", "");
    } else if (role.isPresent() && isRole(value, role.get())) {
      earlier.add(role.get());
    }
  }

  /** Whether steps can name it; notes a problem if they cannot. */
  static boolean isRole(Value key, String role) {
    if (role.matches("\\S+")) {
      return true;
    }
    key.problem("a role is one word", "Steps name it: the " + role + " sends …");
    return false;
  }

  private static Map<String, User> users(Section from, Template known) {
    Map<String, User> users = new LinkedHashMap<>();
    from.find("users")
        .flatMap(Value::entries)
        .orElse(Map.of())
        .forEach(
            (role, entry) -> {
              isRole(entry.key(), role);
              user(entry.value(), known).ifPresent(user -> users.put(role, user));
            });
    return users;
  }

  /** User name and password; both must be there. */
  static Optional<User> user(Value value, Template known) {
    Optional<Section> section = value.section(Shape.USER);
    Optional<String> name =
        section.flatMap(s -> s.require("username")).flatMap(v -> v.template(known));
    Optional<String> password =
        section.flatMap(s -> s.require("password")).flatMap(v -> v.template(known));
    return name.flatMap(n -> password.map(p -> new User(n, p)));
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
