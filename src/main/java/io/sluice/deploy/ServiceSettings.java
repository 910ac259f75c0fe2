package io.sluice.deploy;

import java.time.Duration;

/**
 * What every deployer must know of the service.
 *
 * @param name for people
 * @param readyPath path that answers 2xx once the service is ready
 * @param buildPath path that answers the build id
 * @param buildPointer JSON Pointer to the id in that answer; empty text takes the whole body
 * @param readyTimeout how long it may take to get ready
 */
public record ServiceSettings(
    String name, String readyPath, String buildPath, String buildPointer, Duration readyTimeout) {}
