package io.sluice.deploy;

import java.net.URI;
import java.util.Optional;

/**
 * What a deployer's tool said of the service it brought up.
 *
 * @param url where it answers, without a trailing slash
 * @param build the build that the tool says it is
 */
record Given(URI url, Optional<String> build) {}
