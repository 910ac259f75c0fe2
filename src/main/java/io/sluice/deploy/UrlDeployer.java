package io.sluice.deploy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A service that is there already: waits until it is ready and checks its build. */
final class UrlDeployer implements Deployer {
  private final URI url;

  UrlDeployer(DeploySettings.OfUrl settings) {
    String text = settings.url().toString();
    this.url =
        text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : settings.url();
  }

  @Override
  public Deployment deploy(DeployRequest request) {
    ServiceProbe probe = new ServiceProbe(request, url);
    Optional<String> last = probe.awaitReady(new CompletableFuture<>());
    if (last.isPresent()) {
      throw probe.notReady(last.get(), "");
    }
    return new Attached(url, probe, probe.expectBuild(request.expectedBuild()));
  }

  private record Attached(URI baseUrl, ServiceProbe probe, String build) implements Deployment {
    @Override
    public void verifyBuild() {
      probe.verify(build);
    }

    @Override
    public Map<String, String> values() {
      return Map.of();
    }

    @Override
    public Optional<Path> log() {
      return Optional.empty();
    }

    @Override
    public List<String> logBetween(Instant from, Instant to) {
      return List.of();
    }

    @Override
    public void close() {
      // It was there before and stays.
    }
  }
}
