package io.sluice.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The API of a small library, for the examples of steps: {@code /books} to ask for, {@code /echo}
 * to see what was sent, {@code /jobs} that take a moment, {@code /session} with a cookie.
 *
 * <p>Nothing that is sent is kept but jobs, so that examples do not stand in each other's way.
 */
public final class ExampleApi {
  /** A job is done when it was asked for so often. */
  private static final int ASKED_UNTIL_DONE = 3;

  private static final long MOMENT_MS = 300;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode BOOKS =
      json(
          """
          [
            {"id": 1, "title": "Emma", "isbn": "978-0141439587", "pages": 474, "lent": false, "note": null,
             "published": "1815-12-23", "addedAt": "2026-03-01T09:30:00Z",
             "tags": ["novel", "romance"], "reviews": [],
             "authors": [{"name": "Jane Austen", "born": 1775}]},
            {"id": 2, "title": "Good Omens", "isbn": "978-0060853983", "pages": 288, "lent": true, "note": "torn",
             "published": "1990-05-10", "addedAt": "2026-03-02T16:05:00+01:00",
             "tags": ["novel", "fantasy", "humour"], "reviews": [{"stars": 5}, {"stars": 4}],
             "authors": [{"name": "Terry Pratchett", "born": 1948}, {"name": "Neil Gaiman", "born": 1960}]},
            {"id": 3, "title": "The Hobbit", "isbn": "978-0261102217", "pages": 310, "lent": false, "note": null,
             "published": "1937-09-21", "addedAt": "2026-03-03T11:00:00Z",
             "tags": ["fantasy"], "reviews": [{"stars": 5}],
             "authors": [{"name": "J. R. R. Tolkien", "born": 1892}]}
          ]
          """);

  private final Map<String, AtomicInteger> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger(3);

  /** What is answered below {@code /books}, {@code /echo}, {@code /jobs} and {@code /session}. */
  public Optional<Reply> answer(Request request) {
    URI uri = URI.create(request.path());
    List<String> path = List.of(uri.getPath().substring(1).split("/"));
    return switch (path.get(0)) {
      case "books" -> Optional.of(books(request, path));
      case "echo" -> Optional.of(reply(200, ExampleEcho.of(request)));
      case "jobs" -> Optional.of(jobs(request, path));
      case "session" -> Optional.of(session(request));
      default -> Optional.empty();
    };
  }

  private Reply books(Request request, List<String> path) {
    return switch (request.method()) {
      case "GET" -> path.size() == 1 ? search(request) : one(path);
      case "HEAD" -> new Reply(200, "", Map.of("X-Total", String.valueOf(BOOKS.size())));
      case "POST" -> added(request);
      case "DELETE" -> new Reply(204, "", Map.of());
      default -> error(405, "no " + request.method() + " here");
    };
  }

  private static Reply search(Request request) {
    Map<String, List<String>> query = ExampleEcho.query(request.path());
    if (query.containsKey("slowly")) {
      takeAMoment();
    }
    if (query.getOrDefault("as", List.of()).contains("csv")) {
      return new Reply(
          200,
          "title,pages\nEmma,474\nGood Omens,288\nThe Hobbit,310\n",
          Map.of("Content-Type", "text/csv"));
    }
    ArrayNode items = JSON.createArrayNode();
    for (JsonNode book : BOOKS) {
      boolean titled =
          query.getOrDefault("title", List.of()).stream()
              .allMatch(text -> book.path("title").asText().contains(text));
      boolean tagged =
          query.getOrDefault("tag", List.of()).stream()
              .allMatch(tag -> book.path("tags").toString().contains("\"" + tag + "\""));
      if (titled && tagged) {
        items.add(book);
      }
    }
    ObjectNode found = JSON.createObjectNode().put("total", items.size());
    found.set("items", items);
    return reply(200, found).with("X-Total", String.valueOf(items.size()));
  }

  private static void takeAMoment() {
    try {
      // Nothing is waited for but time: this is a slow service.
      new CountDownLatch(1).await(MOMENT_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reply one(List<String> path) {
    for (JsonNode book : BOOKS) {
      if (book.path("id").asText().equals(path.get(1))) {
        JsonNode there = path.size() == 2 ? book : book.path(path.get(2));
        return there.isMissingNode() ? error(404, "no " + path.get(2)) : reply(200, there);
      }
    }
    return error(404, "no book " + path.get(1));
  }

  private Reply added(Request request) {
    if (request.header("Authorization").isEmpty()) {
      return error(401, "who are you?");
    }
    JsonNode sent = parsed(request.body());
    if (!(sent instanceof ObjectNode book) || book.path("title").asText().isBlank()) {
      return error(422, "a book has a title");
    }
    int id = made.incrementAndGet();
    return reply(201, book.put("id", id)).with("Location", "/books/" + id);
  }

  private Reply jobs(Request request, List<String> path) {
    if (request.method().equals("POST")) {
      String id = "job-" + made.incrementAndGet();
      jobs.put(id, new AtomicInteger());
      ObjectNode job = JSON.createObjectNode().put("id", id).put("state", "running");
      return reply(202, job).with("Location", "/jobs/" + id);
    }
    AtomicInteger asked = path.size() == 1 ? null : jobs.get(path.get(1));
    if (asked == null) {
      // One that never ends.
      return reply(200, JSON.createObjectNode().put("state", "running"));
    }
    boolean done = asked.incrementAndGet() >= ASKED_UNTIL_DONE;
    return reply(200, JSON.createObjectNode().put("state", done ? "done" : "running"));
  }

  private static Reply session(Request request) {
    if (request.method().equals("POST")) {
      String user = ExampleEcho.form(request.body()).getOrDefault("user", List.of("nobody")).get(0);
      return new Reply(204, "", Map.of("Set-Cookie", "sid=s-" + user + "; Path=/; HttpOnly"));
    }
    String cookie = request.header("Cookie");
    if (!cookie.startsWith("sid=s-")) {
      return error(401, "no session");
    }
    return reply(200, JSON.createObjectNode().put("user", cookie.substring("sid=s-".length())));
  }

  private static Reply error(int status, String message) {
    return reply(status, JSON.createObjectNode().put("error", message));
  }

  private static Reply reply(int status, JsonNode body) {
    return Reply.json(status, body.toString());
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
