// The main part of the body of a function that runs in the page. It tells, in one round trip, what
// of a kind is on the page and what it is called. It changes nothing.
// arguments: kind of thing, number of the element to look inside (0: everywhere), text looked for,
// number of what opened the list of options that is looked for (0: nothing)
var kind = arguments[0], scope = arguments[1], wanted = squash(arguments[2]), opener = arguments[3];

function registry() {
  if (!window[KEY]) {
    Object.defineProperty(window, KEY, {value: {next: 1, elements: new Map(), ids: new WeakMap()}});
  }
  return window[KEY];
}

// The number under which a later script finds the element again.
function told(element) {
  var known = registry(), id = known.ids.get(element);
  if (!id) {
    id = known.next++;
    known.ids.set(element, id);
    known.elements.set(id, new WeakRef(element));
  }
  return id;
}

// The front of the page: the dialog that lies above everything else.
function front() {
  var above = all('dialog:modal,[aria-modal="true"]', document).filter(shown);
  return above.length ? above[above.length - 1] : null;
}

function typeOf(element) {
  if (element.isContentEditable) {
    return 'contenteditable';
  }
  return element.localName === 'input' ? element.type : element.localName;
}

// What a list shows as chosen; many show it beside the field that opens them.
function chosenIn(element) {
  if (element.localName === 'select' || !/^(input|button)$/.test(element.localName)
      || (element.localName === 'input' && element.value)) {
    return valueOf(element);
  }
  var text = squash(textOf(element, false));
  for (var node = up(element), level = 0; !text && node && isElement(node) && level < 3;
      node = up(node), level++) {
    text = squash(textOf(node, false));
  }
  return text;
}

var STYLED = /^(tick|radio|file)$/, SILENT =
    /^(heading|button|link|tab|pressable|row|table|section|form|anything|frame|list|dialog)$/;

function candidate(element) {
  // A styled box hides the real one and shows its label instead.
  var hidden = !exposed(element);
  var stylable = STYLED.test(kind)
      || (kind === 'field' && /^(checkbox|radio|select-one|select-multiple)$/.test(element.type))
      || (kind === 'choice' && element.localName === 'select');
  var face = hidden && stylable && Array.from(element.labels || []).some(shown);
  return {
    id: told(element),
    names: names(element, kind),
    shown: !hidden || face || kind === 'option' || kind === 'file',
    states: states(element, kind),
    front: !above || contains(above, element),
    value: SILENT.test(kind) ? '' : kind === 'choice' ? chosenIn(element) : valueOf(element),
    type: typeOf(element),
    role: element.getAttribute('role') || (element.hasAttribute('aria-haspopup') ? 'opener' : ''),
    href: element.localName === 'a' && !element.hasAttribute('onclick') ? element.href : '',
    complaints: kind === 'field' ? complaint(element) : []
  };
}

// Whatever has the text looked for, though no role says what it is.
function loose(inside) {
  var found = new Set(), ids = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa', 'id']
      .map(function (name) {
        return '[' + name + '="' + CSS.escape(wanted) + '"]';
      }).join(',');
  function search(root) {
    var walker = document.createTreeWalker(root, 4);
    while (walker.nextNode()) {
      var text = walker.currentNode;
      if (text.data.length < 500 && squash(text.data) === wanted && text.parentElement) {
        found.add(text.parentElement);
      }
    }
  }
  search(inside);
  all('*', inside).forEach(function (element) {
    if (element.shadowRoot) {
      search(element.shadowRoot);
    } else if (element.localName === 'iframe' && content(element) && content(element).body) {
      search(content(element).body);
    }
  });
  var plain = Array.from(found).filter(function (element) {
    return !element.matches('script,style,option,template,title') && exposed(element);
  }).map(function (element) {
    var clickable = styleOf(element).cursor === 'pointer'
        || closest(element, '[onclick],label,summary,[tabindex]:not([tabindex="-1"])');
    return as(element, clickable ? 3 : 5);
  });
  return plain.concat(all(ids, inside).filter(exposed).map(function (element) {
    return as(element, 4);
  }));
}

function as(element, rank) {
  var told = candidate(element);
  told.names = [[rank, wanted]];
  return told;
}

// Of things in each other that are called the same, the inner one is meant.
function innermost(found) {
  var there = new Set(found), outer = new Set();
  found.forEach(function (inner) {
    for (var node = inner.parentElement; node; node = node.parentElement) {
      if (there.has(node) && squash(ownText(inner)) === squash(ownText(node))) {
        outer.add(node);
      }
    }
  });
  return found.filter(function (element) {
    return !outer.has(element);
  });
}

