'use strict';
(() => {
  const box = document.getElementById('words');
  const count = document.getElementById('count');
  const none = document.getElementById('none');
  const steps = [...document.querySelectorAll('article.step')].map((element, order) => ({
    element, order, words: element.dataset.words.split(' '),
    wording: element.querySelector('h3').textContent.toLowerCase().split(/[^\p{L}\p{N}']+/u),
  }));
  const sections = [...document.querySelectorAll('section.steps')];
  const nav = document.querySelector('nav');

  // As the command line does: in the wording counts most, then its beginning, then anything else.
  const score = (step, word) => {
    if (step.wording.includes(word)) return 8;
    if (step.wording.some((each) => each.startsWith(word))) return 5;
    return step.words.some((each) => each.startsWith(word)) ? 2 : 0;
  };

  const find = () => {
    const wanted = box.value.toLowerCase().split(/[^\p{L}\p{N}']+/u).filter((word) => word);
    let shown = 0;
    for (const step of steps) {
      const scores = wanted.map((word) => score(step, word));
      const fits = scores.every((each) => each > 0);
      step.element.hidden = !fits;
      step.sum = scores.reduce((sum, each) => sum + each, 0);
      if (fits) shown++;
    }
    for (const section of sections) {
      const own = steps.filter((step) => step.element.parentElement === section);
      own.sort((one, other) => other.sum - one.sum || one.order - other.order);
      own.forEach((step) => section.append(step.element));
      section.hidden = own.every((step) => step.element.hidden);
    }
    nav.hidden = wanted.length > 0;
    none.hidden = shown > 0;
    count.textContent = shown + (shown === 1 ? ' step' : ' steps');
    history.replaceState(null, '', wanted.length ? '#?' + encodeURIComponent(box.value) : location.pathname);
  };

  box.addEventListener('input', find);
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== box) {
      event.preventDefault();
      box.focus();
    }
  });
  if (location.hash.startsWith('#?')) {
    box.value = decodeURIComponent(location.hash.slice(2));
    find();
  }
})();
