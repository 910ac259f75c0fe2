package io.sluice.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Settings with one thing wrong.
 *
 * @param yaml the text
 * @param place {@code line:column} of the problem, or empty text for the file as a whole
 * @param what a part of what the problem says
 * @param structural whether the JSON Schema can see it too
 */
record Invalid(String yaml, String place, String what, boolean structural) {
  /** The smallest settings that work; what follows starts on line 4. */
  static final String BASE =
      """
      sluice: 1
      service: {ready: /health, build: {path: /version}}
      environments: {local: {url: "http://localhost:8080"}}
      """;

  private static final String PROCESS =
      """
      sluice: 1
      service: {ready: /health, build: {path: /version}}
      environments:
        local:
          process: %s
      """;

  private static final String TOOL =
      """
      sluice: 1
      service: {ready: /health, build: {path: /version}}
      environments:
        local:
          %s
      """;

  private static final String CONTROL =
      """
      sluice: 1
      service: {ready: /health, build: {path: /version}}
      environments:
        local:
          url: http://localhost:8080
          %s
      """;

  private static Invalid shape(String yaml, String place, String what) {
    return new Invalid(yaml, place, what, true);
  }

  private static Invalid shapeOf(String rest, String place, String what) {
    return shape(BASE + rest, place, what);
  }

  private static Invalid sense(String rest, String place, String what) {
    return new Invalid(BASE + rest, place, what, false);
  }

  private static final String TENANTS = "rings: [{name: production, tenants: [a]}]\n";

  private static final String LIVE_HTTP =
      "flags: {live: {http: {base-url: http://localhost, read: {method: GET, path: /}}}}\n";

  private static Invalid quarantine(String entry, boolean structural, String what) {
    String yaml = BASE + "policy: {quarantine: {entries: [" + entry + "]}}\n";
    int inside = entry.contains("X,") ? 12 : entry.contains("nope") ? 20 : 0;
    return new Invalid(yaml, "4:" + (33 + inside), what, structural);
  }

  private static Invalid oauth(String keys, String place, String what) {
    return shapeOf("auth: {api: {client-credentials: {" + keys + "}}}\n", place, what);
  }

  private static Invalid process(String value, String place, String what) {
    return shape(PROCESS.formatted(value), place, what);
  }

  private static Invalid control(String value, String place, String what) {
    return shape(CONTROL.formatted(value), place, what);
  }

  /** The value stands on line 5 from column 9 + the length of its key on. */
  private static Invalid tool(String deployer, String place, String what) {
    return shape(TOOL.formatted(deployer), place, what);
  }

  static Stream<Invalid> all() {
    return Stream.of(
            top(),
            tools(),
            openApi(),
            rings(),
            flags(),
            criteriaAndAuth(),
            environments(),
            policy(),
            senses())
        .flatMap(List::stream);
  }

  private static List<Invalid> top() {
    String service = "sluice: 1\nservice: %s\nenvironments: {local: {url: \"http://localhost\"}}\n";
    return List.of(
        shapeOf("risks: [a]\n", "4:1", "unknown key \"risks\"; did you mean \"rings\"?"),
        shapeOf("zebra: 1\n", "4:1", "unknown key \"zebra\""),
        shapeOf("telemetry: {}\n", "4:1", "\"telemetry\" is not supported yet"),
        shapeOf("alerts: {}\n", "4:1", "\"alerts\" is not supported yet"),
        shapeOf("store: [a]\n", "4:8", "store must be text, but is a list"),
        shapeOf("store: ''\n", "4:8", "store is empty"),
        shapeOf("store: a/${run}\n", "4:10", "unknown placeholder ${run}"),
        shapeOf("lanes: 0\n", "4:8", "lanes must be from 1 to 256"),
        shapeOf("lanes: many\n", "4:8", "lanes must be a whole number, but is text"),
        shapeOf("rings:\n", "4:7", "rings must be a list, but is nothing"),
        shape("- a\n", "1:1", "sluice.yaml must be a mapping, but is a list"),
        shape(BASE.replace("sluice: 1\n", ""), "1:1", "\"sluice\" is missing in sluice.yaml"),
        shape(BASE.replace("sluice: 1", "sluice: 2"), "1:9", "this version of sluice.yaml"),
        shape(BASE.replace("sluice: 1", "sluice: '1'"), "1:9", "this version of sluice.yaml"),
        shape(service.formatted("[a]"), "2:10", "service must be a mapping, but is a list"),
        shape(service.formatted("{build: {}}"), "2:18", "\"path\" is missing in service.build"),
        shape(
            service.formatted("{build: {path: /v, value: x}}"),
            "2:19",
            "service.build has both value and path"),
        shape(
            service.formatted("{build: {value: 1.5}}"),
            "2:26",
            "service.build.value must be text, but is a number"),
        shape(
            service.formatted("{ready: health, build: {path: /v}}"),
            "2:18",
            "service.ready must start with /"),
        shape(
            service.formatted("{ready: /health, build: {path: /v, pointer: build}}"),
            "2:54",
            "\"build\" is no JSON Pointer"),
        shape(
            service.formatted("{ready: /h, name: 42, build: {path: /v}}"),
            "2:28",
            "service.name must be text, but is a number"),
        shape(
            service.formatted("{ready: /h, ready-within: 30, build: {path: /v}}"),
            "2:36",
            "service.ready-within must be a duration, but is \"30\""));
  }

