// The end of the body of a function that runs in the page or a frame of it, after axe-core itself:
// tells what breaks its rules. The last argument takes the answer.
// arguments: tags of the rules that count, ids of rules that do not, how many elements to tell of
var tags = arguments[0], ignored = arguments[1], most = arguments[2], done = arguments[3];
var all = axe.getRules().map(function (rule) {
  return rule.ruleId;
});
var unknown = ignored.filter(function (id) {
  return all.indexOf(id) < 0;
});
if (unknown.length) {
  done({unknown: unknown, rules: all});
} else {
  axe.run(document, {
    runOnly: {type: 'tag', values: tags},
    resultTypes: ['violations'],
    iframes: false
  }).then(function (results) {
    done({
      address: location.pathname + location.search,
      title: document.title,
      violations: results.violations.filter(function (violation) {
        return ignored.indexOf(violation.id) < 0;
      }).map(function (violation) {
        return {
          id: violation.id,
          impact: violation.impact || '',
          help: violation.help,
          url: violation.helpUrl.replace(/\?.*/, ''),
          count: violation.nodes.length,
          elements: violation.nodes.slice(0, most).map(function (node) {
            return node.html.replace(/\s+/g, ' ').slice(0, 160);
          })
        };
      })
    });
  }, function (error) {
    done({error: String(error && error.message || error)});
  });
}
