package io.sluice.deploy;

import io.sluice.model.Trouble;
import java.net.URI;

/** What tools output, made sure of. */
final class Outputs {
  private Outputs() {}

  /** The address, without a slash at its end. */
  static URI url(String text, String whose) {
    String stripped = text.strip().replaceAll("/+$", "");
    try {
      URI url = URI.create(stripped);
      boolean plain = url.getHost() != null && url.getRawUserInfo() == null;
      if (plain && stripped.matches("https?://[^?#]+")) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new Trouble(
        "deploy-failed",
        ServiceProbe.STAGE,
        "the url that " + whose + " outputs is \"" + withoutUser(text) + "\"",
        "let it output http:// or https:// with a host, without user, password and query");
  }

  /** Who is named in an address may be named with a password. */
  private static String withoutUser(String text) {
    return text.replaceAll("(?s)//.*@", "//***@");
  }
}
