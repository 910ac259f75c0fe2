/**
 * Brings the service under test up, proves that it is ready and the expected build, and takes it
 * down.
 */
@NullMarked
package io.sluice.deploy;

import org.jspecify.annotations.NullMarked;
