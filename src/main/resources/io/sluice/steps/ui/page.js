// The body of a function that runs in the page. It tells, in one round trip, what of a kind is on
// the page and what it is called. It changes nothing.
// arguments: kind of thing, element to look inside (or null), label (for the kind "value" only)
var kind = arguments[0], scope = arguments[1], wanted = arguments[2];

function squash(text) {
  return (text || '').replace(/\s+/g, ' ').trim();
}

// "Name *", "Name:" and "Name (required)" are all called Name.
function bare(text) {
  return squash(text).replace(/(\s*(\*|:|\((required|optional)\)))+$/i, '');
}

// Everything that matches, in the order of the page, open shadow trees included.
function all(selector, from) {
  var found = Array.from(from.querySelectorAll(selector));
  Array.from(from.querySelectorAll('*')).forEach(function (host) {
    if (host.shadowRoot) {
      found = found.concat(all(selector, host.shadowRoot));
    }
  });
  return found;
}

function shown(element) {
  return element.getClientRects().length > 0
      && getComputedStyle(element).visibility === 'visible'
      && (!element.checkVisibility || element.checkVisibility());
}

function exposed(element) {
  return shown(element) && !element.closest('[aria-hidden="true"]');
}

// The text a person reads, as it was written (CSS may show it in capitals), blocks set apart.
function gather(node, out, forName) {
  if (node.nodeType === Node.TEXT_NODE) {
    var parent = node.parentElement;
    if (!parent || getComputedStyle(parent).visibility === 'visible') {
      out.push(node.data);
    }
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE && node.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) {
    return;
  }
  var display = 'inline';
  if (node.nodeType === Node.ELEMENT_NODE) {
    if (/^(script|style|template|noscript|select|textarea|datalist)$/i.test(node.localName)) {
      return;
    }
    display = getComputedStyle(node).display;
    var gone = display === 'none'
        || (display !== 'contents' && node.checkVisibility && !node.checkVisibility());
    if (gone || (forName && node.getAttribute('aria-hidden') === 'true')) {
      return;
    }
    if (forName && node.localName === 'img') {
      out.push(node.alt);
    }
    if (/^input$/i.test(node.localName) && /^(button|submit|reset)$/.test(node.type)) {
      out.push(' ' + node.value + ' ');
    }
  }
  var apart = !/^(inline|contents|ruby)/.test(display) || node.localName === 'br';
  var nodes = node.localName === 'slot' && node.assignedNodes().length
      ? node.assignedNodes() : (node.shadowRoot || node).childNodes;
  if (apart) {
    out.push('\n');
  }
  nodes.forEach(function (child) {
    gather(child, out, forName);
  });
  if (apart) {
    out.push('\n');
  }
}

function textOf(element, forName) {
  var out = [];
  gather(element, out, forName);
  return out.join('');
}

// The text of a label may be hidden from view and still name its field.
function labelText(element) {
  return squash(shown(element) ? textOf(element, true) : element.textContent);
}

function referenced(element) {
  var ids = squash(element.getAttribute('aria-labelledby')).split(' ');
  return squash(ids.map(function (id) {
    var other = id && element.getRootNode().getElementById(id);
    return other ? labelText(other) : '';
  }).join(' '));
}

function ownText(element) {
  if (/^input$/i.test(element.localName)) {
    var usual = {submit: 'Submit', reset: 'Reset'}[element.type] || '';
    return element.type === 'image' ? element.alt : element.value || usual;
  }
  return element.localName === 'option' ? element.text : labelText(element);
}

function labels(element) {
  return Array.from(element.labels || []).map(labelText);
}

function part(element, selector) {
  var child = element.querySelector(selector);
  return child ? labelText(child) : '';
}

var FIELDS = 'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset])'
    + ':not([type=image]),textarea,select,[contenteditable=""],[contenteditable=true],'
    + '[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton]';
var TICKS = 'input[type=checkbox],[role=checkbox],[role=switch]';
var RADIOS = 'input[type=radio],[role=radio]';
var BUTTONS = 'button,summary,input[type=submit],input[type=button],input[type=reset],'
    + 'input[type=image],[role=button],[role=tab],[role=menuitem]';
var LINKS = 'a[href],area[href],[role=link]';
var KINDS = {
  heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
  button: BUTTONS,
  link: LINKS,
  pressable: BUTTONS + ',' + LINKS + ',[onclick]',
  field: FIELDS + ',' + TICKS + ',' + RADIOS,
  fillable: FIELDS,
  tick: TICKS,
  radio: RADIOS,
  choice: 'select,fieldset,[role=radiogroup]',
  option: 'option',
  alert: '[role=alert],[role=status],[role=alertdialog],[aria-live=assertive],[aria-live=polite]',
  row: 'tr,[role=row]',
  table: 'table,[role=table],[role=grid]'
};

