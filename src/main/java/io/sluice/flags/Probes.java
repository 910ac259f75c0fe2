package io.sluice.flags;

import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.ExposureHeader;
import io.sluice.model.flag.Flag;
import io.sluice.model.world.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The probes that sluice.yaml can describe. */
public final class Probes {
  private Probes() {}

  /**
   * The probe for these settings.
   *
   * @param requests to the service under test
   * @param exposureHeader the header in which it tells what it evaluated
   */
  public static FlagProbe of(ProbeSettings settings, FlagRequests requests, String exposureHeader) {
    if (settings instanceof ProbeSettings.OfAnswer answer) {
      return (tenant, flag) -> requests.read(answer.read(), tenant.id(), flag);
    }
    ProbeSettings.OfExposure exposure = (ProbeSettings.OfExposure) settings;
    return (tenant, flag) -> exposed(exposure, requests, exposureHeader, tenant, flag);
  }

  private static String exposed(
      ProbeSettings.OfExposure probe,
      FlagRequests requests,
      String header,
      Tenant tenant,
      Flag flag) {
    RequestTemplate filled = requests.values(tenant.id(), flag).fill(probe.request());
    ControlClient.WithHeaders answer =
        requests.exchange(as(probe.role(), tenant, filled, requests), FlagRequests.NOT_READ);
    if (!answer.answer().ok()) {
      throw requests.refused(answer.answer(), FlagRequests.NOT_READ);
    }
    return answer.all(header).stream()
        .flatMap(value -> ExposureHeader.parse(value).stream())
        .filter(exposure -> exposure.flag().equals(flag.name()))
        .map(Exposure::value)
        .reduce((earlier, later) -> later)
        .map(flag::word)
        .orElseThrow(
            () ->
                requests.trouble(
                    FlagRequests.NOT_READ,
                    answer.answer().line()
                        + " says nothing of "
                        + flag.name()
                        + " in its header "
                        + header));
  }

  private static RequestTemplate as(
      String role, Tenant tenant, RequestTemplate request, FlagRequests requests) {
    String token =
        Optional.ofNullable(tenant.tokens().get(role))
            .orElseThrow(
                () ->
                    requests.trouble(
                        FlagRequests.NOT_READ,
                        "tenant " + tenant.id() + " has no token of the role " + role));
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("Authorization", "Bearer " + token);
    return new RequestTemplate(request.method(), request.path(), headers, request.body());
  }
}
