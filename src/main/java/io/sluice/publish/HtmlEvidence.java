package io.sluice.publish;

import io.sluice.model.evidence.Attachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Shows evidence files in {@link HtmlReport}: pictures by reference, short text in the page. */
final class HtmlEvidence {
  private static final int FILE_LIMIT = 64 * 1024;
  private static final int PAGE_LIMIT = 4 * 1024 * 1024;
  private static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
  private static final Set<String> TEXTS =
      Set.of("application/json", "application/xml", "application/problem+json");

  private final Page page;
  private final Path runFolder;
  private long left = PAGE_LIMIT;

  HtmlEvidence(Page page, Path runFolder) {
    this.page = page;
    this.runFolder = runFolder;
  }

  void write(List<Attachment> evidence) {
    if (evidence.isEmpty()) {
      return;
    }
    page.markup("<div class=\"evidence\">");
    evidence.forEach(this::write);
    page.markup("</div>");
  }

  private void write(Attachment attachment) {
    Optional<Path> file = RunFiles.find(runFolder, attachment.file());
    if (file.isEmpty()) {
      page.element("span class=\"quiet\"", attachment.name() + " (the file is missing)");
      return;
    }
    String href = Html.escape(Html.href(attachment.file()));
    String type = attachment.mediaType().toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip();
    if (PICTURES.contains(type)) {
      page.markup("<figure><a href=\"" + href + "\"><img loading=\"lazy\" src=\"" + href);
      page.markup("\" alt=\"").text(attachment.name()).markup("\"></a></figure>");
      return;
    }
    Optional<String> text = isText(type) ? read(file.get()) : Optional.empty();
    if (text.isEmpty()) {
      link(href, attachment.name());
      return;
    }
    page.markup("<details>").element("summary", attachment.name()).element("pre", text.get());
    link(href, "open the file");
    page.markup("</details>");
  }

  private void link(String href, String name) {
    page.markup("<a href=\"" + href + "\">").text(name).markup("</a>");
  }

  private static boolean isText(String type) {
    return type.startsWith("text/") || TEXTS.contains(type);
  }

  /** The text, if it is short and the page has room for it. */
  private Optional<String> read(Path file) {
    try {
      long size = Files.size(file);
      if (size >= FILE_LIMIT || size > left) {
        return Optional.empty();
      }
      left -= size;
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The link stays; the file may have gone in between.
      return Optional.empty();
    }
  }
}
