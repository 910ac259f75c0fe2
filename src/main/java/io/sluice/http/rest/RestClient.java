package io.sluice.http.rest;

import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Makes REST Assured request specifications that are cheap where they are used plainly. Used by one
 * thread at a time.
 */
public final class RestClient {
  private final URI base;
  private final Transport transport;
  private final Supplier<RequestSpecification> real;

  /**
   * @param base what paths are relative to
   * @param transport sends the requests of the common path
   * @param real makes the specification that stands in for everything else, its base URI set
   */
  public RestClient(URI base, Transport transport, Supplier<RequestSpecification> real) {
    this.base = base;
    this.transport = transport;
    this.real = real;
  }

  /** A new specification; it is filterable, too. */
  public RequestSpecification given() {
    return (RequestSpecification)
        Proxy.newProxyInstance(
            RestClient.class.getClassLoader(),
            new Class<?>[] {FilterableRequestSpecification.class},
            new Specification(base.toString(), transport, real));
  }
}
