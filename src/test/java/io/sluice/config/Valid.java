package io.sluice.config;

import java.util.List;

/** Settings with nothing wrong. */
final class Valid {
  /** Every key there is. */
  static final String FULL =
      """
      sluice: 1
      service:
        name: The thing
        ready: /ready
        ready-within: 1m
        build: {path: /version, pointer: /build/id}
        openapi: {path: /openapi.json, ignore: [/admin/*, "/t/{id}"], undocumented: allow}
      criteria:
        id: 'REQ-\\d+'
        expected: [REQ-1, REQ-2]
        retired: [REQ-9]
        link: https://tracker.example.com/${id}
      store: kept
      rings:
        - {name: inner, tenants: [acme, 42]}
        - outer
        - name: last
      flags:
        exposure: {header: X-Flags}
        ignore: [old-banner]
        declared:
          layout:
            owner: team-a
            expires: 2027-06-30
            off: classic
            on: modern
            on-in: [inner]
            requires: {plan: gold, bare: false}
            same-behaviour: true
          plan: {off: silver, on: gold, on-in: [inner, outer]}
          bare:
      auth:
        api: tenant
        roles: [clerk]
        ui:
          phrase: |
            I open "/in"
            I fill in "User" with "${username}"
      default-environment: here
      environments:
        here:
          url: https://staging.example.com/base/
        there:
          process:
            command: [run, --port, "${port}", 8, true, "$${HOME}"]
            environment: {TOKEN: "${env:TOKEN}", LEVEL: 3}
            port: 8099
            ready-within: 5s
          flags:
            http:
              headers: {Authorization: "Bearer ${env:ADMIN}"}
              set:
                method: PUT
                path: /flags/${flag}?tenant=${tenant}
                headers: {authorization: "Basic ${run.secret}"}
                body: '{"value": ${value}}'
              clear: {method: DELETE, path: "/flags/${flag}"}
              read: {method: GET, path: "https://flags.example.com/${flag}", value: /value}
          tenants:
            headers: {X-From: sluice}
            create: {method: POST, path: /tenants, body: "${tenant.name}", id: /id}
            delete: {method: DELETE, path: "/tenants/${tenant}"}
      policy:
        deploy: {rings: [inner, outer]}
        release: {skip-rings: true, evidence-from-ring: outer}
        retries: 0
        flaky-budget: 0.1
        timeouts: {step: 500ms, trial: 90s, gate: 1h}
        max-verdict-age: 7d
        ratchet: true
        accessibility: {every-page: true, standard: wcag21aa, ignore: [color-contrast]}
        quarantine:
          cap: 3
          release-after: 10
          entries:
            - {scenario: "A slow one", flag: layout=modern, owner: me, ticket: T-1, expires: 2027-01-31}
            - {criterion: REQ-2, owner: me, ticket: T-2, expires: 2027-01-31}
      browser:
        binary: /usr/bin/chromium
        driver: /usr/bin/chromedriver
        lanes: 3
        window: 1024x768
        headless: false
      lanes: 4
      """;

  static final List<String> ALL =
      List.of(
          Invalid.BASE,
          FULL,
          Invalid.BASE + "flags: {declared: {a: , b: {requires: [a]}}}\n",
          Invalid.BASE + "flags: {declared: {a: {requires: {b: off}}, b: {requires: {a: off}}}}\n",
          Invalid.BASE + "flags: {declared: {a: {off: 1, on: 2.5}}}\n",
          Invalid.BASE + "policy: {}\nbrowser: {}\nflags: {}\nauth: {}\ncriteria: {}\n",
          Invalid.BASE + "policy: {flaky-budget: 0, retries: 16}\n",
          Invalid.BASE + "flags: {live: {file: live.json}, declared: {a: }}\n",
          Invalid.BASE
              + "rings: [{name: all, tenants: [acme]}]\n"
              + "policy: {release: {evidence-from-ring: all}}\n"
              + "flags: {live: {http: {base-url: 'https://flags.example.com', headers: {X: '${env:Y}'},"
              + " read: {method: GET, path: '/${tenant}/${flag}', value: /v}}}}\n",
          Invalid.BASE
              + "rings: [{name: all, tenants: [acme]}]\n"
              + "flags: {live: {flagd: {file: live.yaml, tenant-key: org}}}\n",
          Invalid.BASE
              + "rings: [{name: all, tenants: [acme]}]\n"
              + "flags: {live: {unleash: {url: '${env:U}', project: p, environment: e, token: '${env:T}',"
              + " context: org}}}\n",
          Invalid.BASE
              + "rings: [{name: all, tenants: [acme]}]\n"
              + "flags: {live: {launchdarkly: {project: p, environment: '${env:E}', token:"
              + " '${env:T}'}}}\n",
          Invalid.BASE.replace(
              "\"}}",
              "\", flags: {flagd: {file: flags.json}, seen-within: 5s, seen: {method: GET, path:"
                  + " '/f/${flag}', as: admin}}}}"),
          Invalid.BASE.replace(
              "\"}}",
              "\", flags: {launchdarkly: {url: 'https://ld.example.com', project: p, environment: e,"
                  + " token: '${env:T}', context-kind: org}, seen: {method: GET, path: /, value:"
                  + " /v}}}}"),
          "sluice: 1\nenvironments: {app: {url: 'http://localhost:3000'}}\n",
          "sluice: 1\nservice: {build: {value: '1.5'}}\nenvironments:\n"
              + "  app: {process: {command: [./app], directory: apps/app}}\n",
          Invalid.BASE + "auth: {api: {static: {a: '${env:A}', b: {header: X-Key, value: k}}}}\n",
          Invalid.BASE
              + "auth: {api: {static: {a: {username: '${env:U}', password: '${env:P}'}}}}\n",
          Invalid.BASE
              + "auth: {api: {client-credentials: {token-url: 'https://h/t', scope: a b,"
              + " audience: x, client-auth: body,"
              + " clients: {a: {id: x, secret: '${env:S}', scope: c}}}}}\n",
          Invalid.BASE
              + "auth:\n  users: {a: {username: u, password: '${env:P}'}}\n"
              + "  api: {sign-in: {method: POST, path: /in, headers: {X: '${tenant}'},"
              + " body: '${username} ${password}', token: /t, header: X-T, value: '${token}'}}\n",
          Invalid.BASE + "auth: {api: {sign-in: {method: POST, path: /in}}}\n",
          Invalid.BASE.replace(
              "\"}}",
              "\", tenants: {delete: {method: DELETE, path: /t}, create: {method: POST, path: /t,"
                  + " id: /id, tokens: {a: /t}, sign-ins: {a: {username: /u,"
                  + " password: '${tenant.secret}'}}}}}}"),
          Invalid.BASE.replace(
              "\"}}",
              "\", proxy: 'http://proxy.example.com:3128', no-proxy: [.example.com, 10.0.0.1],"
                  + " ca: certs/ca.pem}}"),
          Invalid.BASE.replace("}}\nenv", "}, openapi: {file: api/openapi.yaml}}\nenv"),
          Invalid.BASE + "policy: {flaky-budget: 1.0}\n",
          Invalid.BASE + "default-environment: \"local\"\n");

  private Valid() {}
}
