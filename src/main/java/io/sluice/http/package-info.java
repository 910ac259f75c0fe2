/**
 * Requests as templates and the client Sluice itself uses to talk to the service's control APIs.
 */
@NullMarked
package io.sluice.http;

import org.jspecify.annotations.NullMarked;
