// The body of a function that tells whether a press has had its effect on the document: false while
// the marked document is still being left, or the next one is still being loaded.
var state = window[Symbol.for('io.sluice.pressed')];
return state ? !state.leaving : document.readyState === 'complete';
