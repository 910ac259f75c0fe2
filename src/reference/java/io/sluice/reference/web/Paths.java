package io.sluice.reference.web;

import java.util.Set;

/** Which paths are for programs, for the public, and for signed-in people. */
public final class Paths {
  private static final Set<String> MACHINES =
      Set.of("/health", "/version", "/metrics", "/openapi.json");

  private Paths() {}

  /** Whether a path is answered in JSON, errors included. */
  public static boolean isForPrograms(String path) {
    return MACHINES.contains(path)
        || path.equals("/api")
        || path.startsWith("/api/")
        || path.equals("/admin")
        || path.startsWith("/admin/");
  }

  /** Whether a path is a page that needs nobody signed in. */
  public static boolean isPublicPage(String path) {
    return path.equals("/sign-in") || path.startsWith("/assets/");
  }
}
