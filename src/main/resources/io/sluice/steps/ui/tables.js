// Part of the body of a function that runs in the page: tables and lists as data.

function cellText(cell) {
  var out = [];
  cell.querySelectorAll('input,select,textarea').forEach(function (field) {
    if (/^(checkbox|radio)$/.test(field.type)) {
      out.push(field.checked ? 'ticked' : '');
    } else if (field.type !== 'hidden') {
      out.push(valueOf(field));
    }
  });
  return squash(textOf(cell, true) + ' ' + out.join(' '));
}

// Where a cell stands, counted from 0: grids that render only some columns say so.
function columnOf(cell, next) {
  var told = parseInt(cell.getAttribute('aria-colindex'), 10);
  return told > 0 ? told - 1 : next;
}

function cellsOf(row) {
  var cells = [], next = 0;
  all('td,th,[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]', row)
      .filter(function (cell) {
        return closest(up(cell), 'tr,[role=row]') === row && shown(cell);
      })
      .forEach(function (cell) {
        var at = columnOf(cell, next), wide = cell.colSpan || 1;
        for (var i = 0; i < wide; i++) {
          cells[at + i] = cellText(cell);
        }
        next = at + wide;
      });
  return Array.from(cells, function (text) {
    return text || '';
  });
}

function isHeader(row) {
  if (closest(row, 'thead')) {
    return true;
  }
  var cells = row.querySelectorAll('td,th,[role=cell],[role=gridcell],[role=columnheader]');
  return cells.length > 0 && Array.from(cells).every(function (cell) {
    return cell.matches('[role=columnheader],th:not([scope=row]):not([role=rowheader])');
  });
}

// Grids with fixed columns render one row in several pieces.
function joined(rows) {
  var byIndex = new Map(), found = [];
  rows.forEach(function (row) {
    var index = row.getAttribute('aria-rowindex');
    var cells = cellsOf(row);
    var earlier = index && byIndex.get(index);
    if (earlier) {
      cells.forEach(function (text, i) {
        if (text || earlier[i] === undefined) {
          earlier[i] = text;
        }
      });
    } else {
      byIndex.set(index, cells);
      found.push(cells);
    }
  });
  return found;
}

function tableOf(table) {
  var rows = all('tr,[role=row]', table).filter(function (row) {
    return shown(row) && closest(up(row), KINDS.table) === table;
  });
  var heads = rows.filter(isHeader), body = rows.filter(function (row) {
    return !isHeader(row);
  });
  var cells = joined(body).filter(function (row) {
    return row.length > 0;
  });
  var headers = joined(heads);
  return {
    id: told(table), names: names(table, 'table'), shown: exposed(table),
    headers: headers.length ? headers[headers.length - 1].map(function (text, i) {
      return text || headers.map(function (row) {
        return row[i] || '';
      }).filter(Boolean).pop() || '';
    }) : [],
    rows: cells
  };
}

// Some pages keep the header in a table of its own, so that it stays in view.
function tables(from) {
  var found = [];
  all(KINDS.table, from).filter(function (table) {
    return fits(table, 'table') && exposed(table);
  }).map(tableOf).forEach(function (table) {
    var last = found[found.length - 1];
    var repeats = last && table.headers.every(function (header) {
      return last.headers.indexOf(header) >= 0;
    });
    if (repeats && last.headers.length && !last.rows.length) {
      last.rows = table.rows;
      last.names = last.names.concat(table.names);
    } else {
      found.push(table);
    }
  });
  return found;
}

function lists(from) {
  return all(KINDS.list, from).filter(function (list) {
    return fits(list, 'list') && exposed(list);
  }).map(function (list) {
    var items = all(KINDS['list item'], list).filter(function (item) {
      return shown(item) && closest(up(item), KINDS.list) === list;
    });
    return {id: told(list), names: names(list, 'list'), shown: true,
      items: items.map(function (item) {
        return squash(textOf(item, true));
      })};
  });
}
