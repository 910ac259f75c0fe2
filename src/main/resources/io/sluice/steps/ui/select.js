// The body of a function that chooses options of a list as a person would, the page being told.
// arguments: number of the list, numbers of the options, whether nothing else stays chosen
var found = window[Symbol.for('io.sluice.found')];
function at(id) {
  var known = found && found.elements.get(id), element = known && known.deref();
  return element && element.isConnected ? element : null;
}
var list = at(arguments[0]), options = arguments[1].map(at), only = arguments[2];
if (!list || options.indexOf(null) >= 0) {
  return false;
}
list.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
list.focus();
Array.from(list.options).forEach(function (option) {
  if (options.indexOf(option) >= 0) {
    option.selected = true;
  } else if (list.multiple && only) {
    option.selected = false;
  }
});
var view = list.ownerDocument.defaultView;
['input', 'change'].forEach(function (type) {
  list.dispatchEvent(new view.Event(type, {bubbles: true, composed: type === 'input'}));
});
return true;
