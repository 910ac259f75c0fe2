package io.sluice.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.model.evidence.Attachment;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code allure-results/}: what the Allure report is made of, written as its documentation
 * describes (https://allurereport.org/docs/how-it-works-test-result-file/).
 *
 * <p>A file for each attempt. The last attempt stands for the trial and has its outcome; earlier
 * ones share its history id and start before it, which makes them its retries. The flags are
 * parameters, so a scenario under another vector is another test.
 */
public final class AllureResults implements Publisher {
  /** The folder's name. */
  public static final String FOLDER = "allure-results";

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
  private final PublishSettings settings;

  /** With the tracker's address, for links. */
  public AllureResults(PublishSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return FOLDER;
  }

  @Override
  public void publish(Verdict verdict, Path runFolder) throws IOException {
    Path folder = runFolder.resolve(FOLDER);
    // Results of an earlier call would count as retries and hide failures.
    RunFiles.deleteTree(folder);
    Files.createDirectories(folder);
    AllureIds ids = new AllureIds(verdict.trials());
    Stakes stakes = Stakes.of(verdict);
    for (TrialEvidence trial : verdict.trials()) {
      for (int i = 0; i < Math.max(1, trial.attempts().size()); i++) {
        result(new AllureResult.Subject(verdict, trial, i), ids, stakes, runFolder);
      }
    }
    environment(verdict, folder);
  }

  private void result(AllureResult.Subject subject, AllureIds ids, Stakes stakes, Path runFolder)
      throws IOException {
    Path folder = runFolder.resolve(FOLDER);
    TrialEvidence trial = subject.trial();
    String uuid = AllureIds.uuid(subject.verdict().run(), trial.trial().id(), subject.index());
    List<Attachment> copies = copies(subject.attempt(), uuid, runFolder);
    RunFiles.writeNew(
        folder.resolve(uuid + "-result.json"),
        out -> {
          try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            new AllureResult(json, settings, stakes)
                .write(subject, uuid, ids.history(trial), copies);
          }
        });
  }

  /** The attempt's evidence, copied beside the result, which Allure wants; {@code file} is new. */
  private static List<Attachment> copies(Optional<Attempt> attempt, String uuid, Path runFolder)
      throws IOException {
    List<Attachment> copies = new ArrayList<>();
    for (Attachment attachment : attempt.map(Attempt::evidence).orElse(List.of())) {
      Optional<Path> file = RunFiles.find(runFolder, attachment.file());
      if (file.isPresent()) {
        Matcher extension = EXTENSION.matcher(file.get().toString());
        String suffix = extension.find() ? extension.group().toLowerCase(Locale.ROOT) : "";
        String copy = uuid + "-" + copies.size() + "-attachment" + suffix;
        Files.copy(file.get(), runFolder.resolve(FOLDER).resolve(copy));
        copies.add(new Attachment(attachment.name(), attachment.mediaType(), copy));
      }
    }
    return copies;
  }

  private static void environment(Verdict verdict, Path folder) throws IOException {
    RunFiles.writeNew(
        folder.resolve("environment.properties"),
        out -> {
          out.write("build=" + property(verdict.build()) + "\n");
          out.write("environment=" + property(verdict.environment()) + "\n");
          out.write("run=" + property(verdict.run()) + "\n");
          out.write("answer=" + verdict.answer().word() + "\n");
        });
  }

  private static String property(String value) {
    return value.replace("\\", "\\\\").replaceAll("\\p{Cntrl}+", " ");
  }
}
