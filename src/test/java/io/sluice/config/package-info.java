/** Tests of reading sluice.yaml. */
@NullMarked
package io.sluice.config;

import org.jspecify.annotations.NullMarked;
