/** Built-in steps that use the service in a browser, by role, name, label and visible text. */
@NullMarked
package io.sluice.steps.ui;

import org.jspecify.annotations.NullMarked;
