package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.browser.BrowserContext;
import io.sluice.browser.BrowserPool;
import io.sluice.browser.RealBrowser;
import io.sluice.http.Network;
import io.sluice.http.NetworkSettings;
import io.sluice.testing.ForwardProxy;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.TestAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real browser, a real proxy, and a certificate of an authority that the machine does not know.
 */
@Timeout(120)
class BrowserNetworkTest {
  private static final URI SERVICE = URI.create("https://app.test");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private static Reply page(StubService.Request request) {
    return new Reply(200, "<title>In</title>fine", Map.of("Content-Type", "text/html"));
  }

  private static String title(List<String> arguments) {
    try (BrowserPool pool = RealBrowser.pool(1, arguments);
        BrowserContext context = pool.acquire(Duration.ofSeconds(30), header -> {})) {
      context.driver().get(SERVICE.toString());
      return String.valueOf(context.driver().getTitle());
    }
  }

  @Test
  void a_page_behind_a_proxy_with_a_private_authority_is_shown() {
    TestAuthority authority = new TestAuthority(folder, "app.test");
    try (StubService service = new StubService(BrowserNetworkTest::page, authority.server());
        ForwardProxy proxy = new ForwardProxy(Map.of("app.test", service.url()))) {
      NetworkSettings settings =
          new NetworkSettings(
              Optional.of(proxy.url()), List.of(".build.test"), Optional.of(authority.root()));
      List<String> arguments = BrowserNetwork.arguments(Network.of(settings), SERVICE);

      assertThat(arguments.get(0)).isEqualTo("--proxy-server=" + proxy.url());
      assertThat(arguments.get(1)).isEqualTo("--proxy-bypass-list=.build.test");
      // The server's, that of the authority between, and the root's, which the server does not
      // send.
      assertThat(arguments.get(2))
          .matches("--ignore-certificate-errors-spki-list=([A-Za-z0-9+/]{43}=,?){3}");
      assertThat(title(arguments)).isEqualTo("In");
      assertThat(proxy.seen()).contains("CONNECT app.test:443 HTTP/1.1");
    }
  }

  @Test
  void without_the_authority_the_browser_refuses_and_a_strange_chain_is_not_named() {
    TestAuthority authority = new TestAuthority(folder, "app.test");
    Path other = folder.resolve("other");
    assertThat(other.toFile().mkdir()).isTrue();
    try (StubService service = new StubService(BrowserNetworkTest::page, authority.server());
        ForwardProxy proxy = new ForwardProxy(Map.of("app.test", service.url()))) {
      NetworkSettings settings =
          new NetworkSettings(
              Optional.of(proxy.url()),
              List.of(),
              Optional.of(new TestAuthority(other, "else.test").root()));
      List<String> arguments = BrowserNetwork.arguments(Network.of(settings), SERVICE);

      assertThat(arguments.get(1)).matches("--ignore-certificate-errors-spki-list=[^,]{44}");
      assertThat(title(arguments)).isNotEqualTo("In");
      assertThat(proxy.seen()).filteredOn(line -> line.contains("app.test")).isNotEmpty();
      assertThat(service.requests()).isEmpty();
    }
  }

  @Test
  void a_direct_way_needs_no_argument() {
    assertThat(BrowserNetwork.arguments(Network.direct(), SERVICE)).isEmpty();
  }
}