  private static List<Invalid> tools() {
    String output = ", output: {url: /url}}";
    String outputs = ", outputs: {url: url}}";
    return List.of(
        tool("command: ./deploy.sh", "5:14", "environments.local.command must be a mapping"),
        tool("command: {deploy: [a]}", "5:14", "\"output\" is missing"),
        tool("command: {destroy: [a]" + output, "5:14", "\"deploy\" is missing"),
        tool("command: {deploy: a" + output, "5:23", "command.deploy must be a list, but is text"),
        tool("command: {deploy: []" + output, "5:23", "the command is empty"),
        tool("command: {deploy: [a], destroy: []" + output, "5:37", "the command is empty"),
        tool("command: {deploy: [a], within: soon" + output, "5:36", "must be a duration"),
        tool("command: {deploy: [a], output: {}}", "5:36", "\"url\" is missing in"),
        tool("command: {deploy: [a], output: {url: url}}", "5:42", "must have one group"),
        tool("command: {deploy: [a], undo: [b]" + output, "5:28", "unknown key \"undo\""),
        tool("terraform: {outputs: {url: u}}", "5:16", "\"directory\" is missing"),
        tool("terraform: {directory: d}", "5:16", "\"outputs\" is missing"),
        tool("terraform: {directory: d, outputs: {build: b}}", "5:40", "\"url\" is missing in"),
        tool(
            "terraform: {directory: d, variables: {a: b}" + outputs,
            "5:31",
            "nothing is brought up"),
        tool(
            "terraform: {directory: d, ephemeral: true, variables: {a b: c}" + outputs,
            "5:60",
            "\"a b\" is no name in"),
        tool("terraform: {directory: d, ephemeral: yes" + outputs, "5:42", "must be true or false"),
        tool(
            "terraform: {directory: d, workspace: w" + outputs,
            "5:31",
            "unknown key \"workspace\""),
        tool("pulumi: {directory: d" + outputs, "5:13", "\"stack\" is missing"),
        tool(
            "pulumi: {directory: d, stack: s, config: {a: b}" + outputs,
            "5:38",
            "nothing is brought up"),
        tool(
            "pulumi: {directory: d, ephemeral: true, config: {'a:b:c': d}" + outputs,
            "5:54",
            "\"a:b:c\" is no name in"),
        tool(
            "{url: \"http://localhost\", terraform: {directory: d" + outputs + "}",
            "5:31",
            "has both url and terraform"),
        new Invalid(
            TOOL.formatted("command: {deploy: [\"${url}\"]" + output),
            "5:25",
            "unknown placeholder ${url}",
            false),
        new Invalid(
            TOOL.formatted("command: {deploy: [a], output: {url: '(a)(b)'}}"),
            "5:42",
            "must have one group",
            false),
        new Invalid(
            TOOL.formatted("command: {deploy: [a], output: {url: 'at (a'}}"),
            "5:42",
            "is not a regular expression",
            false));
  }

