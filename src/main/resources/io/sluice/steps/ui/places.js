// Part of the body of a function that runs in the page: where things of one name stand.

var PLACES = ['row', 'list item', 'dialog', 'form', 'navigation', 'menu', 'section', 'table', 'list'];
var SHORT = 60;

function brief(name) {
  return name && name.length <= SHORT;
}

// What a step can call a part by.
function callings(part, role, element) {
  if (role === 'row') {
    return Array.from(part.children).filter(function (cell) {
      return !cell.contains(element);
    }).map(function (cell) {
      return squash(textOf(cell, true));
    }).filter(brief);
  }
  if (role === 'list item') {
    var own = labelText(element);
    return textOf(part, true).split('\n').map(squash).filter(function (line) {
      return line !== own && brief(line);
    }).slice(0, 1);
  }
  return names(part, role).filter(function (name) {
    return name[0] < 3 && brief(name[1]);
  }).slice(0, 1).map(function (name) {
    return name[1];
  });
}

function placesOf(element, cards) {
  var found = [];
  for (var node = up(element); node; node = up(node)) {
    if (isElement(node)) {
      PLACES.forEach(function (role) {
        if (node.matches(KINDS[role]) && fits(node, role)) {
          callings(node, role, element).forEach(function (name) {
            found.push([role, name]);
          });
        }
      });
      cards.forEach(function (card) {
        if (card.part === node && brief(card.name)) {
          found.push(['section', card.name]);
        }
      });
    }
  }
  return found;
}

// Where more than one is called by the text looked for, a message says where each stands.
function situate(found, kind, wanted) {
  var text = wanted.toLowerCase();
  var meant = !text || !/^(pressable|fillable|tick|choice|file|button|link|tab|menu item|anything)$/.test(kind)
      ? [] : found.filter(function (one) {
        return one.shown && one.names.some(function (name) {
          return name[1].toLowerCase().indexOf(text) >= 0;
        });
      });
  if (meant.length < 2) {
    return;
  }
  var cards = headed(document).map(function (card) {
    return {part: element(card.id), name: card.names.length ? card.names[0][1] : ''};
  });
  meant.slice(0, 20).forEach(function (one) {
    one.places = placesOf(element(one.id), cards);
  });
}
