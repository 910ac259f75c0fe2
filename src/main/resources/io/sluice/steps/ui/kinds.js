// Part of the body of a function that runs in the page: the kinds of things there are.

var FIELDS = 'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset])'
    + ':not([type=image]),textarea,select,[contenteditable=""],[contenteditable=true],'
    + '[contenteditable=plaintext-only],'
    + '[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton]';
var TICKS = 'input[type=checkbox],[role=checkbox],[role=switch],[role=menuitemcheckbox]';
var RADIOS = 'input[type=radio],[role=radio],[role=menuitemradio]';
var BUTTONS = 'button,summary,input[type=submit],input[type=button],input[type=reset],'
    + 'input[type=image],[role=button],[role=tab],[role=menuitem]';
var LINKS = 'a[href],area[href],[role=link]';
var OPTIONS = '[role=option],[role=menuitem],[role=menuitemradio],[role=menuitemcheckbox],'
    + '[role=treeitem]';
var KINDS = {
  heading: HEADINGS,
  button: BUTTONS,
  link: LINKS,
  tab: '[role=tab]',
  'menu item': '[role=menuitem],[role=menuitemradio],[role=menuitemcheckbox]',
  pressable: BUTTONS + ',' + LINKS + ',' + OPTIONS + ',[role=switch],[onclick]',
  field: FIELDS + ',' + TICKS + ',' + RADIOS,
  fillable: FIELDS,
  file: 'input[type=file]',
  tick: TICKS,
  radio: RADIOS,
  choice: 'select,fieldset,[role=radiogroup],[role=combobox],[role=listbox],[aria-haspopup=listbox],'
      + '[aria-haspopup=menu],[aria-haspopup=true],input[list],[role=group]',
  option: 'option',
  choosable: OPTIONS,
  alert: '[role=alert],[role=status],[role=alertdialog],[aria-live=assertive],[aria-live=polite],'
      + 'output,.alert,.flash,.toast,.notice,[class*="snackbar" i],[class*="toast" i]',
  row: 'tr,[role=row]',
  table: 'table,[role=table],[role=grid],[role=treegrid]',
  dialog: 'dialog,[role=dialog],[role=alertdialog]',
  image: 'img,[role=img],svg[aria-label],svg[aria-labelledby]',
  list: 'ul,ol,[role=list],[role=listbox],[role=menu],[role=tree]',
  'list item': 'li,[role=listitem],[role=option],[role=treeitem]',
  form: 'form,[role=form]',
  section: 'section,article,aside,fieldset,details,main,figure,[role=region],[role=article],'
      + '[role=group],[role=tabpanel],[role=complementary],[role=main],[role=feed]',
  navigation: 'nav,[role=navigation]',
  menu: '[role=menu],[role=menubar]',
  frame: 'iframe,frame',
  anything: BUTTONS + ',' + LINKS + ',' + OPTIONS + ',' + HEADINGS + ',' + FIELDS + ',' + TICKS
      + ',' + RADIOS + ',img,[role=img],[draggable=true]'
};
var ROLES = {
  button: /^(|button|tab|menuitem)$/,
  link: /^(|link)$/,
  heading: /^(|heading)$/,
  table: /^(|table|grid|treegrid)$/,
  list: /^(|list|listbox|menu|tree)$/,
  'list item': /^(|listitem|option|treeitem)$/,
  image: /^(|img)$/
};

// An explicit role takes an element out of the kind its tag would give it.
function fits(element, kind) {
  var role = squash(element.getAttribute('role')).split(' ')[0];
  if (ROLES[kind]) {
    return ROLES[kind].test(role);
  }
  if (kind === 'fillable') {
    return !/^(checkbox|radio)$/.test(element.type);
  }
  if (kind === 'choice' && /^(fieldset|div|section|ul|form)$/.test(element.localName)
      && !/^(combobox|listbox)$/.test(role) && !element.hasAttribute('aria-haspopup')) {
    return element.querySelector(RADIOS) !== null;
  }
  return kind !== 'row' || !closest(element, 'thead');
}

function checked(element) {
  return element.checked === true || element.getAttribute('aria-checked') === 'true';
}

function valueOf(element) {
  if (element.type === 'password') {
    return '';
  }
  if (element.localName === 'select') {
    return Array.from(element.selectedOptions).map(function (option) {
      return option.text;
    }).join(', ');
  }
  if (element.type === 'file') {
    return Array.from(element.files || []).map(function (file) {
      return file.name;
    }).join(', ');
  }
  return 'value' in element && !/^(button|li|meter|progress)$/.test(element.localName)
      && element.localName.indexOf('-') < 0
      ? String(element.value) : textOf(element, false);
}

function yes(element, attribute) {
  return element.getAttribute(attribute) === 'true';
}

// What a person can tell of it besides its name.
function states(element, kind) {
  var found = [];
  function note(state, is) {
    if (is) {
      found.push(state);
    }
  }
  note('disabled', element.matches(':disabled') || closest(element, '[aria-disabled="true"]')
      || (/^(pressable|button|link|tab)$/.test(kind)
          && styleOf(element).pointerEvents === 'none'));
  note('ticked', checked(element));
  note('selected', element.selected === true || yes(element, 'aria-selected')
      || /^(page|step|location|true)$/.test(element.getAttribute('aria-current') || ''));
  note('expanded', yes(element, 'aria-expanded'));
  note('readonly', element.readOnly === true || yes(element, 'aria-readonly'));
  note('required', element.required === true || yes(element, 'aria-required'));
  note('invalid', yes(element, 'aria-invalid') || (isField(kind) && element.matches(':invalid')));
  note('focused', element.matches(':focus') || element.matches(':focus-within'));
  note('elsewhere', element.target && element.target !== '_self');
  note('multiple', element.multiple === true || yes(element, 'aria-multiselectable'));
  note('broken', element.localName === 'img' && element.complete && !element.naturalWidth);
  return found;
}

// What a page says about a field that was filled in wrongly.
function complaint(element) {
  var told = [referenced(element, 'aria-errormessage'), referenced(element, 'aria-describedby'),
    element.validationMessage || ''];
  for (var node = up(element), level = 0; node && isElement(node) && level < 3
      && node.querySelectorAll(FIELDS).length < 2; node = up(node), level++) {
    node.querySelectorAll('[role=alert],[class*="error" i],[class*="invalid" i],[class*="help" i]')
        .forEach(function (message) {
          if (!message.contains(element) && shown(message)) {
            told.push(textOf(message, false));
          }
        });
  }
  return told.map(squash).filter(Boolean);
}
