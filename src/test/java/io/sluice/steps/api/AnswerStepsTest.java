package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerStepsTest {
  private static final String BODY =
      """
      {"id": 7, "name": "Acme Ltd", "status": "draft", "score": 42.50, "pep": false, "note": null,
       "code": "42", "tags": ["new", "eu"], "empty": [], "a.b": {"c": 1},
       "owners": [{"name": "Ada", "share": 60}, {"name": "Bo", "share": 40}]}
      """;
  private static final String WHERE = "  (GET /api/clients/7 → 200)\n  body: {\"id\": 7, ";

  private final StubService service = new StubService(AnswerStepsTest::answer);
  private final StepRunner steps = new StepRunner(service.url());

  private static Reply answer(StubService.Request request) {
    return switch (request.path()) {
      case "/plain" -> new Reply(200, "pong", Map.of());
      case "/nothing" -> new Reply(204, "", Map.of());
      case "/array" ->
          Reply.json(200, "[{\"id\": 1, \"kind\": \"x\"}, {\"id\": 2, \"kind\": \"x\"}]");
      case "/slow" -> slow();
      default -> Reply.json(200, BODY);
    };
  }

  private static Reply slow() {
    try {
      // Nothing is waited for but time: this is a slow service.
      assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.json(200, "{}");
  }

  @BeforeEach
  void ask() {
    steps.step("I remember \"Ada\" as \"owner\"");
    steps.step("I remember \"42\" as \"number\"");
    steps.step("the analyst sends GET \"/api/clients/7\"");
  }

  @AfterEach
  void close() {
    steps.close();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the answer is 200",
        "the answer's \"status\" is \"draft\"",
        "the answer's \"id\" is 7",
        "the answer's \"score\" is 42.5",
        "the answer's \"pep\" is false",
        "the answer's \"note\" is null",
        "the answer's \"owners[0].name\" is \"Ada\"",
        "the answer's \"owners[0].name\" is \"${owner}\"",
        "the answer's \"code\" is \"${number}\"",
        "the answer's \"['a.b'].c\" is 1",
        "the answer's \"owners[name=Bo].share\" is 40",
        "the answer's \"owners[name='Bo'].share\" is 40",
        "the answer's \"owners[share=60].name\" is \"${owner}\"",
        "the answer's \"score\" is at least \"${number}\"",
        "the answer's \"tags\" does not contain \"e\"",
        "the answer's \"owners\" has at least 2 entries",
        "the answer's \"empty\" has no entries",
        "an entry of the answer's \"owners\" has \"share\" equal to 40",
        "no entry of the answer's \"empty\" has \"share\" equal to 40",
        "the answer's header \"content-type\" is \"application/json\"",
        "the answer's header \"X-Secret\" is not present",
        "the answer's \"status\" is not \"submitted\"",
        "the answer's \"note\" is present",
        "the answer's \"colour\" is not present",
        "the answer's \"score\" is at least 42.5",
        "the answer's \"score\" is at most 43",
        "the answer's \"name\" contains \"Ltd\"",
        "the answer's \"tags\" contains \"eu\"",
        "the answer's \"name\" matches \"Acme .*\"",
        "the answer's \"owners\" has 2 entries",
        "the answer's \"empty\" has 0 entries",
        "the answer's header \"content-type\" contains \"json\"",
        "the answer contains \"${owner}\"",
        "the answer does not contain \"Globex\"",
        "the answer came within 10000 ms"
      })
  void what_is_so_passes(String sentence) {
    steps.step(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the answer is 201 | the answer is 200, expected 201",
        "the answer's \"status\" is \"submitted\" | the answer's \"status\" is \"draft\", expected \"submitted\"",
        "the answer's \"code\" is 42 | the answer's \"code\" is \"42\" (a string), expected 42 (a number)",
        "the answer's \"id\" is \"7\" | the answer's \"id\" is 7 (a number), expected \"7\" (a string)",
        "the answer's \"note\" is true | the answer's \"note\" is null, expected true",
        "the answer's \"colour\" is \"red\" | the answer has no \"colour\"; it has id, name, status, score, pep, note, code, tags, empty, a.b, owners",
        "the answer's \"owners[2].name\" is \"Cy\" | the answer has no \"owners[2].name\"; \"owners\" is an array of 2 entries",
        "the answer's \"owners[0].age\" is 3 | the answer has no \"owners[0].age\"; did you mean \"name\"? \"owners[0]\" has name, share",
        "the answer's \"name.first\" is 3 | the answer has no \"name.first\"; \"name\" is \"Acme Ltd\"",
        "the answer's \"status\" is not \"draft\" | the answer's \"status\" is \"draft\", expected anything else",
        "the answer's \"colour\" is not \"red\" | the answer has no \"colour\"; it has id, name, status, score, pep, note, code, tags, empty, a.b, owners",
        "the answer's \"note\" is not present | the answer's \"note\" is null, expected it not to be present",
        "the answer's \"score\" is at least 90 | the answer's \"score\" is 42.50, expected at least 90",
        "the answer's \"score\" is at most 40.5 | the answer's \"score\" is 42.50, expected at most 40.5",
        "the answer's \"code\" is at most 90 | the answer's \"code\" is \"42\" (a string), expected at most 90",
        "the answer's \"name\" contains \"GmbH\" | the answer's \"name\" is \"Acme Ltd\", expected it to contain \"GmbH\"",
        "the answer's \"tags\" contains \"e\" | the answer's \"tags\" is [\"new\",\"eu\"], expected it to contain \"e\"",
        "the answer's \"name\" matches \"Acme\" | the answer's \"name\" is \"Acme Ltd\", expected it to match \"Acme\"",
        "the answer's \"owners\" has 1 entry | the answer's \"owners\" has 2 entries, expected 1",
        "the answer's \"name\" has 1 entry | the answer's \"name\" is \"Acme Ltd\", expected an array",
        "every entry of the answer's \"owners\" has \"share\" equal to 60 | the answer's \"owners[1].share\" is 40, expected 60",
        "every entry of the answer's \"empty\" has \"share\" equal to 60 | the answer's \"empty\" has no entries: nothing is proved of them",
        "the answer's header \"Content-Type\" contains \"csv\" | the answer's header \"Content-Type\" is \"application/json\", expected it to contain \"csv\"",
        "the answer contains \"Globex\" | the answer does not contain \"Globex\"",
        "the answer does not contain \"Acme\" | the answer contains \"Acme\", expected it not to"
      })
  void what_is_not_so_fails_saying_what_is(String sentence, String message) {
    assertThatThrownBy(() -> steps.step(sentence))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(message + WHERE);
  }

  @Test
  void a_header_that_is_missing_is_answered_with_those_there_are() {
    assertThatThrownBy(() -> steps.step("the answer's header \"Location\" contains \"/\""))
        .hasMessageContaining("the answer has no header \"Location\"; its headers are ")
        .hasMessageContaining("Content-type");
  }

  @Test
  void an_array_is_reached_by_index_and_checked_as_a_whole() {
    steps.step("nobody sends GET \"/array\"");
    steps.step("the answer's \"[1].id\" is 2");
    steps.step("the answer's \"\" has 2 entries");
    steps.step("every entry of the answer's \"\" has \"kind\" equal to \"x\"");
  }

  @Test
  void several_values_are_checked_at_once_and_all_that_differ_are_named() {
    steps.table("the answer has:", "id", "7", "code", "42", "owners[0].name", "${owner}");

    assertThatThrownBy(
            () ->
                steps.table(
                    "the answer has:", "id", "8", "status", "draft", "x", "1", "code", "43"))
        .hasMessageStartingWith(
            "the answer's \"id\" is 7, expected 8\nthe answer has no \"x\"; it has id, ")
        .hasMessageContaining("\nthe answer's \"code\" is \"42\", expected 43" + WHERE);
  }

  @Test
  void entries_that_fit_several_expectations_are_given_to_where_they_are_needed() {
    steps.rows(
        "the answer's \"owners\" has the entries in any order:",
        List.of(List.of("share", "['name']"), List.of("40", "Bo"), List.of("60", "${owner}")));
    // Were the first row given the entry that the second one needs, none would be left for it.
    try (StubService twins =
            new StubService(r -> Reply.json(200, "[{\"a\": 1, \"b\": 2}, {\"a\": 1, \"b\": 3}]"));
        StepRunner other = new StepRunner(twins.url())) {
      other.step("nobody sends GET \"/\"");
      other.rows(
          "the answer's \"\" has the entries in any order:",
          List.of(List.of("a", "b"), List.of("1", "3"), List.of("1", "2")));
      Assignment assignment =
          new Assignment(
              List.of(
                  new Row(Map.of(AnswerPath.parse("a"), Value.ofCell("1"))),
                  new Row(Map.of(AnswerPath.parse("b"), Value.ofCell("2")))),
              List.of(json("{\"a\": 1, \"b\": 2}"), json("{\"a\": 1, \"b\": 3}")));
      assertThat(assignment.missing()).isEmpty();
      assertThat(assignment.besides()).isEmpty();
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void an_empty_array_is_expected_as_such_and_is_no_empty_text() {
    steps.table("the answer has:", "empty", "[]");

    assertThatThrownBy(() -> steps.table("the answer has:", "name", "[]"))
        .hasMessageStartingWith("the answer's \"name\" is \"Acme Ltd\", expected []");
  }

  @Test
  void long_values_are_cut_in_messages() {
    String text = "x".repeat(5000);

    assertThatThrownBy(() -> steps.step("the answer's \"name\" is \"" + text + "\""))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
    assertThatThrownBy(() -> steps.step("the answer contains \"" + text + "\""))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
  }

  @Test
  void what_is_not_text_is_not_shown() {
    try (StubService binary =
            new StubService(
                r -> new Reply(200, "%PDF", Map.of("Content-Type", "application/pdf")));
        StepRunner other = new StepRunner(binary.url())) {
      other.step("nobody sends GET \"/a.pdf\"");

      assertThatThrownBy(() -> other.step("the answer is 404"))
          .hasMessage(
              "the answer is 200, expected 404  (GET /a.pdf → 200)\n  body: 4 bytes, not text");
    }
  }

  @Test
  void values_are_remembered_as_text() {
    steps.step("I remember the answer's \"id\" as \"client\"");
    steps.step("I remember the answer's \"owners[0]\" as \"first\"");

    assertThat(steps.world.variables().fill("${client} ${first}"))
        .isEqualTo("7 {\"name\":\"Ada\",\"share\":60}");
    assertThatThrownBy(() -> steps.step("I remember the answer's \"nr\" as \"nr\""))
        .hasMessageStartingWith("the answer has no \"nr\"; it has id, ");
  }

  @Test
  void what_is_not_json_is_said_to_be_so() {
    steps.step("nobody sends GET \"/plain\"");
    steps.step("the answer contains \"pong\"");
    assertThatThrownBy(() -> steps.step("the answer's \"id\" is 7"))
        .hasMessage("the answer is not JSON  (GET /plain → 200)\n  body: pong");

    steps.step("nobody sends GET \"/nothing\"");
    steps.step("the answer is 204");
    assertThatThrownBy(() -> steps.step("the answer's \"id\" is not present"))
        .hasMessage("the answer has no body  (GET /nothing → 204)");
  }

  @Test
  void an_answer_that_came_too_late_fails() {
    steps.step("nobody sends GET \"/slow\"");

    assertThatThrownBy(() -> steps.step("the answer came within 200 ms"))
        .hasMessageMatching(
            "(?s)the answer came after \\d+ ms, expected within 200 ms  \\(GET /slow → 200\\).*");
  }

  @Test
  void a_check_before_any_answer_says_what_to_do() {
    try (StepRunner fresh = new StepRunner(service.url())) {
      assertThatThrownBy(() -> fresh.step("the answer is 200"))
          .hasMessageStartingWith("there is no answer yet\n    send a request first");
    }
  }

  @Test
  void a_path_that_makes_no_sense_is_said_to_be_so() {
    for (String path : new String[] {"a..b", "a[", "a[x]", ".a"}) {
      assertThatThrownBy(() -> steps.step("the answer's \"" + path + "\" is 1"))
          .hasMessageContaining("is no path into an answer");
    }
  }

  @Test
  void secrets_in_an_answer_are_masked_in_the_failure() {
    steps.secrets.add("Acme Ltd");

    assertThatThrownBy(() -> steps.step("the answer's \"name\" is \"x\""))
        .hasMessageStartingWith("the answer's \"name\" is \"***\", expected \"x\"")
        .hasMessageNotContaining("Acme");
  }
}
