package io.sluice.config;

import io.sluice.deploy.DeploySettings;
import io.sluice.deploy.ServiceSettings;
import io.sluice.http.NetworkSettings;
import io.sluice.model.Place;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code environments}. */
final class EnvironmentsReader {
  private static final String HOST = "\\.?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*";

  private final ServiceSettings service;
  private final Path project;
  private final Map<String, Place> everywhere;

  /**
   * @param project the directory that paths are relative to
   * @param everywhere environment variables that every environment needs
   */
  EnvironmentsReader(ServiceSettings service, Path project, Map<String, Place> everywhere) {
    this.service = service;
    this.project = project;
    this.everywhere = everywhere;
  }

  Map<String, EnvironmentSettings> read(Section root) {
    Optional<Value> value = root.require("environments");
    Map<String, Value.Entry> entries = value.flatMap(Value::entries).orElse(Map.of());
    if (entries.isEmpty() && value.flatMap(Value::entries).isPresent()) {
      value.get().problem("there is no environment", "Describe one, such as \"local\".");
    }
    Map<String, EnvironmentSettings> environments = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          Names.check(entry.key(), "environment", name);
          entry
              .value()
              .section(Shape.ENVIRONMENT)
              .ifPresent(
                  section -> environments.put(name, environment(name, entry.key(), section)));
        });
    return environments;
  }

  private EnvironmentSettings environment(String name, Value key, Section from) {
    Map<String, Place> variables = new LinkedHashMap<>(everywhere);
    Template base = new Template(List.of("run.secret"), true, variables);
    DeployReader deployer = new DeployReader(base);
    DeploySettings deploy = deployer.read(name, key, from);
    Duration ready = deployer.readyWithin().orElse(service.readyTimeout());
    RequestsReader requests = new RequestsReader(base);
    return new EnvironmentSettings(
        name,
        new ServiceSettings(service.name(), service.readyPath(), service.build(), ready),
        deploy,
        from.section("flags", Shape.FLAG_CONTROL).flatMap(new FlagControlReader(base)::read),
        from.section("tenants", Shape.TENANTS).flatMap(requests::tenants),
        network(from),
        variables);
  }

  private NetworkSettings network(Section from) {
    Optional<URI> proxy = from.find("proxy").flatMap(EnvironmentsReader::proxy);
    if (from.find("proxy").isEmpty() && from.find("no-proxy").isPresent()) {
      from.key("no-proxy").problem("\"no-proxy\" without \"proxy\"", "Name the proxy, too.");
    }
    List<String> exempt = new ArrayList<>();
    from.elements("no-proxy")
        .forEach(
            value ->
                value
                    .text()
                    .ifPresent(
                        host -> {
                          if (!host.matches(HOST)) {
                            value.problem(
                                "\"" + host + "\" is no host",
                                "Write a host name, or .example.com for all below example.com.");
                          }
                          exempt.add(host);
                        }));
    return new NetworkSettings(
        proxy, exempt, from.find("ca").flatMap(Value::text).map(project::resolve));
  }

  private static Optional<URI> proxy(Value value) {
    Optional<String> text = value.text();
    Optional<URI> uri =
        text.filter(t -> t.matches("http://[^\\s/?#@]+:[0-9]+/?")).flatMap(EnvironmentsReader::uri);
    if (text.isPresent() && uri.isEmpty()) {
      value.problem(
          "the proxy must be http:// with a host and a port", "Write it as http://proxy:3128.");
    }
    return uri;
  }

  /** The address of a service, without a slash at its end. */
  static Optional<URI> url(Value value, String key) {
    Optional<String> text = value.text();
    Optional<URI> uri = text.flatMap(EnvironmentsReader::uri);
    if (text.isPresent() && uri.isEmpty()) {
      value.problem(
          "the " + key + " must be http:// or https:// with a host, without query",
          "Write it as https://staging.example.com.");
    }
    return uri;
  }

  private static Optional<URI> uri(String text) {
    if (!text.matches("https?://[^\\s?#]+")) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(text.replaceAll("/+$", ""));
      return Optional.of(uri).filter(u -> u.getHost() != null && u.getUserInfo() == null);
    } catch (IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }
}
