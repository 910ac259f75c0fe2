package io.sluice.publish;

import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * {@code junit.xml}: a suite for each feature with a test for each trial, and a suite {@code
 * decisions}. Red exactly where a required question is not answered yes: what stands against an
 * optional release alone is skipped, with its reason. The shape is that of Surefire's report, which
 * GitHub actions, GitLab and Jenkins read
 * (https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd).
 */
public final class JunitXml implements Publisher {
  /** The file's name. */
  public static final String FILE = "junit.xml";

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public void publish(Verdict verdict, Path runFolder) throws IOException {
    List<JunitSuite> suites = suites(verdict);
    RunFiles.write(
        runFolder,
        FILE,
        out -> {
          try {
            var xml = new JunitWriter(XMLOutputFactory.newInstance().createXMLStreamWriter(out));
            xml.document(suites, verdict.startedAt());
          } catch (XMLStreamException e) {
            throw new IOException(e);
          }
        });
  }

  static List<JunitSuite> suites(Verdict verdict) {
    Stakes stakes = Stakes.of(verdict);
    Map<String, Integer> uses = new LinkedHashMap<>();
    verdict.trials().forEach(trial -> uses.merge(key(trial), 1, Integer::sum));
    Map<String, List<JunitSuite.Test>> byFeature = new LinkedHashMap<>();
    for (TrialEvidence trial : verdict.trials()) {
      byFeature
          .computeIfAbsent(trial.trial().scenario().feature(), feature -> new ArrayList<>())
          .add(test(trial, stakes, uses.getOrDefault(key(trial), 1) > 1));
    }
    List<JunitSuite> suites = new ArrayList<>();
    suites.add(
        new JunitSuite("decisions", verdict.decisions().stream().map(JunitSuite::test).toList()));
    byFeature.forEach((feature, tests) -> suites.add(new JunitSuite(feature, tests)));
    return suites;
  }

  private static JunitSuite.Test test(TrialEvidence evidence, Stakes stakes, boolean ambiguous) {
    var trial = evidence.trial();
    var place = trial.scenario().place();
    // Readers take tests of one name for one test, as the rows of an outline can be.
    String name = trial.displayName() + (ambiguous ? " (line " + place.line() + ")" : "");
    Duration time = Words.duration(evidence);
    return new JunitSuite.Test(
        trial.scenario().feature(),
        name,
        place.file(),
        time,
        JunitSuite.result(evidence, stakes),
        JunitSuite.note(evidence));
  }

  private static String key(TrialEvidence trial) {
    return trial.trial().scenario().feature() + "\n" + trial.trial().displayName();
  }
}
