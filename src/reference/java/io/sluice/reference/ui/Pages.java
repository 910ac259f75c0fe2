package io.sluice.reference.ui;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.sluice.reference.check.Problem;
import io.sluice.reference.flag.Flag;
import io.sluice.reference.tenant.Role;
import io.sluice.reference.tenant.Session;
import io.sluice.reference.tenant.Sessions;
import io.sluice.reference.tenant.User;
import io.sluice.reference.web.Visit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fills templates and sends them. Whatever is filled in is escaped. */
final class Pages {
  private final Sessions sessions;
  private final PebbleEngine engine;

  Pages(Sessions sessions) {
    this.sessions = sessions;
    ClasspathLoader loader = new ClasspathLoader(Pages.class.getClassLoader());
    loader.setPrefix("io/sluice/reference/templates");
    loader.setSuffix(".html");
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .autoEscaping(true)
            .defaultLocale(Locale.ENGLISH)
            .build();
  }

  /** A link of the navigation. */
  record Link(String name, String target) {}

  /** Shows a page. */
  void show(Context context, int status, Page page) {
    page.with("username", "").with("role", "").with("tenant", "").with("csrf", "");
    page.with("navigation", List.of());
    Visit.find(context).ifPresent(visit -> addUser(page, visit));
    StringWriter html = new StringWriter();
    try {
      engine.getTemplate(page.template()).evaluate(html, page.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.status(status).contentType("text/html; charset=utf-8").result(html.toString());
  }

  private void addUser(Page page, Visit visit) {
    User user = visit.user();
    Session session = visit.session().orElseThrow();
    page.with("username", user.username())
        .with("role", user.role().key())
        .with("tenant", user.tenantName())
        .with("csrf", session.csrf())
        .with("navigation", navigation(visit));
    if (page.values().getOrDefault("status", "").equals("")) {
      page.with("status", sessions.takeMessage(session));
    }
  }

  private static List<Link> navigation(Visit visit) {
    List<Link> links = new ArrayList<>();
    links.add(new Link("Clients", "/clients"));
    if (visit.user().role() == Role.ANALYST) {
      links.add(new Link("New client", "/clients/new"));
      if (visit.flags().on(Flag.BULK_IMPORT)) {
        links.add(new Link("Bulk import", "/import"));
      }
    }
    if (visit.user().role() == Role.ADMIN) {
      links.add(new Link("Audit trail", "/audit"));
    }
    return links;
  }

  /** Sends the browser on, with a message for the page it comes to. */
  void goOn(Context context, String target, String message) {
    Optional<Session> session = Visit.find(context).flatMap(Visit::session);
    session.ifPresent(s -> sessions.leaveMessage(s, message));
    context.redirect(target, HttpStatus.SEE_OTHER);
  }

  /** Shows that a request failed. */
  void failure(Context context, int status, Problem problem) {
    String title =
        switch (status) {
          case 403 -> "Not allowed";
          case 404 -> "Not found";
          case 409 -> "Not possible";
          default -> "Something went wrong";
        };
    show(
        context,
        status,
        new Page("failure", title).with("alerts", List.of(problem.message())).with("code", status));
  }

  /** An element of a choice. */
  static Map<String, String> choice(String value, String label) {
    return Map.of("value", value, "label", label);
  }
}
