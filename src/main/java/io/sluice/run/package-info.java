/** Plan to evidence: lanes of trials, each attempt on Cucumber in a tenant of its own. */
@NullMarked
package io.sluice.run;

import org.jspecify.annotations.NullMarked;
