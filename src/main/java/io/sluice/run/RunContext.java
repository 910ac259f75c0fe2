package io.sluice.run;

import io.sluice.model.Secrets;
import io.sluice.model.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a run needs of the world outside, bound where the stages are wired.
 *
 * @param baseUrl where the service answers
 * @param tenants makes the tenants of trials
 * @param tools makes what an attempt's steps work with
 * @param serviceLog the service's log lines between two instants
 * @param project the project's folder, whose files steps may use
 * @param runFolder where evidence is kept
 * @param secrets masked in everything that is kept
 * @param reproduce the command that runs a trial alone, by trial id
 * @param clock the time
 * @param ids ids for what Cucumber is told
 */
public record RunContext(
    URI baseUrl,
    TrialTenants tenants,
    Function<World, AttemptTools> tools,
    BiFunction<Instant, Instant, List<String>> serviceLog,
    Path project,
    Path runFolder,
    Secrets secrets,
    Function<io.sluice.model.plan.Trial, String> reproduce,
    Clock clock,
    Supplier<UUID> ids) {}
