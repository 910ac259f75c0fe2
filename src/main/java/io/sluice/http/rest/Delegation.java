package io.sluice.http.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls what a proxy stands for. */
final class Delegation {
  /** Answered by a handler that leaves the call to REST Assured. */
  static final Object NOT_HERE = new Object();

  private Delegation() {}

  /** What the called method throws comes out as it is. */
  static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** {@code equals}, {@code hashCode} and {@code toString} of a proxy. */
  static Object ofObject(Object proxy, Method method, Object[] arguments, String text) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> text;
    };
  }
}
