// The main part of the body of a function that runs in the page before something is done with an
// element: whether a person could, and if so the element itself. It leaves a mark by which the
// document is known again, and notes whether what is done starts to replace it.
// arguments: number of the element (0: none, the keyboard is used), whether it is pressed
var id = arguments[0], pressed = arguments[1];
var MARK = Symbol.for('io.sluice.pressed');

function watch(view, state) {
  view.addEventListener('submit', function (event) {
    // Other listeners may still prevent it: this one was added last, so it is asked last.
    if (!event.defaultPrevented && (event.target.target || '_self') === '_self') {
      state.leaving = true;
    }
  }, {once: true});
  view.addEventListener('pagehide', function () {
    state.leaving = true;
  }, {once: true});
  if (view.navigation) {
    view.navigation.addEventListener('navigate', function (event) {
      if (!event.defaultPrevented && !event.hashChange && event.downloadRequest === null
          && !event.destination.sameDocument) {
        state.leaving = true;
      }
    });
  }
}

function mark(view) {
  var state = {leaving: false, frame: null};
  window[MARK] = state;
  watch(window, state);
  if (view !== window) {
    var inner = {leaving: false};
    state.frame = view;
    view[MARK] = inner;
    watch(view, inner);
  }
}

// Something that moves now and will stop; a press would miss it.
function moving(element) {
  return element.ownerDocument.getAnimations().some(function (animation) {
    var effect = animation.effect, target = effect && effect.target;
    if (animation.playState !== 'running' || !target || !contains(target, element)
        || effect.getComputedTiming().endTime === Infinity) {
      return false;
    }
    return effect.getKeyframes().some(function (frame) {
      return /transform|translate|scale|rotate|left|top|right|bottom|width|height|margin|inset/
          .test(Object.keys(frame).join());
    });
  });
}

// What a press in the middle of the element would meet; null if nothing of the page.
function met(element) {
  var view = element.ownerDocument.defaultView;
  var box = element.getClientRects()[0] || element.getBoundingClientRect();
  var x = (Math.max(box.left, 0) + Math.min(box.right, view.innerWidth)) / 2;
  var y = (Math.max(box.top, 0) + Math.min(box.bottom, view.innerHeight)) / 2;
  var hit = element.ownerDocument.elementFromPoint(x, y);
  while (hit && hit.shadowRoot) {
    var deeper = hit.shadowRoot.elementFromPoint(x, y);
    if (!deeper || deeper === hit) {
      break;
    }
    hit = deeper;
  }
  return hit;
}

function meets(element) {
  var hit = met(element);
  if (hit && contains(element, hit)) {
    return hit;
  }
  element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
  return met(element);
}

function describe(element) {
  var dialog = closest(element, '[role=dialog],dialog');
  var about = squash(dialog ? referenced(dialog) || dialog.getAttribute('aria-label')
      || part(dialog, HEADINGS) : '');
  if (about) {
    return 'the dialog "' + about + '"';
  }
  var tag = element.localName, name = element.id ? ' id="' + element.id + '"'
      : element.getAttribute('class') ? ' class="' + squash(element.getAttribute('class')) + '"' : '';
  var text = squash(textOf(element, true)).slice(0, 60);
  return '<' + tag + name.slice(0, 80) + '>' + (text ? ' "' + text + '"' : '');
}

// A box that a styled face stands for is pressed by script, once the face could be pressed.
function through(element) {
  var hit = meets(element);
  if (hit && contains(element, hit)) {
    return 'hand';
  }
  if (/^(checkbox|radio)$/.test(element.type)) {
    var faces = Array.from(element.labels || []).filter(shown);
    var near = element.parentElement;
    if (faces.some(function (face) {
      var there = meets(face);
      return there && contains(face, there);
    }) || (hit && near && near.contains(hit) && near.querySelectorAll('input').length === 1)) {
      return 'script';
    }
  }
  // A press on a part that lets presses through meets what it stands in.
  return hit && contains(hit, element) && !/^(body|html)$/.test(hit.localName) ? 'point' : hit;
}

function frames(element) {
  var depth = 0;
  for (var view = element.ownerDocument.defaultView; view !== window; view = view.parent) {
    depth++;
  }
  return depth;
}

if (!id) {
  mark(window);
  return {state: 'ready', depth: 0};
}
var known = window[KEY] && window[KEY].elements.get(id);
var element = known && known.deref();
if (!element || !element.isConnected) {
  return {state: 'gone'};
}
var way = 'hand';
if (pressed) {
  if (moving(element)) {
    return {state: 'moving'};
  }
  way = through(element);
  if (!way) {
    return {state: 'outside'};
  }
  if (typeof way !== 'string') {
    return {state: 'covered', by: describe(way)};
  }
}
mark(element.ownerDocument.defaultView);
var depth = frames(element);
return {state: 'ready', depth: depth, way: way, element: depth ? null : element};
