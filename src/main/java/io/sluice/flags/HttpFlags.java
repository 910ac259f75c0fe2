package io.sluice.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.http.ControlClient;
import io.sluice.http.Placeholders;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.flag.Flag;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flags set by requests that sluice.yaml describes. Where the API tells a tenant's own value with
 * an {@code ETag}, changes are made with {@code If-Match} (RFC 9110, 13.1.1), so that nobody else's
 * is lost; without one a value that changes between reading and writing is overwritten.
 */
public final class HttpFlags implements FlagControl {
  private static final int PRECONDITION_FAILED = 412;

  private final FlagControlSettings.OfHttp settings;
  private final URI system;
  private final FlagRequests requests;

  /**
   * @param system where the API is
   */
  public HttpFlags(FlagControlSettings.OfHttp settings, URI system, FlagRequests requests) {
    this.settings = settings;
    this.system = system;
    this.requests = requests;
  }

  @Override
  public URI system() {
    return system;
  }

  @Override
  public Optional<String> own(String tenantId, Flag flag) {
    return settings.own().flatMap(read -> found(read, tenantId, flag).value());
  }

  @Override
  public void change(String tenantId, List<Change> changes) {
    changes.forEach(change -> change(tenantId, change));
  }

  private void change(String tenantId, Change change) {
    Optional<String> tag = Optional.empty();
    if (settings.own().isPresent()) {
      Found found = found(settings.own().get(), tenantId, change.flag());
      if (found.value().equals(change.to())) {
        return;
      }
      if (!found.value().equals(change.from())) {
        throw FlagRequests.changedMeanwhile(tenantId, change, found.value());
      }
      tag = found.tag();
    }
    RequestTemplate request = ifMatch(request(tenantId, change), tag);
    ControlClient.WithHeaders answer = requests.exchange(request, FlagRequests.NOT_SET);
    if (answer.answer().status() == PRECONDITION_FAILED && tag.isPresent()) {
      throw FlagRequests.changedMeanwhile(tenantId, change, own(tenantId, change.flag()));
    }
    if (!answer.answer().ok() && !(change.to().isEmpty() && answer.answer().status() == 404)) {
      throw requests.refused(answer.answer(), FlagRequests.NOT_SET);
    }
  }

  private RequestTemplate request(String tenantId, Change change) {
    Values about = requests.values(tenantId, change.flag());
    if (change.to().isEmpty()) {
      return about.fill(settings.clear());
    }
    String wire = change.to().get();
    boolean bool = change.flag().isBoolean() && (wire.equals("true") || wire.equals("false"));
    String json = bool ? wire : "\"" + Placeholders.inJson(wire) + "\"";
    return about.withJson("value", wire, json).fill(settings.set());
  }

  private static RequestTemplate ifMatch(RequestTemplate request, Optional<String> tag) {
    if (tag.isEmpty()) {
      return request;
    }
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("If-Match", tag.get());
    return new RequestTemplate(request.method(), request.path(), headers, request.body());
  }

  private record Found(Optional<String> value, Optional<String> tag) {}

  private Found found(ReadSettings read, String tenantId, Flag flag) {
    ControlClient.WithHeaders answer =
        requests.exchange(
            requests.values(tenantId, flag).fill(read.request()), FlagRequests.NOT_READ);
    Optional<String> tag = answer.all("ETag").stream().findFirst();
    if (answer.answer().status() == 404) {
      return new Found(Optional.empty(), tag);
    }
    if (!answer.answer().ok()) {
      throw requests.refused(answer.answer(), FlagRequests.NOT_READ);
    }
    if (answer.answer().at("").isMissingNode()) {
      throw requests.trouble(FlagRequests.NOT_READ, answer.answer().line() + ", which is no JSON");
    }
    JsonNode value = answer.answer().at(read.pointer());
    if (value.isContainerNode()) {
      throw requests.trouble(
          FlagRequests.NOT_READ, answer.answer().line() + ", no single value at " + read.pointer());
    }
    boolean none = value.isMissingNode() || value.isNull();
    return new Found(none ? Optional.empty() : Optional.of(value.asText()), tag);
  }
}
