package io.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PooledClientTest {
  @Test
  void an_interrupt_ends_an_exchange_wherever_it_is() throws Exception {
    PooledClient client = new PooledClient(Duration.ofSeconds(30));
    try (ServerSocket silent = new ServerSocket(0)) {
      for (int delay = 0; delay < 40; delay++) {
        Thread waiting = Thread.currentThread();
        int millis = delay;
        Thread interrupter =
            new Thread(
                () -> {
                  try {
                    Thread.sleep(millis);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  waiting.interrupt();
                });
        interrupter.start();
        assertThatThrownBy(() -> client.send(get(silent), 1000))
            .isInstanceOf(InterruptedIOException.class)
            .isNotInstanceOf(SocketTimeoutException.class);
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join();
      }
    }
  }

  private static Sending get(ServerSocket at) {
    URI uri = URI.create("http://127.0.0.1:" + at.getLocalPort() + "/");
    return new Sending("GET", uri, List.of(), new byte[0]);
  }
}
