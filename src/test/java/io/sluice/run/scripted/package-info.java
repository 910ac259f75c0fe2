/** Step classes for tests of the run: what happens in an attempt is up to the test. */
@NullMarked
package io.sluice.run.scripted;

import org.jspecify.annotations.NullMarked;
