/** What API and pages share: the server, who is asking, headers, logs and metrics. */
@NullMarked
package io.sluice.reference.web;

import org.jspecify.annotations.NullMarked;