  private static List<Invalid> openApi() {
    String service =
        """
        sluice: 1
        service: {ready: /health, build: {path: /v}, openapi: %s}
        environments: {local: {url: "http://localhost"}}
        """;
    return List.of(
        shape(service.formatted("{}"), "2:55", "does not say where the document is"),
        shape(service.formatted("{path: /a, file: b}"), "2:55", "has both path and file"),
        shape(service.formatted("{pth: /a}"), "2:56", "did you mean \"path\"?"),
        shape(service.formatted("/openapi.json"), "2:55", "service.openapi must be a mapping"),
        shape(
            service.formatted("{path: openapi.json}"),
            "2:62",
            "service.openapi.path must start with /"),
        shape(
            service.formatted("{path: /a, undocumented: warn}"),
            "2:80",
            "unknown service.openapi.undocumented \"warn\""),
        shape(
            service.formatted("{path: /a, ignore: [health]}"),
            "2:75",
            "service.openapi.ignore[0] must start with /"));
  }

  private static List<Invalid> rings() {
    return List.of(
        shapeOf("rings: []\n", "4:8", "there is no ring"),
        shapeOf("rings: [a b]\n", "4:9", "holds a character that a tag cannot"),
        shapeOf("rings: [a, b, a]\n", "4:15", "duplicate ring \"a\""),
        shapeOf("rings: [{tenants: [x]}]\n", "4:9", "\"name\" is missing in rings[0]"),
        shapeOf("rings:\n- {name: a, tenant: [x]}\n", "5:13", "did you mean \"tenants\"?"),
        shapeOf("rings:\n- {name: a, segment: s}\n", "5:13", "\"segment\" is not supported yet"),
        shapeOf("rings: [{name: a, tenants: [x, x]}]\n", "4:32", "duplicate tenant \"x\""),
        sense(
            "rings: [{name: a, tenants: [x]}, {name: b, tenants: [x]}]\n",
            "4:54",
            "duplicate tenant \"x\""));
  }

  private static List<Invalid> flags() {
    String declared = "flags:\n  declared:\n    a: %s\n    b:\n";
    return List.of(
        shapeOf("flags: {live: {unleash: {}}}\n", "4:16", "unknown key \"unleash\""),
        shapeOf("flags: {live: {}}\n", "4:15", "does not say where live flags are read"),
        shapeOf("flags: {live: {file: a, http: {}}}\n", "4:15", "both file and http"),
        sense(LIVE_HTTP, "4:22", "of ring internal, non-production, production"),
        shapeOf(
            TENANTS + "flags: {live: {http: {read: {method: GET, path: /}}}}\n",
            "5:22",
            "\"base-url\""),
        shapeOf(
            TENANTS + "flags: {live: {http: {base-url: here, read: {method: GET, path: /}}}}\n",
            "5:33",
            "the base-url must be http://"),
        shapeOf("flags: {exposure: {}}\n", "4:19", "\"header\" is missing in flags.exposure"),
        shapeOf("flags: {exposure: {header: 'a b'}}\n", "4:28", "is no name of a header"),
        shapeOf("flags: {declared: [a]}\n", "4:19", "flags.declared must be a mapping"),
        shapeOf("flags: {declared: {'a,b': }}\n", "4:20", "holds a character that a tag cannot"),
        shapeOf("flags: {declared: {'a@b': }}\n", "4:20", "holds a character that a tag cannot"),
        shapeOf("flags: {declared: {'a=b': }}\n", "4:20", "holds a character that a tag cannot"),
        shapeOf("flags: {declared: {a b: }}\n", "4:20", "holds a character that a tag cannot"),
        shapeOf(declared.formatted("{ower: me}"), "6:9", "did you mean \"owner\"?"),
        shapeOf(declared.formatted("{expires: soon}"), "6:18", "must be a date, but is \"soon\""),
        shapeOf(declared.formatted("{same-behaviour: yes}"), "6:25", "must be true or false"),
        shapeOf(declared.formatted("{off: classic}"), "6:9", "\"off\" without \"on\""),
        shapeOf(declared.formatted("{on-in: internal}"), "6:16", "must be a list, but is text"),
        sense(declared.formatted("{expires: 2027-02-30}"), "6:18", "must be a date"),
        sense(declared.formatted("{off: x, on: x}"), "6:17", "the same value"),
        sense(
            declared.formatted("{on-in: [intern]}"),
            "6:17",
            "unknown ring \"intern\"; did you mean \"internal\"?"),
        sense(declared.formatted("{requires: [c]}"), "6:20", "undeclared flag \"c\""),
        sense(declared.formatted("{requires: {c: on}}"), "6:20", "undeclared flag \"c\""),
        sense(declared.formatted("{requires: [a]}"), "6:20", "the flag \"a\" requires itself"),
        sense("flags:\n  ignore: [a]\n  declared: {a: }\n", "5:12", "both declared and ignored"));
  }

