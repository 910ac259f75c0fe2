package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import io.sluice.model.Trouble;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code within 5 s, …}. */
class WithinTest {
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int doneAfter = 3;
  private final StubService service = new StubService(request -> answer());
  private final StepRunner steps = new StepRunner(service.url());

  private Reply answer() {
    String state = asked.incrementAndGet() >= doneAfter ? "done" : "running";
    return Reply.json(200, "{\"state\": \"" + state + "\"}");
  }

  @AfterEach
  void close() {
    steps.close();
    service.close();
  }

  @Test
  void the_request_is_sent_again_as_it_was_until_the_check_holds() {
    steps.table("the next request has the headers:", "X-Reason", "a");
    steps.table("the next request has the query parameters:", "q", "b");
    steps.step("the analyst sends GET \"/job\"");
    steps.step("within 10 s, the answer's \"state\" is \"done\"");

    assertThat(service.requests())
        .hasSize(3)
        .allSatisfy(
            request -> {
              assertThat(request.path()).isEqualTo("/job?q=b");
              assertThat(request.header("X-Reason")).isEqualTo("a");
              assertThat(request.header("Authorization")).isEqualTo("Bearer t-1-analyst-token");
            });
    steps.step("the answer's \"state\" is \"done\"");
  }

  @Test
  void what_holds_at_once_is_not_asked_again() {
    steps.step("nobody sends GET \"/job\"");
    steps.step("within 10 s, the answer is 200");

    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void the_time_is_for_the_next_check_alone() {
    doneAfter = 2;
    steps.step("nobody sends GET \"/job\"");
    steps.step("within 10 s, the answer's \"state\" is \"done\"");

    assertThatThrownBy(() -> steps.step("the answer's \"state\" is \"failed\""))
        .hasMessageNotContaining("asked");
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void when_the_time_is_over_the_last_answer_is_told_and_how_often_it_was_asked() {
    doneAfter = Integer.MAX_VALUE;
    steps.step("nobody sends GET \"/job\"");

    assertThatThrownBy(() -> steps.step("within 1 s, the answer's \"state\" is \"done\""))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("the answer's \"state\" is \"running\", expected \"done\"")
        .hasMessageMatching("(?s).*\n  asked \\d+ times within 1 s");
    assertThat(service.requests()).hasSizeBetween(3, 12);
  }

  @Test
  void repeated_answers_are_kept_only_where_they_tell_news() {
    steps.step("nobody sends GET \"/job\"");
    steps.step("within 10 s, the answer's \"state\" is \"done\"");

    assertThat(steps.world.attached.keySet())
        .containsExactly("exchange 1: GET /job", "exchange 3: GET /job");
  }

  @Test
  void whatever_does_something_is_not_done_again() {
    steps.step("nobody sends POST \"/job\"");

    assertThatThrownBy(() -> steps.step("within 10 s, the answer's \"state\" is \"done\""))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("POST /job would do something again")
        .hasMessageContaining("send a GET");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void a_value_can_be_waited_for_and_remembered() {
    try (StubService other = new StubService(request -> withId());
        StepRunner waiting = new StepRunner(other.url())) {
      waiting.step("nobody sends GET \"/job\"");
      waiting.step("within 10 s, I remember the answer's \"id\" as \"id\"");

      assertThat(waiting.world.variables().fill("${id}")).isEqualTo("7");
    }
  }

  private Reply withId() {
    return Reply.json(200, asked.incrementAndGet() >= doneAfter ? "{\"id\": 7}" : "{}");
  }

  @Test
  void a_request_of_an_adopters_step_is_sent_again_too() {
    steps.api.as("analyst").queryParam("q", "a b").get("/job");
    steps.step("within 10 s, the answer's \"state\" is \"done\"");

    assertThat(service.requests()).hasSize(3);
    assertThat(service.last().path()).isEqualTo("/job?q=a%20b");
    assertThat(service.last().header("Authorization")).isEqualTo("Bearer t-1-analyst-token");
  }

  @Test
  void a_service_that_is_away_for_a_moment_is_asked_again() {
    StubService first = new StubService(request -> Reply.json(503, "{}"));
    try (StepRunner waiting = new StepRunner(first.url())) {
      waiting.step("nobody sends GET \"/job\"");
      first.close();
      assertThatThrownBy(() -> waiting.step("within 1 s, the answer is 200"))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("the service did not answer GET /job: ")
          .hasMessageContaining("\n  asked ");
    }
  }

  @Test
  void an_interruption_ends_it() {
    doneAfter = Integer.MAX_VALUE;
    steps.step("nobody sends GET \"/job\"");
    Thread.currentThread().interrupt();

    try {
      assertThatThrownBy(() -> steps.step("within 10 s, the answer's \"state\" is \"done\""))
          .hasRootCauseInstanceOf(Trouble.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
