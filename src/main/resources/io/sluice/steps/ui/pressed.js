// The body of a function that tells whether a press has had its effect on the document: false while
// the marked document is still being left, or the next one is still being loaded.
var MARK = Symbol.for('io.sluice.pressed'), state = window[MARK];
if (!state) {
  return document.readyState === 'complete';
}
if (state.frame && !state.leaving) {
  try {
    var inner = state.frame[MARK];
    return inner ? !inner.leaving : state.frame.document.readyState === 'complete';
  } catch (e) {
    return true; // the frame is gone, or shows another origin
  }
}
return !state.leaving;
