// The body of a function that runs in the page, or in a frame of it, on the way to an element in a
// frame: the frame to go into next, or the element itself.
// arguments: number of the element, how many frames deep the function runs
var element = top[Symbol.for('io.sluice.found')].elements.get(arguments[0]).deref(), way = [];
for (var view = element.ownerDocument.defaultView; view !== top; view = view.parent) {
  way.unshift(view.frameElement);
}
return arguments[1] < way.length ? way[arguments[1]] : element;
