// Part of the body of a function that runs in the page: how the page is walked through, what of it
// a person sees, and its text. Nothing here changes the page.

// The elements told of, by number, so that a later script finds them again.
var KEY = Symbol.for('io.sluice.found');

function squash(text) {
  return (text || '').replace(/\s+/g, ' ').trim();
}

// "Name *", "Name:" and "Name (required)" are all called Name.
function bare(text) {
  return squash(text).replace(/(\s*(\*|:|\((required|optional)\)))+$/i, '');
}

function isElement(node) {
  return node.nodeType === 1;
}

// The document of a frame; null if it is of another origin.
function content(frame) {
  try {
    return frame.contentDocument;
  } catch (e) {
    return null;
  }
}

// What an element is rendered in: out of slots, shadow trees and frames.
function up(node) {
  if (node.nodeType === 9) {
    return node.defaultView && node.defaultView !== window ? node.defaultView.frameElement : null;
  }
  return node.assignedSlot || node.parentNode || node.host || null;
}

function closest(element, selector) {
  for (var node = element; node; node = up(node)) {
    if (isElement(node) && node.matches(selector)) {
      return node;
    }
  }
  return null;
}

function contains(outer, inner) {
  for (var node = inner; node; node = up(node)) {
    if (node === outer) {
      return true;
    }
  }
  return false;
}

function styleOf(element) {
  return element.ownerDocument.defaultView.getComputedStyle(element);
}

// Everything that matches, in the order of the page; open shadow trees and frames included.
function all(selector, from) {
  var found = new Set();
  var slots = from.nodeType !== 9;
  function add(element) {
    if (element.matches(selector)) {
      found.add(element);
    }
  }
  function collect(part) {
    part.querySelectorAll(selector).forEach(function (element) {
      found.add(element);
    });
    part.querySelectorAll('*').forEach(into);
  }
  function into(element) {
    if (element.shadowRoot) {
      collect(element.shadowRoot);
    }
    if (/^i?frame$/.test(element.localName)) {
      var inner = content(element);
      if (inner && element.getClientRects().length) {
        collect(inner);
      }
    } else if (slots && element.localName === 'slot') {
      element.assignedElements().forEach(function (child) {
        add(child);
        into(child);
        collect(child);
      });
    }
  }
  if (isElement(from)) {
    into(from);
  }
  collect(from);
  return Array.from(found);
}

// Whether it stands left of the page or above it, where nobody can scroll to.
function outOfReach(element) {
  var box = element.getBoundingClientRect(), view = element.ownerDocument.defaultView;
  if ((box.right + view.scrollX > 0 && box.bottom + view.scrollY > 0)
      || (!box.width && !box.height) || styleOf(element).direction === 'rtl') {
    return false;
  }
  for (var node = up(element); node; node = up(node)) {
    if (isElement(node) && (node.scrollLeft || node.scrollTop)) {
      return false;
    }
  }
  return true;
}

function shown(element) {
  return element.getClientRects().length > 0
      && styleOf(element).visibility === 'visible'
      && (!element.checkVisibility || element.checkVisibility())
      && !outOfReach(element);
}

function exposed(element) {
  return shown(element) && !closest(element, '[aria-hidden="true"],[inert]');
}

// The text a person reads, as it was written (CSS may show it in capitals), blocks set apart.
function gather(node, out, forName) {
  if (node.nodeType === 3) {
    var parent = node.parentElement;
    if (!parent || styleOf(parent).visibility === 'visible') {
      out.push(cased(node.data, parent, out));
    }
    return;
  }
  if (node.nodeType !== 1 && node.nodeType !== 11) {
    return;
  }
  var display = 'inline';
  if (isElement(node)) {
    if (/^(script|style|template|noscript|select|textarea|datalist)$/i.test(node.localName)) {
      return;
    }
    display = styleOf(node).display;
    var gone = display === 'none'
        || (display !== 'contents' && node.checkVisibility && !node.checkVisibility());
    if (gone || (forName && node.getAttribute('aria-hidden') === 'true')) {
      return;
    }
    if (forName && namedPart(node, out)) {
      return;
    }
    if (/^input$/i.test(node.localName) && /^(button|submit|reset)$/.test(node.type)) {
      out.push(' ' + node.value + ' ');
    }
  }
  var apart = !/^(inline|contents|ruby)/.test(display) || node.localName === 'br';
  if (apart) {
    out.push('\n');
  }
  visible(node).forEach(function (child) {
    gather(child, out, forName);
  });
  if (apart) {
    out.push('\n');
  }
}

// Of what is folded up only its summary is there to be read; the rest has boxes all the same.
function visible(node) {
  var inner = Array.from(parts(node));
  return node.localName !== 'details' || node.open ? inner
      : inner.filter(function (child) { return child.localName === 'summary'; }).slice(0, 1);
}

// As it was written; as CSS shows it where that is asked for.
function cased(text, parent, out) {
  var how = parent ? styleOf(parent).textTransform : 'none';
  out.changed = out.changed || how !== 'none';
  if (!out.asShown || how === 'none') {
    return text;
  }
  return how === 'uppercase' ? text.toUpperCase() : how === 'lowercase' ? text.toLowerCase()
      : how === 'capitalize' ? text.replace(/(^|\s)(\S)/g, function (all, space, letter) {
        return space + letter.toUpperCase();
      }) : text;
}

// A picture or a part with a name of its own, in the name of what it stands in.
function namedPart(node, out) {
  var label = squash(node.getAttribute('aria-label'));
  if (node.localName === 'img') {
    out.push(' ' + (label || node.alt) + ' ');
  } else if (node.localName === 'svg') {
    var title = node.querySelector('title');
    out.push(' ' + (label || (title ? title.textContent : '')) + ' ');
  } else if (label && node !== out.root) {
    out.push(' ' + label + ' ');
  } else {
    return false;
  }
  return true;
}

function parts(node) {
  if (/^i?frame$/.test(node.localName || '')) {
    var inner = content(node);
    return inner && inner.body ? [inner.body] : [];
  }
  if (node.localName === 'slot' && node.assignedNodes().length) {
    return node.assignedNodes();
  }
  return (node.shadowRoot || node).childNodes;
}

function textOf(element, forName) {
  var out = [];
  out.root = element;
  gather(element, out, forName);
  return out.join('');
}

// What a person reads, as written and as shown, e.g. in capitals.
function readings(element) {
  var written = [];
  written.root = element;
  gather(element, written, false);
  if (!written.changed) {
    return {written: written.join(''), shown: written.join('')};
  }
  var shown = [];
  shown.root = element;
  shown.asShown = true;
  gather(element, shown, false);
  return {written: written.join(''), shown: shown.join('')};
}
