@NullMarked
package io.sluice.openapi;

import org.jspecify.annotations.NullMarked;
