package io.sluice.publish;

import io.sluice.model.step.StepCatalogue;
import io.sluice.model.step.StepEntry;
import io.sluice.model.step.StepSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalogue of steps as one page with a search of its own. It needs no network, and its content
 * security policy lets nothing run but its own script.
 */
public final class StepsPage {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}|<[^<>]*>");

  private final Page page = new Page();

  private StepsPage() {}

  /** The page. */
  public static String of(StepCatalogue catalogue) {
    try {
      StepsPage made = new StepsPage();
      made.write(catalogue);
      return made.page.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(StepCatalogue catalogue) throws IOException {
    String style = HtmlReport.resource("report.css") + HtmlReport.resource("steps.css");
    String script = HtmlReport.resource("steps.js");
    page.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    page.markup("style-src '" + HtmlReport.hash(style) + "'; ");
    page.markup("script-src '" + HtmlReport.hash(script) + "'; ");
    page.markup("base-uri 'none'; form-action 'none'\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.element("title", "Steps");
    page.markup("\n<style>" + style + "</style>\n</head>\n<body>\n");
    page.markup("<a class=\"skip\" href=\"#main\">Skip to the steps</a>\n");
    Map<String, List<StepEntry>> groups = groups(catalogue);
    search(catalogue.steps().size(), groups);
    page.markup("<main id=\"main\">\n");
    groups.forEach((name, steps) -> group(name, steps, catalogue));
    page.markup("<p id=\"none\" hidden>No step has these words. Try fewer, or others.</p>\n");
    page.markup("</main>\n<script>" + script + "</script>\n</body>\n</html>\n");
  }

  private static Map<String, List<StepEntry>> groups(StepCatalogue catalogue) {
    Map<String, List<StepEntry>> groups = new LinkedHashMap<>();
    catalogue
        .steps()
        .forEach(step -> groups.computeIfAbsent(step.group(), g -> new ArrayList<>()).add(step));
    return groups;
  }

  private void search(int count, Map<String, List<StepEntry>> groups) {
    page.markup("<header>\n<h1>Steps</h1>\n<p class=\"quiet\">What features can say. ");
    page.text("{string} is a \"quoted text\", {int} a whole number, {value} a quoted text, a ");
    page.text("number, true, false or null, {word} one word, such as a role. Given, When, Then, ");
    page.markup("And and But are interchangeable.</p>\n");
    page.markup("<p class=\"find\"><label for=\"words\">Find steps</label> ");
    page.markup("<input id=\"words\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"> ");
    page.markup("<span id=\"count\" class=\"quiet\" role=\"status\">");
    page.text(count + " steps").markup("</span></p>\n<nav aria-label=\"Groups\"><ul>\n");
    groups.forEach(
        (name, steps) ->
            page.markup("<li><a href=\"#" + anchor(name) + "\">")
                .text(name)
                .markup("</a> <span class=\"quiet\">" + steps.size() + "</span></li>\n"));
    page.markup("</ul></nav>\n</header>\n");
  }

  private void group(String name, List<StepEntry> steps, StepCatalogue catalogue) {
    page.markup("<section class=\"steps\" id=\"" + anchor(name) + "\">");
    page.element("h2", name);
    String intro = catalogue.intros().getOrDefault(name, "");
    if (!intro.isEmpty()) {
      page.markup("<p class=\"intro\">");
      prose(intro);
      page.markup("</p>\n");
    }
    steps.forEach(this::step);
    page.markup("</section>\n");
  }

  private void step(StepEntry step) {
    page.markup("<article class=\"step\" data-words=\"").text(StepSearch.keywords(step));
    page.markup("\">\n<h3>");
    wording(step.pattern());
    page.markup("</h3>\n");
    if (!step.description().isEmpty()) {
      page.markup("<p>");
      prose(step.description());
      page.markup("</p>\n");
    }
    if (!step.example().isEmpty()) {
      page.element("pre", step.example());
    }
    step.failing()
        .ifPresent(
            said -> {
              page.markup("<p class=\"quiet\">When it does not hold: <code>");
              page.text(said).markup("</code></p>\n");
            });
    step.place().ifPresent(place -> page.element("p class=\"quiet\"", place.toString()));
    if (step.kind() == StepEntry.Kind.JAVA) {
      page.element("p class=\"quiet\"", step.source());
    }
    page.markup("</article>\n");
  }

  /** What stands in backticks is code. */
  private void prose(String text) {
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      if (code) {
        page.element("code", parts[i]);
      } else {
        page.text(parts[i]);
      }
    }
  }

  /** Parameters stand out from words. */
  private void wording(String pattern) {
    Matcher parameter = PARAMETER.matcher(pattern);
    int end = 0;
    while (parameter.find()) {
      page.text(pattern.substring(end, parameter.start()));
      page.element("var", parameter.group());
      end = parameter.end();
    }
    page.text(pattern.substring(end));
  }

  private static String anchor(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
