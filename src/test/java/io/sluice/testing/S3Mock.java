package io.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Adobe's S3Mock as a process of its own, on the loopback interface. Maven unpacks it to
 * target/s3mock. Its second port, which would listen everywhere, is taken away; and as it looks at
 * the condition of a write in one step and writes in another, and lets an object be removed while
 * it is read, requests come one at a time: in S3 each is atomic.
 */
public final class S3Mock implements AutoCloseable {
  /** The bucket that is there. */
  public static final String BUCKET = "sluice-test";

  private static final Path HOME = Path.of("target/s3mock").toAbsolutePath();
  private static final Pattern STARTED = Pattern.compile("Tomcat started on port\\w* (\\d+)");

  private static final String AMENDED =
      """
      package com.adobe.testing.s3mock;
      import jakarta.servlet.AsyncEvent;
      import jakarta.servlet.AsyncListener;
      import jakarta.servlet.Filter;
      import java.util.concurrent.Semaphore;
      import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
      import org.springframework.boot.web.server.WebServerFactoryCustomizer;
      import org.springframework.context.annotation.Bean;
      import org.springframework.context.annotation.Configuration;
      @Configuration
      public class Amended {
        @Bean
        public WebServerFactoryCustomizer<TomcatServletWebServerFactory> withoutItsSecondPort() {
          return factory -> factory.getAdditionalTomcatConnectors().clear();
        }
        @Bean
        public Filter oneRequestAtATime() {
          Semaphore turn = new Semaphore(1);
          return (request, response, chain) -> {
            turn.acquireUninterruptibly();
            try {
              chain.doFilter(request, response);
            } finally {
              if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AsyncListener() {
                  public void onComplete(AsyncEvent event) { turn.release(); }
                  public void onTimeout(AsyncEvent event) { }
                  public void onError(AsyncEvent event) { }
                  public void onStartAsync(AsyncEvent event) { event.getAsyncContext().addListener(this); }
                });
              } else {
                turn.release();
              }
            }
          };
        }
      }
      """;

  private final Process process;
  private final Path folder;
  private final URI endpoint;

  private S3Mock(Process process, Path folder, URI endpoint) {
    this.process = process;
    this.folder = folder;
    this.endpoint = endpoint;
  }

  /** One for all tests of this JVM, which the AWS SDK in it finds; gone with it. */
  public static S3Mock shared() {
    return Shared.MOCK;
  }

  private static final class Shared {
    static final S3Mock MOCK = start().found();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(MOCK::close, "s3mock-end"));
    }
  }

  /** The store below a prefix, as sluice.yaml names it. */
  public String store(String prefix) {
    return "s3://" + BUCKET + "/" + prefix;
  }

  /** Starts it; it holds one empty bucket. */
  public static S3Mock start() {
    assertThat(HOME.resolve("BOOT-INF"))
        .as("run mvn process-test-resources once: it unpacks S3Mock")
        .isDirectory();
    try {
      Path folder = Files.createTempDirectory("s3mock");
      Process process = launch(folder, HOME.resolve("BOOT-INF/classes") + File.pathSeparator);
      return new S3Mock(process, folder, URI.create("http://localhost:" + port(process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(Path folder, String classes) throws IOException {
    String libraries = HOME.resolve("BOOT-INF/lib") + File.separator + "*";
    compile(folder, classes);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            folder + File.pathSeparator + classes + libraries,
            "com.adobe.testing.s3mock.S3MockApplication",
            "--server.ssl.enabled=false",
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
            "--com.adobe.testing.s3mock.store.root=" + folder.resolve("objects"));
    return builder.redirectErrorStream(true).start();
  }

  private static void compile(Path folder, String classes) throws IOException {
    Path source = folder.resolve("Amended.java");
    Files.writeString(source, AMENDED);
    Files.createDirectory(folder.resolve("objects"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", folder + ""));
    try (Stream<Path> jars = Files.list(HOME.resolve("BOOT-INF/lib"))) {
      String path = String.join(File.pathSeparator, jars.map(Path::toString).toList());
      arguments.addAll(List.of("-cp", classes + path, source.toString()));
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).isZero();
  }

  private static int port(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher matcher = STARTED.matcher(line);
      if (matcher.find()) {
        drain(out);
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new AssertionError("S3Mock did not start:\n" + said);
  }

  private static void drain(BufferedReader out) {
    Thread drain = new Thread(() -> out.lines().forEach(line -> {}), "s3mock-output");
    drain.setDaemon(true);
    drain.start();
  }

  /** Where it answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** What the AWS SDK reads to find it. */
  public Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", endpoint.toString(),
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "somebody",
        "AWS_SECRET_ACCESS_KEY", "something");
  }

  /** The same as system properties, for other JVMs. */
  public Map<String, String> properties() {
    return Map.of(
        "aws.endpointUrlS3", endpoint.toString(),
        "aws.region", "eu-central-1",
        "aws.accessKeyId", "somebody",
        "aws.secretAccessKey", "something");
  }

  private S3Mock found() {
    properties().forEach(System::setProperty);
    return this;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