// A part of the page without a role, known by the heading it begins with.
function headed(inside) {
  var found = [];
  all(HEADINGS, inside).filter(exposed).forEach(function (heading) {
    var part = card(heading, inside);
    if (part === heading) {
      part = up(heading);
      while (part && isElement(part) && squash(part.textContent) === squash(heading.textContent)) {
        part = up(part);
      }
      if (!part || !isElement(part) || part.querySelector(HEADINGS) !== heading
          || part.matches('body,main')) {
        return;
      }
    }
    found.push(Object.assign(candidate(part), {names: ranked([[], [labelText(heading)]])}));
  });
  return found;
}

// All around a heading up to where the next one of its rank, or a larger part of the page, begins: a card.
function card(heading, inside) {
  var rank = rankOf(heading), part = heading, parent = up(part);
  while (parent && isElement(parent) && parent !== inside
      && !parent.matches('body,main,dialog,form,[role=dialog],[role=main]')
      && !parent.querySelector('nav,main,[role=navigation],[role=main]')
      && ownsAlone(parent, heading, rank)) {
    part = parent;
    parent = up(part);
  }
  return holdsMore(part, heading) ? part : heading;
}

// Some text or, as cards often do, no more than buttons with icons.
function holdsMore(part, heading) {
  return squash(part.textContent) !== squash(heading.textContent)
      || Array.from(part.querySelectorAll(KINDS.anything)).some(function (one) {
        return !heading.contains(one);
      });
}

function ownsAlone(part, heading, rank) {
  var headings = Array.from(part.querySelectorAll(HEADINGS));
  return headings[0] === heading && headings.every(function (one) {
    return one === heading || rankOf(one) > rank;
  });
}

function rankOf(heading) {
  return Number(heading.getAttribute('aria-level') || heading.tagName.slice(1)) || 2;
}

// The options of an open list: those it names as its own first, else what a role calls an option,
// else whatever has the text, since many lists have no roles.
function offered(made, inside) {
  var by = opener ? element(opener) : null;
  var owned = by && squash(by.getAttribute('aria-controls') || by.getAttribute('aria-owns'));
  var list = owned ? by.getRootNode().getElementById(owned.split(' ')[0]) : null;
  made.forEach(function (option) {
    var one = element(option.id);
    option.shown = option.shown && !squeezed(one);
    option.front = list ? contains(list, one) : option.front;
  });
  var others = loose(inside).filter(function (other) {
    var one = element(other.id);
    return !(by && (contains(by, one) || one.localName === 'label'))
        && !made.some(function (option) {
          return option.shown && contains(element(option.id), one);
        });
  });
  others.forEach(function (other) {
    other.states.push('loose');
  });
  return made.concat(others);
}

// Rendered for assistive technology alone, in a box without any size.
function squeezed(element) {
  for (var node = element, level = 0; node && isElement(node) && level < 5; node = up(node), level++) {
    if (styleOf(node).overflow === 'hidden' && (!node.clientHeight || !node.clientWidth)) {
      return true;
    }
  }
  return false;
}

function element(id) {
  var known = registry().elements.get(id), there = known && known.deref();
  return there && there.isConnected ? there : null;
}

function scopeOf() {
  if (!scope) {
    return document;
  }
  return element(scope);
}

function find(inside) {
  if (kind === 'value') {
    return values(inside, wanted);
  }
  if (kind === 'tables') {
    return tables(inside);
  }
  if (kind === 'lists') {
    return lists(inside);
  }
  var found = all(KINDS[kind], inside).filter(function (element) {
    return fits(element, kind);
  });
  if (/^(row|list item)$/.test(kind)) {
    // Of nested ones the inner one is meant.
    found = found.filter(function (item) {
      return !item.querySelector(KINDS[kind]);
    });
  }
  if (/^(pressable|anything)$/.test(kind)) {
    found = innermost(found);
  }
  var made = found.map(candidate);
  if (kind === 'choosable') {
    return offered(made, inside);
  }
  if (/^(pressable|anything)$/.test(kind) && wanted) {
    return made.concat(loose(inside).filter(function (other) {
      return !made.some(function (one) {
        return one.id === other.id;
      });
    }));
  }
  return kind === 'section' ? made.concat(headed(inside)) : made;
}

var inside = scopeOf();
if (!inside) {
  return null;
}
var above = front();
var answer = {
  path: location.pathname + location.search,
  address: location.href,
  title: squash(document.title),
  blank: !/^https?:$/.test(location.protocol),
  complete: document.readyState === 'complete',
  status: (performance.getEntriesByType('navigation')[0] || {}).responseStatus || 0,
  found: [],
  text: '',
  lines: []
};
if (kind === 'text') {
  var body = scope ? inside : document.body;
  var read = body ? readings(body) : {written: '', shown: ''};
  answer.text = squash(read.written);
  answer.displayed = squash(read.shown);
  answer.lines = read.written.split('\n').map(squash).filter(Boolean);
} else if (kind !== 'address') {
  answer.found = find(inside);
  situate(answer.found, kind, wanted);
}
return answer;
