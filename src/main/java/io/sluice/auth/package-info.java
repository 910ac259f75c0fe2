/** How requests act as a role: given tokens, OAuth 2.0 client credentials, signing in. */
@NullMarked
package io.sluice.auth;

import org.jspecify.annotations.NullMarked;
