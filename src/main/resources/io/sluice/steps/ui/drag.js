// The body of a function that drags an element onto another one by the events of HTML's own
// dragging, where the element takes part in it; else it answers the other one, for the mouse.
// arguments: element, number of the other one
var source = arguments[0].closest('[draggable=true]');
var target = top[Symbol.for('io.sluice.found')].elements.get(arguments[1]).deref();
if (!source) {
  return target;
}
var data = new DataTransfer();
function send(element, type) {
  var box = element.getBoundingClientRect();
  return element.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, composed: true,
    dataTransfer: data, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2}));
}
send(source, 'dragstart');
send(target, 'dragenter');
if (!send(target, 'dragover')) {
  send(target, 'drop');
}
send(source, 'dragend');
return null;
