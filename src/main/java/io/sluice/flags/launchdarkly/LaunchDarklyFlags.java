package io.sluice.flags.launchdarkly;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagRequests;
import io.sluice.flags.launchdarkly.FlagState.Variation;
import io.sluice.http.Answer;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Flags set in LaunchDarkly as individual targets of the context that stands for the tenant. Only
 * that one context is added or removed, so nobody else's targets can be lost.
 */
public final class LaunchDarklyFlags implements FlagControl {
  private static final int TRIES = 4;
  private static final int APPROVAL_NEEDED = 405;
  private static final List<Integer> CONFLICTS = List.of(400, 409);

  private final URI system;
  private final LaunchDarklyApi api;
  private final String kind;
  private final String run;

  /**
   * @param system where its API is
   * @param run named in the comments that LaunchDarkly keeps of changes
   */
  public LaunchDarklyFlags(URI system, LaunchDarklyApi api, String run) {
    this.system = system;
    this.api = api;
    this.kind = api.place().contextKind();
    this.run = run;
  }

  @Override
  public URI system() {
    return system;
  }

  @Override
  public Optional<String> own(String tenantId, Flag flag) {
    return api.flag(flag.name(), FlagRequests.NOT_READ)
        .flatMap(state -> state.own(kind, tenantId))
        .map(Variation::wire);
  }

  @Override
  public void change(String tenantId, List<Change> changes) {
    changes.forEach(change -> change(tenantId, change));
  }

  /** Its answers to conflicts name no cause, so the flag is read again to see what came between. */
  private void change(String tenantId, Change change) {
    for (int attempt = 1; ; attempt++) {
      Optional<FlagState> read = api.flag(change.flag().name(), FlagRequests.NOT_SET);
      Optional<Variation> now = read.flatMap(state -> state.own(kind, tenantId));
      Optional<String> value = now.map(Variation::wire);
      if (value.equals(change.to())) {
        return;
      }
      if (!value.equals(change.from())) {
        throw FlagRequests.changedMeanwhile(tenantId, change, value);
      }
      ArrayNode instructions = instructions(tenantId, change, read, now);
      Answer answer = api.patch(change.flag().name(), instructions, "Sluice, run " + run);
      if (answer.ok()) {
        return;
      }
      if (!CONFLICTS.contains(answer.status()) || attempt == TRIES) {
        throw refused(answer, change.flag());
      }
    }
  }

  private ArrayNode instructions(
      String tenantId, Change change, Optional<FlagState> read, Optional<Variation> now) {
    ArrayNode instructions = JsonNodeFactory.instance.arrayNode();
    now.ifPresent(old -> instructions.add(api.instruction("removeTargets", tenantId, old)));
    change
        .to()
        .map(wire -> variation(change.flag(), wire, read))
        .ifPresent(next -> instructions.add(api.instruction("addTargets", tenantId, next)));
    return instructions;
  }

  private Variation variation(Flag flag, String wire, Optional<FlagState> read) {
    FlagState state =
        read.orElseThrow(
            () ->
                trouble("project %s has no flag %s".formatted(api.place().project(), flag.name())));
    if (!state.on()) {
      throw trouble(
          ("flag %s is off in environment %s: LaunchDarkly asks no targets then, and turning it on"
                  + " would concern everybody")
              .formatted(flag.name(), api.place().environment()));
    }
    return state.with(wire).orElseThrow(() -> trouble(unknown(flag, wire, state)));
  }

  private static String unknown(Flag flag, String wire, FlagState state) {
    String values =
        state.variations().stream().map(Variation::wire).collect(Collectors.joining(", "));
    return "flag %s has no variation with the value %s; its values are %s"
        .formatted(flag.name(), wire, values);
  }

  private Trouble refused(Answer answer, Flag flag) {
    if (answer.status() == APPROVAL_NEEDED) {
      return trouble(
          ("%s: changes of flag %s in environment %s need an approval; use an environment that"
                  + " needs none, or a token that may go round it")
              .formatted(answer.line(), flag.name(), api.place().environment()));
    }
    return api.requests().refused(answer, FlagRequests.NOT_SET);
  }

  private Trouble trouble(String why) {
    return api.requests().trouble(FlagRequests.NOT_SET, why);
  }
}
