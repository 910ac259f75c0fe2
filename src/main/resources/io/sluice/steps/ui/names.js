// Part of the body of a function that runs in the page: what things are called.

// The text of a label may be hidden from view and still name its field.
function labelText(element) {
  return squash(shown(element) ? textOf(element, true) : element.textContent);
}

function referenced(element, attribute) {
  var ids = squash(element.getAttribute(attribute || 'aria-labelledby')).split(' ');
  return squash(ids.map(function (id) {
    var other = id && element.getRootNode().getElementById
        && element.getRootNode().getElementById(id);
    return other ? squash(other.getAttribute('aria-label')) || labelText(other) : '';
  }).join(' '));
}

function ownText(element) {
  if (/^input$/i.test(element.localName)) {
    var usual = {submit: 'Submit', reset: 'Reset'}[element.type] || '';
    return element.type === 'image' ? element.alt : element.value || usual;
  }
  if (/^(img|area)$/.test(element.localName)) {
    return element.alt;
  }
  return element.localName === 'option' ? element.text : labelText(element);
}

// Some pages label what only a script makes a field.
function labels(element) {
  var found = element.labels || (element.id && element.getRootNode().querySelectorAll
      ? element.getRootNode().querySelectorAll('label[for="' + CSS.escape(element.id) + '"]') : []);
  return Array.from(found).map(labelText);
}

function part(element, selector) {
  var child = element.querySelector(selector);
  return child ? labelText(child) : '';
}

var HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]';

// The heading that a list or a table stands under.
function headingBefore(element) {
  var before = '';
  element.getRootNode().querySelectorAll(HEADINGS).forEach(function (heading) {
    if ((heading.compareDocumentPosition(element) & 4) && !element.contains(heading)) {
      before = labelText(heading);
    }
  });
  return before;
}

// The text that stands with a field nobody labelled: the nearest before it, as long as what holds
// both holds no other field.
function beside(element, others) {
  var frame = element.localName === 'body' ? up(element.ownerDocument) : null;
  if (frame) {
    return squash(frame.title) || beside(frame, 'iframe');
  }
  var node = element;
  for (var level = 0; level < 5; level++) {
    var parent = up(node);
    if (!parent || !isElement(parent) || parent.localName === 'body'
        || parent.querySelectorAll(others).length > 1) {
      return level ? before(node) : before(element);
    }
    var label = parent.querySelector('label,legend,dt,th');
    var text = (label && !label.contains(element) ? labelText(label) : '') || before(node);
    if (text) {
      return text.length < 80 ? text : '';
    }
    node = parent;
  }
  return '';
}

function before(node) {
  var text = '';
  for (var prior = node.previousSibling; prior && !text; prior = prior.previousSibling) {
    if (prior.nodeType === 3) {
      text = squash(prior.data);
    } else if (isElement(prior)) {
      if (prior.matches('input,select,textarea,button,h1,h2,h3,h4,h5,h6')
          || prior.querySelector('input,select,textarea,button')) {
        return '';
      }
      text = shown(prior) ? labelText(prior) : '';
    }
  }
  return text.length < 80 ? text : '';
}

// What a person presses to give a file to a hidden field: all that stands with this field alone.
function faces(file) {
  var found = [];
  for (var node = up(file), level = 0; node && isElement(node) && level < 4; node = up(node), level++) {
    if (all('input[type=file]', node).length > 1) {
      break;
    }
    all('button,label,a,p,span,[role=button]', node).filter(shown).slice(0, 10)
        .forEach(function (face) {
          found.push(labelText(face));
        });
  }
  return found.filter(function (text) {
    return text.length < 80;
  });
}

function testIds(element) {
  return ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa', 'id', 'name']
      .map(function (attribute) {
        return element.getAttribute(attribute);
      });
}

// As CSS shows it, where that is not how it is written.
function displayed(element) {
  return element.innerText && styleOf(element).textTransform !== 'none' ? element.innerText : '';
}

var BY_TEXT = new Set(['heading', 'button', 'link', 'tab', 'menu item', 'pressable', 'alert', 'row',
  'option', 'choosable', 'image', 'list item', 'anything']);
var BY_HEADING = {table: 'caption', fieldset: 'legend', figure: 'figcaption', details: 'summary'};
var PARTS = new Set(['dialog', 'section', 'form', 'choice', 'navigation', 'menu', 'frame']);

function titleOf(element, kind) {
  var own = BY_HEADING[element.localName] ? part(element, BY_HEADING[element.localName]) : '';
  if (!own && PARTS.has(kind)) {
    own = (kind === 'dialog' && headingsOf(element)[0]) || part(element, HEADINGS + ',legend')
        || part(element, '[class*="title" i]');
  }
  return own;
}

// What a heading says beside the buttons in it.
function besideButtons(heading) {
  return squash(Array.from(heading.querySelectorAll('button,[role=button]')).reduce(
      function (text, button) {
        return text.replace(squash(button.getAttribute('aria-label')) || labelText(button), '');
      }, labelText(heading)));
}

function headingsOf(dialog) {
  return Array.from(dialog.querySelectorAll(HEADINGS)).filter(besideButtons).map(labelText);
}

// A dialog may be labelled by no more than the button that closes it: then its headings name it.
function labelledByButton(element, kind) {
  var labels = kind === 'dialog' ? squash(element.getAttribute('aria-labelledby')).split(' ') : [];
  var label = labels.length === 1 && labels[0] && element.getRootNode().getElementById(labels[0]);
  return !!label && !besideButtons(label) && headingsOf(element).length > 0;
}

function isField(kind) {
  return /^(field|fillable|choice|tick|radio|file)$/.test(kind);
}

// Names by rank: 0 what assistive technology calls it, 1 labels and visible text, 2 what helps
// (placeholder, title, what stands beside it), 4 ids made for tests; 3 and 5 are for whatever has
// the text, see look.js.
function names(element, kind) {
  var text = BY_TEXT.has(kind) ? squash(ownText(element)) : '';
  var own = text || titleOf(element, kind);
  var near = isField(kind) && !labels(element)[0] ? beside(element, FIELDS) : '';
  var label = labelledByButton(element, kind) ? '' : referenced(element);
  var lists = [
    [label || squash(element.getAttribute('aria-label')) || labels(element)[0] || own],
    labels(element).concat([text, own, BY_TEXT.has(kind) ? displayed(element) : ''])
        .concat(kind === 'dialog' ? headingsOf(element).slice(0, 3).concat(referenced(element)) : []),
    [element.getAttribute('placeholder'), element.getAttribute('aria-placeholder'),
      element.getAttribute('title'), near,
      /^(table|list)$/.test(kind) ? headingBefore(element) : '']
        .concat(kind === 'file' && !shown(element) ? faces(element) : []),
    [],
    testIds(element)
  ];
  if (kind === 'row') {
    lists[0] = Array.from(element.children).map(function (cell) {
      return textOf(cell, true);
    });
  }
  return ranked(lists);
}

function ranked(lists) {
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
