package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent, as the service got it. */
class RequestStepsTest {
  private final StubService service = new StubService(request -> Reply.json(200, "{}"));
  private final StepRunner steps = new StepRunner(service.url());

  @TempDir private Path folder;

  @BeforeEach
  void files() {
    steps.world.folder = folder;
    steps.step("I remember \"a/b\" as \"path\"");
  }

  @AfterEach
  void close() {
    steps.close();
    service.close();
  }

  @Test
  void headers_are_those_of_the_next_request_and_of_no_other() {
    steps.table(
        "the next request has the headers:",
        "X-Reason",
        "${path}",
        "If-Match",
        "\"7\"",
        "Cookie",
        "a=1; b=x y");
    steps.step("the analyst sends PUT \"/x\"");
    assertThat(service.last().header("X-Reason")).isEqualTo("a/b");
    assertThat(service.last().header("If-Match")).isEqualTo("\"7\"");
    assertThat(service.last().header("Cookie")).isEqualTo("a=1; b=x y");
    assertThat(service.last().header("Authorization")).isEqualTo("Bearer t-1-analyst-token");

    steps.step("the analyst sends PUT \"/x\"");
    assertThat(service.last().headers()).doesNotContainKeys("X-reason", "If-match", "Cookie");
  }

  @Test
  void a_header_that_comes_twice_is_sent_twice() {
    steps.table("the next request has the headers:", "X-Tag", "a", "X-Tag", "b");
    steps.step("nobody sends GET \"/x\"");

    assertThat(service.last().headers().get("X-tag")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void headers_of_the_connection_can_be_set_too() {
    steps.table(
        "the next request has the headers:", "Host", "acme.example", "Accept-Encoding", "br");
    steps.step("nobody sends GET \"/x\"");

    assertThat(service.last().headers().get("Host")).containsExactly("acme.example");
    assertThat(service.last().headers().get("Accept-encoding")).containsExactly("br");
  }

  @Test
  void a_media_type_among_the_headers_is_that_of_the_body() {
    steps.table("the next request has the headers:", "Content-Type", "application/x.y+json");
    steps.table("the analyst sends POST \"/x\" with fields:", "a", "1");

    assertThat(service.last().headers().get("Content-type"))
        .containsExactly("application/x.y+json");
    assertThat(service.last().body()).isEqualTo("{\"a\":1}");
  }

  @Test
  void a_header_that_could_not_be_sent_is_refused() {
    for (String name : new String[] {"X Y", "X:", "", "Ü"}) {
      assertThatThrownBy(() -> steps.table("the next request has the headers:", name, "a"))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("is no name of a header");
    }
    assertThatThrownBy(
            () -> steps.table("the next request has the headers:", "X", "a\r\nX-Admin: yes"))
        .hasMessageContaining("is more than one line");
    steps.table("the next request has the headers:", "Authorization", "Basic abc");
    assertThatThrownBy(() -> steps.step("the analyst sends GET \"/x\""))
        .hasMessageContaining("its role has one too")
        .hasMessageContaining("write: nobody sends GET \"/x\"");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void query_parameters_are_encoded_and_join_those_of_the_path() {
    steps.table("the next request has the query parameters:", "q", "a b&c=ü+/?", "tag", "x");
    steps.table("the next request has the query parameters:", "tag", "${path}");
    steps.step("nobody sends GET \"/search?page=1\"");
    assertThat(service.last().path())
        .isEqualTo("/search?page=1&q=a%20b%26c%3D%C3%BC%2B%2F%3F&tag=x&tag=a%2Fb");

    steps.step("nobody sends GET \"/search\"");
    assertThat(service.last().path()).isEqualTo("/search");
  }

  @Test
  void a_form_is_sent_as_a_browser_sends_it() {
    steps.table(
        "the analyst sends POST \"/x\" with form:", "user", "Ada & Bo", "tag", "ü", "tag", "");

    assertThat(service.last().header("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(service.last().body()).isEqualTo("user=Ada+%26+Bo&tag=%C3%BC&tag=");
  }

  @Test
  void parts_are_texts_and_files_under_their_media_types() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "name\nAda");
    Files.write(folder.resolve("raw.unknown"), new byte[] {1, 2, 3});
    steps.rows(
        "the analyst sends POST \"/x\" with parts:",
        List.of(
            List.of("list", "file:people.csv", ""),
            List.of("raw", "file:raw.unknown", ""),
            List.of("meta", "{\"from\": \"${path}\"}", "application/json"),
            List.of("note", "ü", "")));

    String body = service.last().body();
    assertThat(service.last().header("Content-Type")).startsWith("multipart/form-data; ");
    assertThat(body)
        .contains(
            "Content-Disposition: form-data; name=\"list\"; filename=\"people.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\nname\nAda\r\n",
            "name=\"raw\"; filename=\"raw.unknown\"\r\nContent-Type: application/octet-stream\r\n",
            "\r\n\r\n\u0001\u0002\u0003\r\n",
            "name=\"meta\"\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{\"from\": \"a/b\"}",
            "\r\n\r\nü\r\n");
  }

  @Test
  void a_file_is_sent_as_it_is() throws IOException {
    Files.writeString(folder.resolve("people.json"), "{\"name\": \"${path}\"}");
    steps.step("I remember \"people\" as \"name\"");
    steps.step("the analyst sends PUT \"/x\" with the file \"${name}.json\"");

    assertThat(service.last().header("Content-Type")).isEqualTo("application/json");
    assertThat(service.last().body()).isEqualTo("{\"name\": \"${path}\"}");
    assertThat(steps.world.attached.get("exchange 1: PUT /x")).contains("{\"name\": \"${path}\"}");
  }

  @Test
  void a_file_outside_the_project_is_never_sent() {
    String absolute = Path.of("pom.xml").toAbsolutePath().toString();

    assertThatThrownBy(
            () -> steps.step("the analyst sends PUT \"/x\" with the file \"" + absolute + "\""))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("is outside the project");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void any_method_is_sent_but_one_that_looks_like_a_slip() {
    for (String method : new String[] {"OPTIONS", "PROPFIND", "PURGE", "TRACE"}) {
      steps.step("nobody sends " + method + " \"/x\"");
      assertThat(service.last().method()).isEqualTo(method);
    }
    for (String method : new String[] {"POTS", "get", "GTE", "DELET"}) {
      assertThatThrownBy(() -> steps.step("nobody sends " + method + " \"/x\""))
          .isInstanceOf(InvalidInput.class)
          .hasMessageStartingWith("\"" + method + "\" is no method");
    }
    assertThat(service.requests()).hasSize(4);
  }

  @Test
  void every_caller_can_send_everything() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "a");
    steps.step("another tenant \"g\"");
    for (String caller : new String[] {"nobody", "the analyst", "the analyst of \"g\""}) {
      steps.step(caller + " sends GET \"/\"");
      steps.doc(caller + " sends POST \"/\" with body:", "", "{}");
      steps.table(caller + " sends POST \"/\" with fields:", "a", "1");
      steps.table(caller + " sends POST \"/\" with form:", "a", "1");
      steps.table(caller + " sends POST \"/\" with parts:", "a", "1");
      steps.step(caller + " sends POST \"/\" with the file \"a.txt\"");
    }

    assertThat(
            service.requests().stream().map(request -> request.header("Authorization")).distinct())
        .containsExactly("", "Bearer t-1-analyst-token", "Bearer g-analyst-token");
    assertThat(service.requests()).hasSize(18);
  }
}
