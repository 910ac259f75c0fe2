package io.sluice.deploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A service to deploy: {@code --port N --build ID [--ready false] [--exit CODE] [--say TEXT]
 * [--stubborn true] [--orphan SECONDS]}. GET {@code /say?text} prints a line, {@code /rebuild?id}
 * changes the build id, {@code /where} prints its folder, {@code /exit} ends it.
 */
public final class TestService {
  private final List<String> args;
  private volatile String build;

  private TestService(List<String> args) {
    this.args = args;
    this.build = option("build").orElse("b1");
  }

  /** The command that starts this service. */
  static List<String> command(String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("test.classes", "target/test-classes"),
                TestService.class.getName()));
    command.addAll(List.of(more));
    return command;
  }

  public static void main(String[] args) throws Exception {
    new TestService(Arrays.asList(args)).run();
  }

  private void run() throws IOException, InterruptedException {
    System.out.println("hello, secret " + System.getenv("RUN_SECRET"));
    option("say").ifPresent(System.err::println);
    if (option("exit").isPresent()) {
      System.exit(Integer.parseInt(option("exit").get()));
    }
    if (option("orphan").isPresent()) {
      // The shell ends at once, so that what it started is nobody's child.
      new ProcessBuilder("sh", "-c", "sleep " + option("orphan").get() + " & exit 0")
          .inheritIO()
          .start()
          .waitFor();
    }
    if (option("stubborn").isPresent()) {
      Runtime.getRuntime().addShutdownHook(new Thread(TestService::forever));
    }
    serve();
  }

  private static void forever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() throws IOException {
    int port = Integer.parseInt(option("port").orElseThrow());
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    boolean ready = option("ready").map(Boolean::parseBoolean).orElse(true);
    server.createContext(
        "/",
        exchange -> {
          String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
          String body = "";
          switch (exchange.getRequestURI().getPath()) {
            case "/say" -> System.out.println(query);
            case "/rebuild" -> build = query;
            case "/where" -> System.out.println("in " + Path.of("").toAbsolutePath());
            case "/exit" -> new Thread(() -> System.exit(3)).start();
            case "/version" -> body = "{\"build\": {\"id\": \"" + build + "\"}}";
            case "/plain" -> body = build + "\n";
            default -> body = "ok";
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(ready ? 200 : 503, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    System.out.println("up");
  }

  private Optional<String> option(String name) {
    int at = args.indexOf("--" + name);
    return at < 0 ? Optional.empty() : Optional.of(args.get(at + 1));
  }
}
