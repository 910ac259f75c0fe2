/** Steps that send requests as a role and check what came back. */
@NullMarked
package io.sluice.steps.api;

import org.jspecify.annotations.NullMarked;
