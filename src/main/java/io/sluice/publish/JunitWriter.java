package io.sluice.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes suites as XML 1.0; characters that XML cannot hold become U+FFFD. */
record JunitWriter(XMLStreamWriter xml) {
  void document(List<JunitSuite> suites, Instant started) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", "sluice");
    counts(new JunitSuite("", suites.stream().flatMap(suite -> suite.tests().stream()).toList()));
    for (JunitSuite suite : suites) {
      suite(suite, started);
    }
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
    xml.flush();
  }

  private void suite(JunitSuite suite, Instant started) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", suite.name());
    counts(suite);
    // By the schema a time without a zone; it is UTC.
    attribute("timestamp", started.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
    for (JunitSuite.Test test : suite.tests()) {
      test(test);
    }
    line(1);
    xml.writeEndElement();
  }

  private void counts(JunitSuite suite) throws XMLStreamException {
    attribute("tests", Integer.toString(suite.tests().size()));
    attribute("failures", Integer.toString(suite.count(JunitSuite.Kind.FAILURE)));
    attribute("errors", Integer.toString(suite.count(JunitSuite.Kind.ERROR)));
    attribute("skipped", Integer.toString(suite.count(JunitSuite.Kind.SKIPPED)));
    attribute("time", seconds(suite.time()));
  }

  private void test(JunitSuite.Test test) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    attribute("classname", test.className());
    attribute("name", test.name());
    if (!test.file().isEmpty()) {
      attribute("file", test.file());
    }
    attribute("time", seconds(test.time()));
    JunitSuite.Result result = test.result();
    if (result.kind() != JunitSuite.Kind.PASSED) {
      line(3);
      xml.writeStartElement(result.kind().element);
      attribute("message", result.message());
      xml.writeCharacters(legal(result.details()));
      xml.writeEndElement();
    }
    if (!test.note().isEmpty()) {
      line(3);
      xml.writeStartElement("system-out");
      xml.writeCharacters(legal(test.note()));
      xml.writeEndElement();
    }
    line(2);
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }

  /** By https://www.w3.org/TR/xml/#charsets. */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
