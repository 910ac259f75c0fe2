package io.sluice.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A reference service that stands before a run begins and after it has ended. */
final class Standing implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FLAGS = List.of("bulk-import", "risk-v2", "instant-screening");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI url;
  private final String token;

  private Standing(Process process, URI url, String token) {
    this.process = process;
    this.url = url;
    this.token = token;
  }

  /** Starts it as a process of this test and waits until it listens. */
  static Standing start(String build, String token, Map<String, String> variables, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Project.REFERENCE.toString(),
                "--build",
                build));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLM_ADMIN_TOKEN", token);
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    var out = process.inputReader(StandardCharsets.UTF_8);
    String said = "";
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said = line;
      if (line.startsWith("listening on ")) {
        Thread drain = new Thread(() -> out.lines().forEach(any -> {}), "standing");
        drain.setDaemon(true);
        drain.start();
        return new Standing(process, URI.create(line.substring("listening on ".length())), token);
      }
    }
    throw new IOException("the reference service did not start: " + said);
  }

  URI url() {
    return url;
  }

  /** Makes a tenant; answers it as an entry of a pool in sluice.yaml. */
  String newTenant(String name) throws IOException {
    JsonNode made = json("POST", "/admin/tenants", "{\"name\": \"" + name + "\"}");
    return "{id: "
        + made.path("id").asText()
        + ", tokens: "
        + made.path("tokens")
        + ", sign-ins: "
        + made.path("signIns")
        + "}";
  }

  /**
   * What runs left: a line for each tenant, and for each flag of a tenant that stays.
   *
   * @param stays what the names of tenants begin with that were there before
   */
  List<String> leftOver(String stays) throws IOException {
    List<String> left = new ArrayList<>();
    for (JsonNode tenant : json("GET", "/admin/tenants", "").path("tenants")) {
      String name = tenant.path("name").asText();
      String path = "/admin/tenants/" + tenant.path("id").asText() + "/flags";
      if (!name.startsWith(stays)) {
        left.add("tenant " + name);
        continue;
      }
      for (String flag : FLAGS) {
        if (json("GET", path + "/" + flag, "").has("own")) {
          left.add("flag " + flag + " of " + name);
        }
      }
    }
    return left;
  }

  private JsonNode json(String method, String path, String body) throws IOException {
    return JSON.readTree(send(method, path, body).body());
  }

  /** Asks its admin API. */
  private HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
