// The body of a function that keeps the field for files which a script of the page presses, so that
// the browser opens no window of the system's. The field may be of no document.
// arguments: number of the element that will be pressed (0: the page is left as it was again)
var KEPT = Symbol.for('io.sluice.chooser'), number = arguments[0], kept = top[KEPT];
if (!number) {
  if (kept) {
    kept.restore.forEach(function (restore) {
      restore();
    });
    delete top[KEPT];
  }
  return;
}
if (!kept) {
  kept = {field: null, views: new Set(), restore: []};
  Object.defineProperty(top, KEPT, {value: kept, configurable: true});
}
kept.field = null;
var view = top[Symbol.for('io.sluice.found')].elements.get(number).deref().ownerDocument.defaultView;

function watch(prototype, name, asks) {
  var own = Object.getOwnPropertyDescriptor(prototype, name), original = prototype[name];
  prototype[name] = function () {
    if (this.type === 'file' && asks(arguments[0])) {
      kept.field = this;
      return true;
    }
    return original.apply(this, arguments);
  };
  kept.restore.push(function () {
    delete prototype[name];
    if (own) {
      Object.defineProperty(prototype, name, own);
    }
  });
}

function always() {
  return true;
}

if (!kept.views.has(view)) {
  kept.views.add(view);
  var fields = view.HTMLInputElement.prototype;
  watch(fields, 'click', always);
  watch(fields, 'showPicker', always);
  watch(fields, 'dispatchEvent', function (event) {
    return event && event.type === 'click';
  });
}
