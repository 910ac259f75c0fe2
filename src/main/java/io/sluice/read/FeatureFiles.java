package io.sluice.read;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.resource.Resource;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Stream;

/** Finds and parses the feature files below a folder. */
final class FeatureFiles {
  private static final String FEATURE = ".feature";
  private static final String PHRASES = ".phrases";

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

    private PhraseSource phrases() {
      return new PhraseSource(name, new String(bytes, StandardCharsets.UTF_8).lines().toList());
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

  /** The lines of a file of phrases. */
  record PhraseSource(String file, List<String> lines) {}

  /** The parsed features, the phrases beside them, and the digest over the bytes of all. */
  record Parsed(List<FeatureSource> sources, List<PhraseSource> phrases, String digest) {}

  /**
   * Parses every {@code *.feature} file below the folder, sorted by path, and finds the files of
   * phrases.
   *
   * @param problems told every syntax error of every file
   * @throws InvalidInput if there is no such folder
   */
  Parsed parse(Path folder, List<Problem> problems) {
    List<Loaded> files = load(folder);
    List<FeatureSource> sources = new ArrayList<>();
    List<PhraseSource> phrases = new ArrayList<>();
    for (Loaded file : files) {
      if (file.name.endsWith(PHRASES)) {
        phrases.add(file.phrases());
        continue;
      }
      try {
        for (Feature feature : parser.parseResource(file).stream().toList()) {
          FeatureSource source = source(file, feature);
          sources.add(source);
          problems.addAll(Misread.in(file.name, file.bytes, source.document()));
        }
      } catch (FeatureParserException e) {
        problems.addAll(SyntaxErrors.in(file.name, file.bytes, 0, String.valueOf(e.getMessage())));
      }
    }
    return new Parsed(sources, phrases, digest(files));
  }

  /** The files of phrases alone; none if there is no such folder. */
  List<PhraseSource> phrases(Path folder) {
    if (!Files.isDirectory(project.resolve(folder))) {
      return List.of();
    }
    return load(folder).stream()
        .filter(file -> file.name.endsWith(PHRASES))
        .map(Loaded::phrases)
        .toList();
  }

  private List<Loaded> load(Path folder) {
    Path root = project.resolve(folder);
    if (!Files.isDirectory(root)) {
      throw new InvalidInput(
          Problem.at(
              Place.of(name(root)),
              "there is no folder " + name(root),
              "put the feature files there, or name another folder"));
    }
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> paths = walk.filter(FeatureFiles::isRead).sorted().toList();
      List<Loaded> files = new ArrayList<>();
      for (Path path : paths) {
        files.add(new Loaded(name(path), path, Files.readAllBytes(path)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRead(Path path) {
    String name = path.toString();
    return (name.endsWith(FEATURE) || name.endsWith(PHRASES)) && Files.isRegularFile(path);
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

  private String name(Path path) {
    Path shown = path.startsWith(project) ? project.relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }

  private static String digest(List<Loaded> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Loaded file : files) {
        sha.update((file.name + "\0" + file.bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
        sha.update(file.bytes);
      }
      return "sha256:" + HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
