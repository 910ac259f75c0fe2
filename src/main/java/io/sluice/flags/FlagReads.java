package io.sluice.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.http.Answer;
import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.io.IOException;

/** Requests about one flag of one tenant. */
final class FlagReads {
  static final String STAGE = "flags";

  private final ControlClient client;
  private final Values values;
  private final Secrets secrets;
  private final String fix;

  /**
   * @param fix what to do when a request fails
   */
  FlagReads(ControlClient client, Values values, Secrets secrets, String fix) {
    this.client = client;
    this.values = values;
    this.secrets = secrets;
    this.fix = fix;
  }

  /** The word for the value the tenant sees. */
  String read(RequestTemplate read, String pointer, String tenantId, Flag flag) {
    Answer answer = ask(values(tenantId, flag).fill(read), "flag-not-read");
    JsonNode value = answer.at(pointer);
    if (!value.isValueNode() || value.isNull()) {
      throw trouble("flag-not-read", answer.line() + ", no value at " + pointer);
    }
    return flag.word(value.asText());
  }

  Values values(String tenantId, Flag flag) {
    return values.with("tenant", tenantId).with("flag", flag.name());
  }

  Answer ask(RequestTemplate request, String code) {
    try {
      Answer answer = client.send(request);
      if (!answer.ok()) {
        throw trouble(code, answer.line() + ": " + secrets.mask(answer.excerpt()));
      }
      return answer;
    } catch (IOException e) {
      throw trouble(code, String.valueOf(e.getMessage()));
    }
  }

  private Trouble trouble(String code, String why) {
    String what = code.equals("flag-not-set") ? "a flag was not set: " : "a flag was not read: ";
    return new Trouble(code, STAGE, what + why, fix);
  }
}
