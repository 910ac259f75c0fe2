// Part of the body of a function that runs in the page: what is shown beside labels.

function pair(label, value, rank, into) {
  if (label && value && shown(value)) {
    var called = [[rank, labelText(label)], [rank, bare(labelText(label))]];
    into.push({names: called, value: valueOf(value), shown: true});
  }
}

// What is shown beside a label: definition lists, rows, labelled outputs and fields, neighbours.
function values(from, wanted) {
  var found = [];
  all('dt', from).filter(shown).forEach(function (term) {
    for (var next = term.nextElementSibling; next && next.localName === 'dd';
        next = next.nextElementSibling) {
      pair(term, next, 0, found);
    }
  });
  all('tr', from).filter(shown).forEach(function (row) {
    var cells = Array.from(row.children), head = cells[0];
    if (!row.closest('thead') && cells.length > 1
        && (head.localName === 'th' || cells.length === 2) && cells[1].localName === 'td') {
      pair(head, cells[1], 0, found);
    }
  });
  all('label', from).filter(shown).forEach(function (label) {
    pair(label, label.control, 0, found);
  });
  all('[aria-label],[aria-labelledby]', from).filter(shown).forEach(function (element) {
    var name = referenced(element) || squash(element.getAttribute('aria-label'));
    if (name && !element.matches('a,button,nav,main,form,section,table,dialog,svg,ul,ol')) {
      found.push({names: [[0, name], [0, bare(name)]], value: valueOf(element), shown: true});
    }
  });
  all('strong,b,em,span,div,p,small,td,label', from).forEach(function (element) {
    if (element.children.length || bare(element.textContent) !== bare(wanted) || !shown(element)) {
      return;
    }
    var after = element.nextSibling;
    if (after && after.nodeType === Node.TEXT_NODE && squash(after.data)) {
      found.push({names: [[1, bare(wanted)]], value: after.data, shown: true});
    } else {
      pair(element, element.nextElementSibling, 1, found);
    }
  });
  return found;
}
