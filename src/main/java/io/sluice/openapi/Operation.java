package io.sluice.openapi;

import java.util.List;

/**
 * Something that a service can be asked to do.
 *
 * @param method e.g. {@code GET}
 * @param path where
 * @param part what the document says of it
 * @param parameters of the operation and of its path, resolved
 */
record Operation(String method, PathTemplate path, Part part, List<Part> parameters) {
  /** <code>GET /clients/{id}</code>. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
