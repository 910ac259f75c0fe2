/**
 * REST Assured's interfaces without its Groovy core on the common path: requests that only set
 * headers, parameters and a body, and answers that are only asked for a status, a header or a plain
 * JSON path, are served here over the run's {@link io.sluice.http.PooledClient}. Whatever else is
 * called is handed to a real specification, with all that was said before replayed on it.
 */
@NullMarked
package io.sluice.http.rest;

import org.jspecify.annotations.NullMarked;
