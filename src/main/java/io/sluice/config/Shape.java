package io.sluice.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * The mappings of sluice.yaml and their keys. The JSON Schema says the same under the same names; a
 * test holds the two together.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
enum Shape {
  ROOT(
      "",
      List.of(
          "sluice",
          "service",
          "criteria",
          "store",
          "rings",
          "flags",
          "auth",
          "default-environment",
          "environments",
          "policy",
          "browser",
          "lanes"),
      List.of("telemetry", "alerts")),
  SERVICE("service", List.of("name", "ready", "ready-within", "build", "openapi")),
  BUILD("build", List.of("path", "pointer", "value")),
  OPENAPI("openapi", List.of("path", "file", "ignore", "undocumented")),
  CRITERIA("criteria", List.of("id", "expected", "retired", "link")),
  RING("ring", List.of("name", "tenants"), List.of("segment")),
  FLAGS("flags", List.of("live", "exposure", "ignore", "declared")),
  LIVE("live", List.of("file", "http")),
  HTTP_LIVE("http-live", List.of("base-url", "headers", "read")),
  EXPOSURE("exposure", List.of("header", "complete")),
  FLAG("flag", List.of("owner", "expires", "on-in", "off", "on", "requires", "same-behaviour")),
  AUTH("auth", List.of("api", "roles", "users", "ui")),
  API("api", List.of("static", "client-credentials", "sign-in")),
  GIVEN("given", List.of("header", "value", "username", "password")),
  CLIENT_CREDENTIALS(
      "client-credentials", List.of("token-url", "client-auth", "scope", "audience", "clients")),
  CLIENT("client", List.of("id", "secret", "scope")),
  SIGN_IN("sign-in", List.of("method", "path", "headers", "body", "token", "header", "value")),
  USER("user", List.of("username", "password")),
  UI("ui", List.of("phrase")),
  ENVIRONMENT(
      "environment",
      List.of(
          "process",
          "url",
          "command",
          "terraform",
          "pulumi",
          "flags",
          "tenants",
          "proxy",
          "no-proxy",
          "ca")),
  PROCESS("process", List.of("command", "directory", "environment", "port", "ready-within")),
  COMMAND("command", List.of("deploy", "destroy", "directory", "environment", "within", "output")),
  COMMAND_OUTPUT("command-output", List.of("url", "build")),
  TERRAFORM(
      "terraform", List.of("directory", "variables", "outputs", "ephemeral", "binary", "within")),
  PULUMI(
      "pulumi",
      List.of("directory", "stack", "config", "outputs", "ephemeral", "binary", "within")),
  TOOL_OUTPUTS("tool-outputs", List.of("url", "build")),
  FLAG_CONTROL(
      "flag-control",
      List.of("http", "seen", "seen-within"),
      List.of("flagd", "unleash", "launchdarkly")),
  HTTP_FLAGS("http-flags", List.of("base-url", "set", "clear", "read", "own", "headers")),
  SEEN("seen", List.of("method", "path", "headers", "body", "value", "as")),
  TENANTS("tenants", List.of("create", "delete", "headers"), List.of("pool", "clean", "shared")),
  REQUEST("request", List.of("method", "path", "headers", "body")),
  READ("read", List.of("method", "path", "headers", "body", "value")),
  CREATE("create", List.of("method", "path", "headers", "body", "id", "tokens", "sign-ins")),
  POLICY(
      "policy",
      List.of(
          "deploy",
          "release",
          "retries",
          "flaky-budget",
          "timeouts",
          "max-verdict-age",
          "quarantine",
          "ratchet",
          "skip",
          "accessibility"),
      List.of("kill")),
  QUARANTINE("quarantine", List.of("cap", "release-after", "entries")),
  QUARANTINE_ENTRY(
      "quarantine-entry", List.of("scenario", "criterion", "flag", "owner", "ticket", "expires")),
  DEPLOY("deploy-policy", List.of("rings")),
  RELEASE("release-policy", List.of("skip-rings", "evidence-from-ring")),
  ACCESSIBILITY("accessibility", List.of("every-page", "standard", "ignore")),
  SKIP("skip", List.of("for", "sample")),
  TIMEOUTS("timeouts", List.of("step", "trial", "gate")),
  BROWSER("browser", List.of("binary", "driver", "lanes", "window", "headless"));

  /** Its name among the {@code $defs} of the schema; empty for the file as a whole. */
  final String definition;

  /** Keys whose machinery is there. */
  final List<String> supported;

  /** Keys of the contract that are refused because nothing would obey them yet. */
  final List<String> notYet;

  Shape(String definition, List<String> supported) {
    this(definition, supported, List.of());
  }

  Shape(String definition, List<String> supported, List<String> notYet) {
    this.definition = definition;
    this.supported = supported;
    this.notYet = notYet;
  }

  /** Every key. */
  List<String> keys() {
    return Stream.concat(supported.stream(), notYet.stream()).toList();
  }
}
