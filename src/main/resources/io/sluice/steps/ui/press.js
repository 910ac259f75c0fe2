// The body of a function that runs in the page before something is pressed. It leaves a mark by
// which the document is known again, and notes whether the press starts to replace the document.
var mark = Symbol.for('io.sluice.pressed');
var state = {leaving: false};
window[mark] = state;
window.addEventListener('submit', function (event) {
  // Other listeners may still prevent it: this one was added last, so it is asked last.
  if (!event.defaultPrevented && (event.target.target || '_self') === '_self') {
    state.leaving = true;
  }
}, {once: true});
window.addEventListener('pagehide', function () {
  state.leaving = true;
}, {once: true});
if (window.navigation) {
  window.navigation.addEventListener('navigate', function (event) {
    if (!event.defaultPrevented && !event.hashChange && event.downloadRequest === null
        && !event.destination.sameDocument) {
      state.leaving = true;
    }
  });
}
