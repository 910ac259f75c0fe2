package io.sluice.testing;

import io.sluice.model.evidence.Exposure;
import io.sluice.model.flag.Vector;
import io.sluice.model.world.Patience;
import io.sluice.model.world.Tenant;
import io.sluice.model.world.Variables;
import io.sluice.model.world.World;
import io.sluice.run.ProjectFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A world whose tenant is {@code t-1} and that keeps what it is told. */
public final class TestWorld implements World {
  private final URI baseUrl;
  private final Duration timeout;
  private final Variables variables =
      new Variables(() -> Instant.parse("2026-02-28T23:30:00Z"), () -> "u7");
  private final Map<String, Tenant> others = new LinkedHashMap<>();

  /** The folder whose files steps may use. */
  public Path folder = Path.of("src/test/resources");

  /** Name to text. */
  public final Map<String, String> attached = new LinkedHashMap<>();

  /** In order. */
  public final List<Exposure> exposures = new ArrayList<>();

  /** Answers that did not say which flags were evaluated. */
  public final List<String> untold = new ArrayList<>();

  /** {@code flag=word}, in order. */
  public final List<String> turned = new ArrayList<>();

  /** A world of a service. */
  public TestWorld(URI baseUrl, Duration timeout) {
    this.baseUrl = baseUrl;
    this.timeout = timeout;
  }

  private static Tenant tenant(String id) {
    return new Tenant(
        id,
        Map.of("analyst", id + "-analyst-token", "approver", id + "-approver-token"),
        Map.of("analyst", new Tenant.SignIn("ada@" + id, id + "-analyst-password")));
  }

  @Override
  public URI baseUrl() {
    return baseUrl;
  }

  @Override
  public Path file(String path) {
    return new ProjectFiles(folder).find(path, "a.feature");
  }

  @Override
  public Tenant tenant() {
    return tenant("t-1");
  }

  @Override
  public Tenant another(String name) {
    return others.computeIfAbsent(name, TestWorld::tenant);
  }

  @Override
  public Tenant existing(String name) {
    Tenant tenant = others.get(name);
    if (tenant == null) {
      throw new AssertionError("no tenant \"" + name + "\"; there are " + others.keySet());
    }
    return tenant;
  }

  @Override
  public Vector vector() {
    return Vector.of(Map.of());
  }

  @Override
  public void turn(String flag, String word) {
    turned.add(flag + "=" + word);
  }

  @Override
  public Variables variables() {
    return variables;
  }

  @Override
  public void attach(String name, String mediaType, byte[] content) {
    attached.put(name, new String(content, StandardCharsets.UTF_8));
  }

  @Override
  public void attach(String name, String mediaType, java.util.function.Supplier<byte[]> content) {
    attached.put(name, new String(content.get(), StandardCharsets.UTF_8));
  }

  @Override
  public void untold(String answer) {
    untold.add(answer);
  }

  @Override
  public void exposed(Exposure exposure) {
    exposures.add(exposure);
  }

  private final Patience patience = new Patience();

  @Override
  public Patience patience() {
    return patience;
  }

  @Override
  public Duration stepTimeout() {
    return timeout;
  }
}
