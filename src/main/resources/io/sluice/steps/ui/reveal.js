// The body of a function that scrolls on, for what a page shows only then: a list that renders what
// is in view, content that is loaded late. It answers whether anything moved.
// arguments: number of an element in what is to be scrolled (0: the page and its largest part),
// whether to begin at the top
var found = window[Symbol.for('io.sluice.found')], known = arguments[0] && found
    && found.elements.get(arguments[0]);
var start = known && known.deref(), again = arguments[1];
function scrolls(element) {
  return element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 20
      && /auto|scroll|overlay/.test(getComputedStyle(element).overflowY);
}
function targets() {
  for (var node = start; node; node = node.parentElement) {
    if (scrolls(node)) {
      return [node];
    }
  }
  if (start) {
    return [];
  }
  var inner = Array.from(document.querySelectorAll('*')).filter(scrolls);
  return [document.scrollingElement].concat(inner);
}
return targets().map(function (element) {
  var before = element.scrollTop;
  element.scrollTop = again ? 0 : before + Math.max(40, element.clientHeight * 0.8);
  return element.scrollTop !== before;
}).some(Boolean);
