package io.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import io.sluice.model.Secrets;
import io.sluice.testing.ForwardProxy;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NetworkTest {
  private static final URI PLAIN = URI.create("http://app.test");
  private static final URI SECURE = URI.create("https://app.test");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private static Answer get(URI base, Network network) throws IOException {
    PooledClient http = new PooledClient(Duration.ofSeconds(10), network);
    return new ControlClient(http, base, new Secrets()).get("/x");
  }

  private static Network through(ForwardProxy proxy, Optional<Path> ca, String... noProxy) {
    return Network.of(new NetworkSettings(Optional.of(proxy.url()), List.of(noProxy), ca));
  }

  private static Reply fine(StubService.Request request) {
    return Reply.json(200, "fine");
  }

  @Test
  void a_host_that_only_the_proxy_knows_is_reached_through_it() throws IOException {
    try (StubService service = new StubService(NetworkTest::fine);
        ForwardProxy proxy = new ForwardProxy(Map.of("app.test", service.url()))) {
      assertThat(get(PLAIN, through(proxy, Optional.empty())).body()).isEqualTo("fine");
      assertThat(proxy.seen()).containsExactly("GET http://app.test/x HTTP/1.1");
      assertThat(service.last().path()).isEqualTo("/x");
      assertThatThrownBy(() -> get(PLAIN, Network.direct())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void this_machine_and_exempt_hosts_are_reached_without() throws IOException {
    try (StubService service = new StubService(NetworkTest::fine);
        ForwardProxy proxy = new ForwardProxy(Map.of())) {
      Network network = through(proxy, Optional.empty(), "app.test", ".example.com");
      assertThat(get(service.url(), network).ok()).isTrue();
      assertThat(proxy.seen()).isEmpty();
      assertThat(network.proxyTo("APP.test")).isEmpty();
      assertThat(network.proxyTo("a.example.com")).isEmpty();
      assertThat(network.proxyTo("127.0.0.1")).isEmpty();
      assertThat(network.proxyTo("example.com")).contains(proxy.url());
      assertThat(network.proxyTo("other.app.test")).contains(proxy.url());
    }
  }

  @Test
  void a_private_authority_is_trusted_where_it_is_named_also_through_a_proxy() throws IOException {
    TestAuthority authority = new TestAuthority(folder, "app.test");
    try (StubService service = new StubService(NetworkTest::fine, authority.server());
        ForwardProxy proxy = new ForwardProxy(Map.of("app.test", service.url()))) {
      Network trusting = through(proxy, Optional.of(authority.root()));
      assertThat(get(SECURE, trusting).body()).isEqualTo("fine");
      assertThat(proxy.seen()).containsExactly("CONNECT app.test:443 HTTP/1.1");
      assertThatThrownBy(() -> get(SECURE, through(proxy, Optional.empty())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("unable to find valid certification path");
      // Trusting an authority does not mean to take its certificates for any host.
      assertThatThrownBy(() -> get(service.url(), trusting)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void certificates_that_cannot_be_used_are_invalid_input() throws IOException {
    Path none = folder.resolve("none.pem");
    assertThatThrownBy(() -> Network.of(ca(none)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none.pem cannot be used: it cannot be read: NoSuchFileException");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "# nothing\n");
    assertThatThrownBy(() -> Network.of(ca(empty)))
        .hasMessageContaining("it holds no PEM certificate");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertThatThrownBy(() -> Network.of(ca(broken)))
        .hasMessageContaining("a certificate in it cannot be understood");
  }

  private static NetworkSettings ca(Path file) {
    return new NetworkSettings(Optional.empty(), List.of(), Optional.of(file));
  }
}
