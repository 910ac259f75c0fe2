package io.sluice.publish;

import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Snapshot;
import io.sluice.model.verdict.CriterionStates;
import io.sluice.model.verdict.CriterionStates.State;
import io.sluice.model.verdict.CriterionStates.VectorState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of {@link HtmlReport}: how each criterion stands, and what each ring sees. */
record HtmlGrid(Page page, PublishSettings settings) {
  void criteria(List<CriterionStates> criteria) {
    List<Vector> vectors =
        criteria.stream()
            .flatMap(criterion -> criterion.states().stream())
            .map(VectorState::vector)
            .distinct()
            .sorted()
            .toList();
    page.markup("<section><h2 id=\"criteria\">Criteria</h2>\n");
    if (criteria.isEmpty()) {
      page.markup("<p>There are none.</p></section>\n");
      return;
    }
    page.markup(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"criteria\">");
    page.markup("<table class=\"grid\"><thead><tr><th scope=\"col\">Criterion</th>");
    vectors.forEach(vector -> column(vector));
    page.markup(vectors.isEmpty() ? "<th scope=\"col\">State</th>" : "");
    page.markup("</tr></thead>\n<tbody>\n");
    criteria.forEach(criterion -> row(criterion, vectors));
    page.markup("</tbody></table></div></section>\n");
  }

  private void column(Vector vector) {
    page.markup("<th scope=\"col\">");
    page.markup(Html.escape(vector.name()).replace(",", ",<wbr>")).markup("</th>");
  }

  private void row(CriterionStates criterion, List<Vector> vectors) {
    page.markup("<tr><th scope=\"row\"><strong>");
    Optional<String> address = settings.linkTo(criterion.criterion().id());
    address.ifPresent(link -> page.markup("<a href=\"").text(link).markup("\">"));
    page.text(criterion.criterion().id()).markup(address.isPresent() ? "</a>" : "");
    page.markup("</strong> ").text(criterion.criterion().title()).markup("</th>");
    if (criterion.states().isEmpty()) {
      page.markup("<td colspan=\"" + Math.max(1, vectors.size()) + "\">");
      page.word("unproved").markup(" no scenario</td></tr>\n");
      return;
    }
    Map<Vector, State> states =
        criterion.states().stream()
            .collect(Collectors.toMap(VectorState::vector, VectorState::state, HtmlGrid::worse));
    vectors.forEach(vector -> cell(Optional.ofNullable(states.get(vector))));
    page.markup("</tr>\n");
  }

  private static State worse(State one, State other) {
    if (one == State.FAILED || other == State.FAILED) {
      return State.FAILED;
    }
    return one == State.PROVED ? other : one;
  }

  private void cell(Optional<State> state) {
    page.markup("<td>");
    state.ifPresentOrElse(
        known -> page.word(known.name().toLowerCase(Locale.ROOT)),
        () -> page.markup("<span class=\"none\">not tried</span>"));
    page.markup("</td>");
  }

  void rings(Snapshot snapshot) {
    page.markup("<section><h2 id=\"rings\">What the rings see today</h2>\n");
    page.markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"rings\">");
    page.markup("<table><thead><tr><th scope=\"col\">Ring</th><th scope=\"col\">Vector</th>");
    page.markup("<th scope=\"col\">Tenants</th></tr></thead>\n<tbody>\n");
    for (Map.Entry<String, List<LiveVector>> ring : snapshot.rings().entrySet()) {
      for (LiveVector live : ring.getValue()) {
        page.markup("<tr>").element("th scope=\"row\"", ring.getKey());
        page.element("td", live.vector().name());
        page.element("td", tenants(live.tenants())).markup("</tr>\n");
      }
    }
    page.markup("</tbody></table></div></section>\n");
  }

  private static String tenants(List<String> tenants) {
    if (tenants.isEmpty()) {
      return "the ring as a whole";
    }
    int shown = Math.min(12, tenants.size());
    String names = String.join(", ", tenants.subList(0, shown));
    return shown == tenants.size() ? names : names + " and " + (tenants.size() - shown) + " more";
  }
}
