package io.sluice.config;

import io.sluice.model.InvalidInput;
import io.sluice.model.flag.Flags;
import io.sluice.model.ring.Ring;
import io.sluice.model.verdict.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads sluice.yaml. Everything wrong with it is told at once, each at its place. */
public final class SettingsReader {
  /** The name of the file, in the directory of the project. */
  public static final String FILE = "sluice.yaml";

  private SettingsReader() {}

  /**
   * Reads sluice.yaml of a project.
   *
   * @param project its directory
   * @throws InvalidInput if it is not there or anything in it is wrong
   */
  public static Settings read(Path project) {
    return parse(project, FILE, SettingsFile.text(project.resolve(FILE), FILE));
  }

  /**
   * Reads a text.
   *
   * @param project the directory its paths are relative to
   * @param file the name problems give it
   * @param text YAML 1.2
   * @throws InvalidInput if anything in it is wrong
   */
  public static Settings parse(Path project, String file, String text) {
    Problems problems = new Problems();
    Source source = new Source(file, text, problems);
    Optional<Settings> settings =
        YamlText.parse(source)
            .flatMap(root -> new Value(source, root, "").section(Shape.ROOT))
            .map(root -> settings(project, root));
    problems.throwIfAny();
    return settings.orElseThrow();
  }

  private static Settings settings(Path project, Section root) {
    version(root);
    List<Ring> rings = new RingsReader().read(root);
    List<String> ringNames = rings.stream().map(Ring::name).distinct().toList();
    FlagsReader flagsReader = new FlagsReader(root, ringNames);
    Flags flags = flagsReader.flags();
    CriteriaSettings criteria = CriteriaReader.read(root);
    Optional<Section> policySection = root.section("policy", Shape.POLICY);
    Policy policy =
        new PolicyReader(ringNames, flags, criteria, flagsReader.exposureComplete())
            .read(policySection);
    AuthSettings auth = AuthReader.read(root);
    Map<String, EnvironmentSettings> environments =
        new EnvironmentsReader(ServiceReader.read(root), project, auth).read(root);
    return new Settings(
        project,
        criteria,
        rings,
        flags,
        new LiveReader(project, rings).read(root),
        flagsReader.ignored(),
        flagsReader.exposureHeader(),
        OpenApiReader.read(project, root),
        auth,
        defaultEnvironment(root, environments),
        environments,
        policy,
        AccessibilityReader.read(policySection),
        BrowserReader.read(root),
        BrowserReader.lanes(root),
        store(project, root));
  }

  private static StoreSettings store(Path project, Section root) {
    StoreSettings usual = new StoreSettings.Directory(project.resolve(StoreSettings.DEFAULT));
    Optional<Value> value = root.find("store");
    Optional<String> text = value.flatMap(Value::text);
    if (text.isEmpty()) {
      return usual;
    }
    Optional<StoreSettings> store = StoreSettings.parse(project, text.get());
    if (store.isEmpty()) {
      value.get().problem("store is \"" + text.get() + "\", which is no store", StoreSettings.HINT);
    }
    return store.orElse(usual);
  }

  private static void version(Section root) {
    root.require("sluice")
        .filter(value -> !(value.node() instanceof ScalarNode n && isOne(n)))
        .ifPresent(
            value -> value.problem("this version of sluice.yaml is not known", "Write sluice: 1."));
  }

  private static boolean isOne(ScalarNode node) {
    return node.getTag().equals(Tag.INT) && node.getValue().equals("1");
  }

  private static String defaultEnvironment(
      Section root, Map<String, EnvironmentSettings> environments) {
    List<String> known =
        root.find("environments").flatMap(Value::entries).orElse(Map.of()).keySet().stream()
            .toList();
    Optional<Value> value =
        known.size() > 1 ? root.require("default-environment") : root.find("default-environment");
    Optional<String> name = value.flatMap(Value::text);
    if (name.isPresent() && !known.contains(name.get())) {
      value
          .get()
          .problem(
              "unknown environment \"" + name.get() + "\"" + Nearest.hint(name.get(), known),
              "Known here: " + String.join(", ", known) + ".");
    }
    return name.or(() -> environments.keySet().stream().findFirst()).orElse("");
  }
}
