/** The web pages: sign-in, clients, import, audit trail. */
@NullMarked
package io.sluice.reference.ui;

import org.jspecify.annotations.NullMarked;