  private static List<Invalid> criteriaAndAuth() {
    return List.of(
        shapeOf("criteria: {ids: x}\n", "4:12", "unknown key \"ids\"; did you mean \"id\"?"),
        shapeOf("criteria: {expected: AC-1}\n", "4:22", "criteria.expected must be a list"),
        sense("criteria: {id: 'AC-(\\d+'}\n", "4:16", "is not a regular expression"),
        sense("criteria: {id: '.*'}\n", "4:16", "matches the empty text"),
        sense("criteria: {expected: [XY-1]}\n", "4:23", "\"XY-1\" is no criterion"),
        sense("criteria: {link: 'http://x/${ID}'}\n", "4:28", "did you mean \"id\"?"),
        shapeOf("auth: {api: static}\n", "4:13", "\"static\" must say more"),
        shapeOf("auth: {api: client-credentials}\n", "4:13", "must say more"),
        shapeOf("auth: {api: {}}\n", "4:13", "does not say where requests get their tokens"),
        shapeOf("auth: {api: {statik: {a: b}}}\n", "4:14", "did you mean \"static\"?"),
        shapeOf("auth: {api: {static: {a: b}, sign-in: {}}}\n", "4:13", "both static and sign-in"),
        shapeOf("auth: {api: {static: {}}}\n", "4:22", "auth.api.static has no role"),
        shapeOf("auth: {api: {static: {a: 5}}}\n", "4:26", "must be text, but is a number"),
        shapeOf("auth: {api: {static: {a: {}}}}\n", "4:26", "says nothing"),
        shapeOf("auth: {api: {static: {a b: c}}}\n", "4:23", "a role is one word"),
        shapeOf("auth: {api: {static: {a: {header: X}}}}\n", "4:26", "\"value\" is missing"),
        shapeOf(
            "auth: {api: {static: {a: {header: X Y, value: z}}}}\n",
            "4:35",
            "is no name of a header"),
        shapeOf(
            "auth: {api: {static: {a: {header: X, password: y}}}}\n",
            "4:26",
            "is both a header and a user"),
        shapeOf(
            "auth: {api: {static: {a: {username: 'x:y', password: z}}}}\n",
            "4:37",
            "holds no colon"),
        sense("auth: {api: {static: {a: '${env:1}'}}}\n", "4:27", "unknown placeholder ${env:1}"),
        oauth("clients: {a: {id: x, secret: y}}", "4:34", "\"token-url\" is missing"),
        oauth("token-url: /t", "4:34", "\"clients\" is missing"),
        oauth("token-url: t, clients: {a: {id: x, secret: y}}", "4:46", "must start with /"),
        oauth("token-url: /t, clients: {a: {id: x}}", "4:63", "\"secret\" is missing"),
        oauth(
            "token-url: /t, clients: {a: {id: x, secret: y}}, client-auth: jwt",
            "4:97",
            "unknown auth.api.client-credentials.client-auth \"jwt\""),
        shapeOf("auth: {api: {sign-in: {method: POST}}}\n", "4:23", "\"path\" is missing"),
        shapeOf(
            "auth: {api: {sign-in: {method: POST, path: /in, token: t}}}\n",
            "4:56",
            "is no JSON Pointer"),
        shapeOf(
            "auth: {api: {sign-in: {method: POST, path: /in, value: x}}}\n",
            "4:49",
            "\"value\" without \"token\""),
        sense(
            "auth: {api: {sign-in: {method: POST, path: /in, body: '${usernam}'}}}\n",
            "4:56",
            "did you mean \"username\"?"),
        shapeOf("auth: {users: {a: {username: x}}}\n", "4:19", "\"password\" is missing"),
        shapeOf("auth: {users: {a: [x, y]}}\n", "4:19", "must be a mapping, but is a list"),
        shapeOf("auth: {api: tenants}\n", "4:13", "did you mean \"tenant\"?"),
        shapeOf("auth: {roles: [a b]}\n", "4:16", "a role is one word"),
        shapeOf("auth: {roles: [a, a]}\n", "4:19", "duplicate role \"a\""),
        shapeOf("auth: {ui: {}}\n", "4:12", "\"phrase\" is missing in auth.ui"),
        sense("auth:\n  ui:\n    phrase: >\n      I open \"/\"\n", "6:13", "one line"));
  }

