// The body of a function that gives a field its value as a script of the page would, its listeners
// being told. It answers what the field holds then.
// arguments: number of the element, value
var known = window[Symbol.for('io.sluice.found')], field = known && known.elements.get(arguments[0]);
field = field && field.deref();
if (!field || !field.isConnected) {
  return null;
}
var view = field.ownerDocument.defaultView, value = arguments[1];
field.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
field.focus();
var most = field.maxLength, kept = most >= 0 ? value.slice(0, most) : value;
var setter = null;
for (var proto = Object.getPrototypeOf(field); proto && !setter; proto = Object.getPrototypeOf(proto)) {
  var own = Object.getOwnPropertyDescriptor(proto, 'value');
  setter = own && own.set ? own.set : null;
}
if (!setter) {
  return {unfit: true};
}
setter.call(field, kept);
var taken = field.value;
function tell(type, make) {
  field.dispatchEvent(new view[make](type, {bubbles: true, composed: make !== 'Event'}));
}
tell('input', 'InputEvent');
tell('keyup', 'KeyboardEvent'); // what older pages listen to
tell('change', 'Event');
return {taken: taken, lost: kept !== '' && taken === ''};
