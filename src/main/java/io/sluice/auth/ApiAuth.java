package io.sluice.auth;

import io.sluice.http.RequestTemplate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where requests get what they act by. Texts may hold {@code ${env:NAME}}, {@code ${run.secret}}.
 */
public sealed interface ApiAuth {
  /** From the answer that creates the tenant: role to bearer token. */
  record OfTenant() implements ApiAuth {}

  /**
   * Given once and for all.
   *
   * @param roles role to what its requests carry
   */
  record Static(Map<String, Given> roles) implements ApiAuth {
    /** Makes the map immutable, keeping the order. */
    public Static {
      roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }
  }

  /** What the requests of one role carry. */
  sealed interface Given {
    /** A header, such as {@code Authorization: Bearer …} or {@code X-API-Key: …}. */
    record Header(String name, String value) implements Given {
      @Override
      public String toString() {
        return "Header[" + name + "]";
      }
    }

    /** User name and password in an {@code Authorization: Basic} header (RFC 7617). */
    record Basic(String username, String password) implements Given {
      @Override
      public String toString() {
        return "Basic[" + username + "]";
      }
    }
  }

  /**
   * OAuth 2.0 client credentials (RFC 6749, section 4.4): a client for each role.
   *
   * @param tokenUrl of the token endpoint; a path is one of the service
   * @param inBody whether the client authenticates in the body, else by Basic (section 2.3.1)
   * @param scope asked for, unless a client has its own
   * @param audience asked for where the server wants one (not in the RFC; Auth0 and others)
   * @param clients by role
   */
  record ClientCredentials(
      String tokenUrl,
      boolean inBody,
      Optional<String> scope,
      Optional<String> audience,
      Map<String, Client> clients)
      implements ApiAuth {
    /** Makes the map immutable, keeping the order. */
    public ClientCredentials {
      clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
    }
  }

  /**
   * One client.
   *
   * @param id {@code client_id}
   * @param secret {@code client_secret}
   * @param scope in place of the common one
   */
  record Client(String id, String secret, Optional<String> scope) {
    @Override
    public String toString() {
      return "Client[" + id + "]";
    }
  }

  /**
   * Signing in as a user of the tenant does.
   *
   * @param request may also hold {@code ${username}}, {@code ${password}}, {@code ${tenant}}
   * @param token JSON Pointer to the token in the answer; empty where the answer's cookies are sent
   * @param header the header that carries the token
   * @param value its value; {@code ${token}} stands for the token
   */
  record SignIn(RequestTemplate request, Optional<String> token, String header, String value)
      implements ApiAuth {}
}
