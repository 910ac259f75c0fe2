package io.sluice.read.lint;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.read.LintCheck;
import io.sluice.read.PlacedStep;
import io.sluice.read.ReadFeatures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scenarios that open a page only to read data from it, where others show that the page shows its
 * data. Such a scenario takes a second and could take hundredths. Careful: it is told only where
 * the scenario makes its data through the API, does nothing on the page, checks texts alone, and
 * another scenario of the file opens the same page.
 */
final class PagesForData implements LintCheck {
  private static final Pattern OPENS = Pattern.compile("I open \"([^\"]*)\"");
  private static final Pattern API = Pattern.compile(".* sends [A-Z]+ \".*");
  private static final Pattern READS =
      Pattern.compile("I see \"[^\"]*\"|\"[^\"]*\" shows \"[^\"]*\"");
  private static final Pattern OTHERWISE_ON_PAGES =
      Pattern.compile(
          "I (?!open |see \"|remember the answer|remember \").*|the (field|row|page|list|table) .*");
  private static final Pattern VARYING = Pattern.compile("\\$\\{[^}]*}|\\d+");

  @Override
  public List<Finding> check(ReadFeatures features) {
    Map<String, Set<String>> openedBy = new LinkedHashMap<>();
    Map<Scenario, String> candidates = new LinkedHashMap<>();
    for (Scenario scenario : features.catalog().scenarios()) {
      List<String> texts =
          features.steps(scenario.id()).stream()
              .filter(step -> !isSigningIn(step))
              .map(PlacedStep::text)
              .toList();
      List<String> pages = pages(texts);
      String file = scenario.place().file();
      pages.forEach(
          page ->
              openedBy
                  .computeIfAbsent(file + " " + page, key -> new HashSet<>())
                  .add(Spots.scenario(features, scenario).toString()));
      candidate(texts, pages).ifPresent(page -> candidates.put(scenario, page));
    }
    List<Finding> findings = new ArrayList<>();
    Set<Place> told = new HashSet<>();
    candidates.forEach(
        (scenario, page) -> {
          Place place = Spots.scenario(features, scenario);
          Set<String> others =
              new HashSet<>(openedBy.getOrDefault(place.file() + " " + page, Set.of()));
          others.remove(place.toString());
          if (!others.isEmpty() && told.add(place)) {
            findings.add(finding(place, scenario, page, others.stream().sorted().toList().get(0)));
          }
        });
    return findings;
  }

  /** Steps from sluice.yaml are how every user signs in. */
  private static boolean isSigningIn(PlacedStep step) {
    return step.written().phrase().filter(place -> !place.file().endsWith(".phrases")).isPresent();
  }

  private static List<String> pages(List<String> texts) {
    return texts.stream()
        .map(OPENS::matcher)
        .filter(Matcher::matches)
        .map(opens -> VARYING.matcher(opens.group(1)).replaceAll("…"))
        .distinct()
        .toList();
  }

  /** The one page it reads data from. */
  private static Optional<String> candidate(List<String> texts, List<String> pages) {
    boolean makesData = texts.stream().anyMatch(text -> API.matcher(text).matches());
    boolean reads = texts.stream().anyMatch(text -> READS.matcher(text).matches());
    boolean more = texts.stream().anyMatch(text -> OTHERWISE_ON_PAGES.matcher(text).matches());
    // What stands before the last page is the way in.
    return makesData && reads && !more && !pages.isEmpty()
        ? Optional.of(pages.get(pages.size() - 1))
        : Optional.empty();
  }

  private static Finding finding(Place place, Scenario scenario, String page, String other) {
    return Finding.warning(
        "page-for-data",
        Problem.at(
            place,
            "the scenario \""
                + scenario.name()
                + "\" opens the page "
                + page
                + " only to read data that it made through the API",
            "check the data in the API's answer, which takes hundredths of a second; that the page"
                + " shows it, "
                + other
                + " can say"));
  }
}
