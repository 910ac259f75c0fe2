/** sluice.yaml to settings. */
@NullMarked
package io.sluice.config;

import org.jspecify.annotations.NullMarked;
