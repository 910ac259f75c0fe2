package io.sluice.config;

import static io.sluice.config.Invalid.control;

import java.util.List;

/** Settings with one thing wrong about tenants. */
final class InvalidTenants {
  private static final String CLEAN = "clean: {method: POST, path: /c}";
  private static final String CREATE = "create: {method: POST, path: /t, id: /id}";
  private static final String DELETE = "delete: {method: DELETE, path: /t}";

  private InvalidTenants() {}

  /** What the JSON Schema cannot see. */
  private static Invalid sense(String value, String place, String what) {
    return new Invalid(Invalid.CONTROL.formatted(value), place, what, false);
  }

  static List<Invalid> all() {
    return List.of(
        control("tenants: {}", "6:14", "does not say where tenants come from"),
        control("tenants: {headers: {A: b}}", "6:14", "does not say where tenants come from"),
        control("tenants: {" + CLEAN + "}", "6:14", "does not say where tenants come from"),
        control("tenants: {pol: [{id: a}]}", "6:15", "did you mean \"pool\"?"),
        control("tenants: {pool: [{id: a}]}", "6:14", "\"clean\" is missing"),
        control("tenants: {pool: [], " + CLEAN + "}", "6:21", "the pool is empty"),
        control("tenants: {pool: 3, " + CLEAN + "}", "6:21", "must be a list, but is a number"),
        control("tenants: {pool: [a], " + CLEAN + "}", "6:22", "must be a mapping, but is text"),
        control("tenants: {pool: [{}], " + CLEAN + "}", "6:22", "\"id\" is missing"),
        control("tenants: {pool: [{id: }], " + CLEAN + "}", "6:26", "must be a single value"),
        control(
            "tenants: {pool: [{id: a}, {id: a}], " + CLEAN + "}", "6:36", "duplicate tenant \"a\""),
        control(
            "tenants: {pool: [{id: a, token: {a: b}}], " + CLEAN + "}",
            "6:30",
            "did you mean \"tokens\"?"),
        control(
            "tenants: {pool: [{id: a, tokens: b}], " + CLEAN + "}",
            "6:38",
            "must be a mapping, but is text"),
        control(
            "tenants: {pool: [{id: a, tokens: {a b: c}}], " + CLEAN + "}",
            "6:39",
            "a role is one word"),
        control(
            "tenants: {pool: [{id: a, sign-ins: {a: {username: u}}}], " + CLEAN + "}",
            "6:44",
            "\"password\" is missing"),
        sense(
            "tenants: {pool: [{id: a, tokens: {a: '${tenant}'}}], " + CLEAN + "}",
            "6:43",
            "unknown placeholder ${tenant}"),
        sense(
            "tenants: {pool: [{id: a}, {id: a, tokens: {a: b}}], " + CLEAN + "}",
            "6:36",
            "duplicate tenant \"a\""),
        control(
            "tenants: {pool: [{id: a}], shared: {id: b}, " + CLEAN + "}", "6:32", "both pool and"),
        control("tenants: {" + CREATE + ", " + DELETE + ", pool: [{id: a}]}", "6:94", "has both"),
        control("tenants: {shared: {id: b}, " + DELETE + "}", "6:32", "both shared and delete"),
        control(
            "tenants: {" + CREATE + ", " + DELETE + ", " + CLEAN + "}",
            "6:94",
            "\"clean\" without \"pool\" or \"shared\""),
        control("tenants: {shared: [a]}", "6:23", "must be a mapping, but is a list"),
        control("tenants: {shared: {}}", "6:23", "\"id\" is missing"),
        control(
            "tenants: {" + CREATE + ", " + DELETE + ", list: {method: GET, path: /t, id: /i}}",
            "6:100",
            "\"name\" is missing"),
        control(
            "tenants: {"
                + CREATE
                + ", "
                + DELETE
                + ", list: {method: GET, path: /t, name: n, id: /i}}",
            "6:130",
            "\"n\" is no JSON Pointer"),
        control(
            "tenants: {delete: {method: DELETE, path: /t}, create: {method: POST, path: /t, id: /id,"
                + " tokens: {a: b}}}",
            "6:105",
            "\"b\" is no JSON Pointer"),
        control(
            "tenants: {delete: {method: DELETE, path: /t}, create: {method: POST, path: /t, id: /id,"
                + " sign-ins: {a: /b}}}",
            "6:107",
            "must be a mapping, but is text"),
        control(
            "tenants: {create: {method: POST, path: /t, id: /id}}",
            "6:14",
            "\"delete\" is missing"),
        control(
            "tenants: {delete: {method: DELETE, path: /t}, create: {method: POST, path: /t}}",
            "6:59",
            "\"id\" is missing in environments.local.tenants.create"),
        control(
            "tenants: {delete: {method: KILL, path: /t}, create: {method: POST, path: /t, id: /i}}",
            "6:32",
            "unknown environments.local.tenants.delete.method \"KILL\""),
        control(
            "tenants: {delete: {method: PUT, path: t}, create: {method: PUT, path: /t, id: /i}}",
            "6:43",
            "must start with /"));
  }
}
