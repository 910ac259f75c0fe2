package io.sluice.read;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.resource.Resource;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParseError;
import io.cucumber.messages.types.SourceReference;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and parses the feature files below a folder. */
final class FeatureFiles {
  private static final Pattern LEADING_PLACE = Pattern.compile("^\\((\\d+):(\\d+)\\): ");

  private final Path project;
  private final FeatureParser parser;

  FeatureFiles(Path project, Supplier<UUID> ids) {
    this.project = project;
    this.parser = new FeatureParser(ids);
  }

  /** A file and its bytes. */
  private static final class Loaded implements Resource {
    private final String name;
    private final Path path;
    private final byte[] bytes;

    private Loaded(String name, Path path, byte[] bytes) {
      this.name = name;
      this.path = path;
      this.bytes = bytes;
    }

    @Override
    public URI getUri() {
      return path.toUri();
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** The parsed files and the digest over all their bytes. */
  record Parsed(List<FeatureSource> sources, String digest) {}

  /**
   * Parses every {@code *.feature} file below the folder, sorted by path.
   *
   * @throws InvalidInput naming every syntax error of every file, or that there is no file
   */
  Parsed parse(Path folder) {
    List<Loaded> files = load(folder);
    List<Problem> problems = new ArrayList<>();
    List<FeatureSource> sources = new ArrayList<>();
    for (Loaded file : files) {
      try {
        parser.parseResource(file).ifPresent(feature -> sources.add(source(file, feature)));
      } catch (FeatureParserException e) {
        problems.addAll(syntaxErrors(file, e));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    return new Parsed(sources, digest(files));
  }

  private List<Loaded> load(Path folder) {
    Path root = project.resolve(folder);
    if (!Files.isDirectory(root)) {
      throw new InvalidInput(
          Problem.of(
              "there is no folder " + name(root),
              "put the feature files there, or name another folder"));
    }
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> paths =
          walk.filter(path -> path.toString().endsWith(".feature") && Files.isRegularFile(path))
              .sorted()
              .toList();
      List<Loaded> files = new ArrayList<>();
      for (Path path : paths) {
        files.add(new Loaded(name(path), path, Files.readAllBytes(path)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FeatureSource source(Loaded file, Feature feature) {
    for (Object event : feature.getParseEvents()) {
      if (event instanceof Envelope envelope) {
        Optional<GherkinDocument> document = envelope.getGherkinDocument();
        if (document.isPresent()) {
          return new FeatureSource(file.name, feature, document.get());
        }
      }
    }
    throw new IllegalStateException("the parser gave no document for " + file.name);
  }

  private static List<Problem> syntaxErrors(Loaded file, FeatureParserException failure) {
    List<Problem> problems =
        GherkinParser.builder()
            .build()
            .parse(file.name, file.bytes)
            .map(Envelope::getParseError)
            .flatMap(Optional::stream)
            .map(error -> problem(file.name, error))
            .toList();
    String fallback = String.valueOf(failure.getMessage());
    return problems.isEmpty()
        ? List.of(Problem.at(Place.of(file.name), fallback, "correct the file"))
        : problems;
  }

  private static Problem problem(String file, ParseError error) {
    SourceReference source = error.getSource();
    Optional<Location> location = source.getLocation();
    int line = location.map(at -> at.getLine().intValue()).orElse(0);
    int column = location.flatMap(Location::getColumn).map(Long::intValue).orElse(0);
    Matcher leading = LEADING_PLACE.matcher(error.getMessage());
    String text = leading.find() ? error.getMessage().substring(leading.end()) : error.getMessage();
    return Problem.at(
        new Place(file, line, column),
        "this is not Gherkin: " + text,
        "correct the line; https://cucumber.io/docs/gherkin/reference shows the keywords");
  }

  private String name(Path path) {
    Path shown = path.startsWith(project) ? project.relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }

  private static String digest(List<Loaded> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Loaded file : files) {
        sha.update(
            (file.name + "\0" + file.bytes.length + "\0")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sha.update(file.bytes);
      }
      return "sha256:" + HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