// An explicit role takes an element out of the kind its tag would give it.
function fits(element) {
  var role = squash(element.getAttribute('role')).split(' ')[0];
  if (kind === 'button') {
    return /^(|button|tab|menuitem)$/.test(role);
  }
  if (kind === 'link') {
    return /^(|link)$/.test(role);
  }
  if (kind === 'heading') {
    return /^(|heading)$/.test(role);
  }
  if (kind === 'fillable') {
    return !/^(checkbox|radio)$/.test(element.type);
  }
  if (kind === 'choice') {
    return element.localName === 'select' || element.querySelector(RADIOS) !== null;
  }
  if (kind === 'row') {
    return !element.closest('thead');
  }
  return true;
}

// Names by rank: 0 what assistive technology calls it, 1 labels and visible text, 2 the rest.
function names(element) {
  var text = /^(heading|button|link|pressable|alert|row|option)$/.test(kind)
      ? squash(ownText(element)) : '';
  var own = kind === 'choice' ? part(element, 'legend') : kind === 'table'
      ? part(element, 'caption') : text;
  var lists = [
    [referenced(element) || squash(element.getAttribute('aria-label')) || labels(element)[0] || own],
    labels(element).concat([text, own]),
    [element.getAttribute('placeholder'), element.getAttribute('title')]
  ];
  if (kind === 'row') {
    lists[0] = Array.from(element.children).map(function (cell) {
      return textOf(cell, true);
    });
  }
  var found = [];
  lists.forEach(function (list, rank) {
    list.map(squash).filter(Boolean).forEach(function (name) {
      found.push([rank, name]);
      if (bare(name) !== name && bare(name)) {
        found.push([rank, bare(name)]);
      }
    });
  });
  return found;
}

function valueOf(element) {
  if (element.type === 'password') {
    return '';
  }
  if (element.localName === 'select') {
    return Array.from(element.selectedOptions).map(function (option) {
      return option.text;
    }).join(', ');
  }
  return 'value' in element && element.localName !== 'button' && element.localName !== 'li'
      ? String(element.value) : textOf(element, false);
}

function checked(element) {
  return element.checked === true || element.getAttribute('aria-checked') === 'true';
}

function candidate(element) {
  // A styled tick box hides the real one and shows its label instead.
  var face = Array.from(element.labels || []).find(shown);
  var hidden = !exposed(element);
  var stylable = kind === 'tick' || kind === 'radio' || (kind === 'field' && 'checked' in element);
  return {
    element: hidden && stylable && face ? face : element,
    names: names(element),
    shown: kind === 'option' || !hidden || (stylable && face !== undefined),
    enabled: !element.matches(':disabled') && element.getAttribute('aria-disabled') !== 'true',
    checked: checked(element),
    selected: element.selected === true,
    value: /^(heading|button|link|pressable|row|table|choice)$/.test(kind) ? '' : valueOf(element),
    type: element.isContentEditable ? 'contenteditable' : element.localName === 'input'
        ? element.type : element.localName,
    href: element.localName === 'a' && !element.hasAttribute('onclick') ? element.href : '',
    target: element.target || ''
  };
}

function pair(label, value, rank, into) {
  if (label && value && shown(value)) {
    var called = [[rank, labelText(label)], [rank, bare(labelText(label))]];
    into.push({names: called, value: valueOf(value), shown: true});
  }
}

// What is shown beside a label: definition lists, rows, labelled outputs and fields, neighbours.
function values(from) {
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

var inside = scope || document;
var answer = {
  path: location.pathname + location.search,
  title: squash(document.title),
  blank: !/^https?:$/.test(location.protocol),
  complete: document.readyState === 'complete',
  status: (performance.getEntriesByType('navigation')[0] || {}).responseStatus || 0,
  found: [],
  text: '',
  lines: []
};
if (kind === 'text') {
  var body = scope || document.body;
  var written = body ? textOf(body, false) : '';
  answer.text = squash(written);
  answer.displayed = body ? squash(body.innerText) : '';
  answer.lines = written.split('\n').map(squash).filter(Boolean);
} else if (kind === 'value') {
  answer.found = values(inside);
} else {
  answer.found = all(KINDS[kind], inside).filter(fits).map(candidate);
  if (kind === 'row') {
    // Of nested rows the inner one is meant.
    answer.found = answer.found.filter(function (row) {
      return !row.element.querySelector('tr,[role=row]');
    });
  }
}
return answer;
