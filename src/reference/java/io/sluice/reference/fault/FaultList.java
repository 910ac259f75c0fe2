package io.sluice.reference.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code --faults} prints. */
public final class FaultList {
  private FaultList() {}

  /**
   * All faults as a JSON array of {name, description, flags, expect {deploy, release {}, kill {}}}.
   */
  public static String json() {
    try {
      return new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(Arrays.stream(Fault.values()).map(FaultList::entry).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> entry(Fault fault) {
    Expectation expected = fault.expectation();
    Map<String, Object> expect = new LinkedHashMap<>();
    expect.put("deploy", expected.deploy().json());
    expect.put("release", words(expected.release()));
    expect.put("kill", words(expected.kill()));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", fault.key());
    entry.put("description", fault.description());
    entry.put("flags", fault.flags());
    entry.put("expect", expect);
    return entry;
  }

  private static Map<String, Object> words(Map<String, Answer> byFlag) {
    Map<String, Object> words = new LinkedHashMap<>();
    byFlag.forEach((flag, answer) -> words.put(flag, answer.json()));
    return words;
  }
}