  private static List<Invalid> environments() {
    return List.of(
        shape(BASE.replaceAll("\\{local.*\n", "{}\n"), "3:15", "there is no environment"),
        shape(BASE.replaceAll("environments.*\n", ""), "1:1", "\"environments\" is missing"),
        shape(BASE.replaceAll("\\{local.*\n", "{local: {}}\n"), "3:16", "does not say how"),
        shape(BASE.replace("http://localhost:8080", "localhost"), "3:29", "the url must be http"),
        shape(BASE.replace("localhost:8080", "${env:H}"), "3:37", "unknown placeholder ${env:H}"),
        shape(
            BASE.replace("{url", "{process: {command: [a]}, url"),
            "3:49",
            "has both process and url"),
        control("proxy: proxy:3128", "6:12", "the proxy must be http:// with a host and a port"),
        control("proxy: https://proxy:3128", "6:12", "the proxy must be http://"),
        control("proxy: http://proxy", "6:12", "the proxy must be http:// with a host and a port"),
        control("no-proxy: [a]", "6:5", "\"no-proxy\" without \"proxy\""),
        control("proxy: http://p:1\n    no-proxy: ['a*']", "7:16", "\"a*\" is no host"),
        control("ca: [a]", "6:9", "must be text, but is a list"),
        control("flags: {}", "6:12", "environments.local.flags does not say where flags are set"),
        control("tenants: {pool: 3}", "6:15", "\"pool\" is not supported yet"),
        control("tenants: {shared: [a]}", "6:15", "\"shared\" is not supported yet"),
        control("tenants: {clean: {}}", "6:15", "\"clean\" is not supported yet"),
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
            "must start with /"),
        process("{command: []}", "5:24", "the command is empty"),
        process("{command: [a], directory: 7}", "5:40", "must be text, but is a number"),
        process("{}", "5:14", "\"command\" is missing in environments.local.process"),
        process("{command: java -jar a.jar}", "5:24", "must be a list, but is text"),
        process("{command: [[a]]}", "5:25", "must be a single value, but is a list"),
        process("{command: [a], port: 70000}", "5:35", "must be from 1 to 65535"),
        process("{command: [a], ready-within: 30 s}", "5:43", "but is \"30 s\""),
        process("{command: [a], ready-within: 0s}", "5:43", "must be a duration"),
        process("{command: [a], environment: {A=B: c}}", "5:43", "is no name of a variable"),
        process("{command: [a], environment: {A: }}", "5:45", "must be a single value"));
  }

  private static List<Invalid> policy() {
    return List.of(
        shapeOf("policy: {kill: {}}\n", "4:10", "\"kill\" is not supported yet"),
        shapeOf("policy: {quarantine: []}\n", "4:22", "must be a mapping"),
        shapeOf("policy: {ratchet: maybe}\n", "4:19", "must be true or false"),
        quarantine("{owner: a, ticket: b, expires: 2027-01-01}", true, "neither a scenario nor"),
        quarantine(
            "{scenario: a, criterion: AC-1, owner: a, ticket: b, expires: 2027-01-01}",
            true,
            "both a scenario and a criterion"),
        quarantine("{scenario: a, ticket: b, expires: 2027-01-01}", true, "\"owner\" is missing"),
        quarantine("{scenario: a, owner: b, expires: 2027-01-01}", true, "\"ticket\" is missing"),
        quarantine("{scenario: a, owner: b, ticket: c}", true, "\"expires\" is missing"),
        quarantine("{criterion: X, owner: a, ticket: b, expires: 2027-01-01}", false, "no id of a"),
        quarantine(
            "{scenario: a, flag: nope=on, owner: a, ticket: b, expires: 2027-01-01}",
            false,
            "undeclared flag \"nope\""),
        sense(
            "policy: {quarantine: {cap: 0, entries: ["
                + "{scenario: a, owner: a, ticket: b, expires: 2027-01-01}]}}\n",
            "4:31",
            "there are 1 entries in quarantine; the cap is 0"),
        sense(
            "criteria: {expected: [AC-1], retired: [AC-1]}\n", "4:40", "both expected and retired"),
        shapeOf("policy: {retries: -1}\n", "4:19", "policy.retries must be from 0 to 99"),
        shapeOf("policy: {flaky-budget: 5 %}\n", "4:24", "must be a fraction from 0 to 1"),
        shapeOf("policy: {skip: {sample: 2}}\n", "4:25", "must be a fraction from 0 to 1"),
        shapeOf("policy: {skip: {for: [roll-out]}}\n", "4:23", "is no kind of question"),
        sense("policy: {skip: {for: [release]}}\n", "4:16", "exposures are not complete"),
        shapeOf("policy: {accessibility: {every-page: often}}\n", "4:38", "must be true or false"),
        shapeOf("policy: {accessibility: {standard: wcag3}}\n", "4:36", "wcag3"),
        shapeOf("policy: {accessibility: {rules: []}}\n", "4:26", "rules"),
        shapeOf("policy: {flaky-budget: 1.5}\n", "4:24", "must be a fraction from 0 to 1"),
        shapeOf("policy: {timeouts: {step: 10 s}}\n", "4:27", "must be a duration"),
        shapeOf("policy: {deploy: {rings: []}}\n", "4:26", "must hold in some ring"),
        shapeOf("policy: {release: {skip-rings: 1}}\n", "4:32", "must be true or false"),
        sense("policy: {deploy: {rings: [prod]}}\n", "4:27", "unknown ring \"prod\""),
        sense(
            "policy: {release: {evidence-from-ring: produktion}}\n",
            "4:40",
            "did you mean \"production\"?"),
        sense("policy: {timeouts: {step: 3m}}\n", "4:20", "a step (3m) may not take longer"),
        sense("policy: {timeouts: {trial: 40m}}\n", "4:20", "nor a trial than the gate (30m)"),
        shapeOf("browser: {window: big}\n", "4:19", "browser.window is no size"),
        shapeOf("browser: {headless: 0}\n", "4:21", "must be true or false"),
        shapeOf("browser: {lanes: 0}\n", "4:18", "must be from 1 to 256"));
  }

  /** What only makes no sense together, so that no schema can see it. */
  private static List<Invalid> senses() {
    String two = "sluice: 1\nservice: {ready: /h, build: {path: /v}}\nenvironments:\n";
    String ab = "  a: {url: \"http://a\"}\n  b: {url: \"http://b\"}\n";
    String unknown = "process: {command: [a, \"--port=${prt}\", \"${port}\"]}";
    return List.of(
        new Invalid(BASE + "store: a\nstore: b\n", "5:1", "duplicate key \"store\"", false),
        sense("default-environment: locl\n", "4:22", "did you mean \"local\"?"),
        new Invalid(two + ab, "1:1", "\"default-environment\" is missing", false),
        new Invalid(two + "  a:\n    " + unknown + "\n", "5:36", "did you mean \"port\"?", false),
        sense("flags: {declared: {a: {requires: [b]}, b: {requires: [a]}}}\n", "4:23", "a → b → a"),
        sense(
            "flags: {declared: {a: {requires: [b]}, b: {requires: {a: off}}}}\n",
            "4:23",
            "the flag \"a\" can never be on: \"b\" requires a=off"),
        sense(
            "flags: {declared: {a: {requires: {b: on, c: on}}, b: {requires: {c: off}}, c: }}\n",
            "4:23",
            "the flag \"a\" can never be on"),
        sense(
            "flags: {declared: {a: {on-in: [internal], requires: [b]}, b: }}\n",
            "4:23",
            "is on in ring \"internal\" but requires b=on, which is off there"));
  }
}
