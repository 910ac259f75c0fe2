package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a/b-c                 | /a/b-c
          /a b/ü                 | /a%20b/%C3%BC
          /a%20b                 | /a%20b
          /100% sure?            | /100%25%20sure?
          /50%                   | /50%25
          /a[b] {c}              | /a%5Bb%5D%20%7Bc%7D
          /a?x[]=1&y=50%&z=a?b   | /a?x[]=1&y=50%25&z=a?b
          """)
  void what_people_write_becomes_an_address(String written, String encoded) {
    assertThat(RequestPath.encode(written)).isEqualTo(encoded);
    assertThat(URI.create("http://localhost" + encoded).getRawPath()).isNotEmpty();
  }
}
