/** Feature files to the catalog of criteria and scenarios. */
@NullMarked
package io.sluice.read;

import org.jspecify.annotations.NullMarked;
