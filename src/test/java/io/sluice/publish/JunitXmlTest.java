package io.sluice.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Question;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitXmlTest {
  private final Path folder;

  JunitXmlTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_failure_that_blocks_only_a_release_is_skipped_and_the_file_is_green() throws Exception {
    Document xml = write(Verdicts.mixed());

    assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("0");
    assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("0");
    Element skipped = child(test(xml, "A complete client is accepted [risk-v2=on]"), "skipped");
    assertThat(skipped.getAttribute("message"))
        .isEqualTo(
            "failed: expected status 201 but was 500 (stands only against: release risk-v2=on to"
                + " internal)");
  }

  @Test
  void a_trial_has_the_time_of_all_its_attempts_and_a_flaky_one_passes_with_a_note()
      throws Exception {
    Document xml = write(Verdicts.mixed());

    Element flaky = test(xml, "An incomplete client is refused [all off]");
    assertThat(flaky.getAttribute("time")).isEqualTo("2.468");
    assertThat(flaky.getAttribute("classname")).isEqualTo("Submitting clients");
    assertThat(elements(flaky)).extracting(Element::getTagName).containsExactly("system-out");
    assertThat(flaky.getTextContent()).contains("flaky: attempts failed, passed");
  }

  @Test
  void what_a_required_question_needs_is_red_by_its_kind() throws Exception {
    List<TrialEvidence> trials =
        Stream.of(Outcome.FAILED, Outcome.BROKEN, Outcome.UNDEFINED)
            .map(
                outcome ->
                    Verdicts.trial(
                        Verdicts.scenario(2, outcome.word(), "AC-1"),
                        Verdicts.OFF,
                        Verdicts.attempt(outcome, 1)))
            .toList();
    Reason reason = Verdicts.failed(trials.get(0));
    Verdict verdict =
        Verdicts.verdict(
            List.of(
                Verdicts.decision(
                    new Question.Deploy(),
                    true,
                    Answer.NO,
                    List.of(reason),
                    trials.toArray(TrialEvidence[]::new)),
                Verdicts.decision(
                    new Question.Release("risk-v2", "on", "internal"),
                    true,
                    Answer.INCONCLUSIVE,
                    List.of(Reason.of("no-evidence", "Nothing ran.", "Run it.")))),
            trials);

    Document xml = write(verdict);

    Element failed = child(test(xml, "failed [all off]"), "failure");
    assertThat(failed.getTextContent())
        .contains("at: Then the response status is 201")
        .contains("needed by: deploy")
        .contains("reproduce: ./sluice try");
    child(test(xml, "broken [all off]"), "error");
    child(test(xml, "undefined [all off]"), "error");
    child(test(xml, "deploy"), "failure");
    child(test(xml, "release risk-v2=on to internal"), "error");
    assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("2");
    assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("3");
  }

  @Test
  void rows_of_one_name_are_tests_of_their_own() throws Exception {
    TrialEvidence one =
        Verdicts.trial(
            Verdicts.scenario(7, "Row", "AC-1"), Verdicts.OFF, Verdicts.attempt(Outcome.PASSED, 1));
    TrialEvidence other =
        Verdicts.trial(
            Verdicts.scenario(8, "Row", "AC-1"), Verdicts.OFF, Verdicts.attempt(Outcome.PASSED, 2));

    Document xml = write(Verdicts.verdict(List.of(), List.of(one, other)));

    assertThat(test(xml, "Row [all off] (line 7)")).isNotNull();
    assertThat(test(xml, "Row [all off] (line 8)")).isNotNull();
  }

  @Test
  void names_that_xml_cannot_hold_leave_the_file_well_formed() throws Exception {
    Document xml = write(Verdicts.hostile());

    assertThat(xml.getElementsByTagName("script").getLength()).isZero();
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    assertThat(((Element) xml.getElementsByTagName("testsuite").item(1)).getAttribute("name"))
        .isEqualTo(Verdicts.HOSTILE.replaceAll("[\\x00\\x08\\x{D800}]", "\uFFFD"));
  }

  private Document write(Verdict verdict) throws Exception {
    new JunitXml().publish(verdict, folder);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("junit.xml").toFile());
  }

  private static Element test(Document xml, String name) {
    return list(xml.getElementsByTagName("testcase")).stream()
        .filter(test -> test.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no test named " + name));
  }

  private static Element child(Element parent, String tag) {
    return elements(parent).stream()
        .filter(element -> element.getTagName().equals(tag))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + tag + " in " + parent.getTextContent()));
  }

  private static List<Element> elements(Element parent) {
    return list(parent.getElementsByTagName("*"));
  }

  private static List<Element> list(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
