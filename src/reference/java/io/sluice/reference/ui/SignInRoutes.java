package io.sluice.reference.ui;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.sluice.reference.check.Refused;
import io.sluice.reference.flag.Flags;
import io.sluice.reference.tenant.Secrets;
import io.sluice.reference.tenant.Session;
import io.sluice.reference.tenant.Sessions;
import io.sluice.reference.tenant.Tenants;
import io.sluice.reference.tenant.User;
import io.sluice.reference.web.Paths;
import io.sluice.reference.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Signing in and out, and the guard of all other pages. */
final class SignInRoutes {
  private static final String COOKIE = "clm_session";
  private static final String HOME = "/clients";

  private final Tenants tenants;
  private final Sessions sessions;
  private final Flags flags;
  private final Pages pages;

  SignInRoutes(Tenants tenants, Sessions sessions, Flags flags, Pages pages) {
    this.tenants = tenants;
    this.sessions = sessions;
    this.flags = flags;
    this.pages = pages;
  }

  void register(Javalin app) {
    app.before(this::guard);
    app.get("/", context -> context.redirect(HOME, HttpStatus.SEE_OTHER));
    app.get("/sign-in", this::ask);
    app.post("/sign-in", this::signIn);
    app.post("/sign-out", this::signOut);
  }

  private void guard(Context context) {
    String path = context.path();
    if (Paths.isForPrograms(path) || Paths.isPublicPage(path)) {
      return;
    }
    Optional<Session> session = Optional.ofNullable(context.cookie(COOKIE)).flatMap(sessions::find);
    if (session.isEmpty()) {
      sendToSignIn(context);
      return;
    }
    Visit.begin(context, session.get().user(), session, flags);
    boolean changes = context.method() == HandlerType.POST;
    String token = Optional.ofNullable(changes ? context.formParam("csrf") : "").orElse("");
    if (changes && !Secrets.same(token, session.get().csrf())) {
      throw Refused.forbidden("This form has expired; open the page again");
    }
  }

  private static void sendToSignIn(Context context) {
    boolean canComeBack = context.method() == HandlerType.GET && !context.path().equals("/");
    String query =
        canComeBack ? "?next=" + URLEncoder.encode(context.path(), StandardCharsets.UTF_8) : "";
    context.redirect("/sign-in" + query, HttpStatus.SEE_OTHER);
    context.skipRemainingHandlers();
  }

  private void ask(Context context) {
    String next = Optional.ofNullable(context.queryParam("next")).orElse("");
    Page page = page(next);
    if (context.queryParamMap().containsKey("signed-out")) {
      page.with("status", "You are signed out");
    }
    pages.show(context, 200, page);
  }

  private static Page page(String next) {
    return new Page("sign-in", "Sign in").with("next", local(next));
  }

  private void signIn(Context context) {
    refuseForeignOrigin(context);
    Form form = Form.of(context);
    Optional<User> user = tenants.byPassword(form.text("username"), form.text("password"));
    if (user.isEmpty()) {
      Page page =
          page(form.text("next"))
              .typed(form)
              .with("alerts", List.of("The username or the password is wrong"));
      pages.show(context, 401, page);
      return;
    }
    int lifetime = (int) Sessions.LIFETIME.toSeconds();
    context.cookie(cookie(sessions.open(user.get()), lifetime));
    context.redirect(local(form.text("next")), HttpStatus.SEE_OTHER);
  }

  /** Sending somebody's browser here to sign it in as somebody else is an attack of its own. */
  private static void refuseForeignOrigin(Context context) {
    Optional<String> origin = Optional.ofNullable(context.header("Origin"));
    String own = "http://" + Optional.ofNullable(context.header("Host")).orElse("");
    if (origin.filter(from -> !from.equals(own)).isPresent()) {
      throw Refused.forbidden("Signing in from another site is not possible");
    }
  }

  private void signOut(Context context) {
    Visit.of(context).session().ifPresent(sessions::close);
    context.cookie(cookie("", 0));
    context.redirect("/sign-in?signed-out", HttpStatus.SEE_OTHER);
  }

  private static Cookie cookie(String value, int seconds) {
    return new Cookie(COOKIE, value, "/", seconds, false, 0, true, null, null, SameSite.LAX);
  }

  /** A path of this service, whatever was asked for. */
  private static String local(String next) {
    return next.matches("/[A-Za-z0-9][A-Za-z0-9/_-]*") ? next : HOME;
  }
}
