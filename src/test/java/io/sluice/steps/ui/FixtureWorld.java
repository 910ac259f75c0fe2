package io.sluice.steps.ui;

import io.sluice.model.evidence.Exposure;
import io.sluice.model.flag.Vector;
import io.sluice.model.world.Patience;
import io.sluice.model.world.Tenant;
import io.sluice.model.world.Variables;
import io.sluice.model.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A world with an address and variables, and nothing else in it. */
record FixtureWorld(URI baseUrl, Variables variables, Duration stepTimeout, Patience patience)
    implements World {
  FixtureWorld(URI baseUrl, Duration stepTimeout) {
    this(baseUrl, new Variables(() -> Instant.EPOCH, () -> "u1"), stepTimeout);
  }

  FixtureWorld(URI baseUrl, Variables variables, Duration stepTimeout) {
    this(baseUrl, variables, stepTimeout, new Patience());
  }

  @Override
  public Tenant tenant() {
    return new Tenant("t-1", Map.of(), Map.of());
  }

  @Override
  public Tenant another(String name) {
    throw new UnsupportedOperationException("no other tenants here");
  }

  @Override
  public Tenant existing(String name) {
    throw new UnsupportedOperationException("no other tenants here");
  }

  @Override
  public Vector vector() {
    throw new UnsupportedOperationException("no flags here");
  }

  @Override
  public void turn(String flag, String word) {
    throw new UnsupportedOperationException("no flags here");
  }

  @Override
  public Path file(String path) {
    return Path.of("src/main/resources/io/sluice/steps/examples", path).toAbsolutePath();
  }

  @Override
  public void attach(String name, String mediaType, byte[] content) {
    throw new UnsupportedOperationException("no evidence here");
  }

  @Override
  public void attach(String name, String mediaType, java.util.function.Supplier<byte[]> content) {
    throw new UnsupportedOperationException("no evidence here");
  }

  @Override
  public void untold(String answer) {
    throw new UnsupportedOperationException("no flags here");
  }

  @Override
  public void exposed(Exposure exposure) {
    throw new UnsupportedOperationException("no flags here");
  }
}
