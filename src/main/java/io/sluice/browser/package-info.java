/** Finds a browser, keeps one for each lane, and gives every trial a context of its own. */
@NullMarked
package io.sluice.browser;

import org.jspecify.annotations.NullMarked;
