"use strict";
(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  if (!form) {
    return;
  }
  const rows = Array.from(document.querySelectorAll(".trials > div"), (row) => ({
    row,
    outcome: row.dataset.outcome,
    flags: row.dataset.flags.split("\n"),
    criteria: row.dataset.criteria.split("\n"),
    text: row.querySelector("summary").textContent.toLowerCase(),
  }));

  function filter() {
    const outcome = form.elements.outcome.value;
    const flag = form.elements.flag.value;
    const criterion = form.elements.criterion.value;
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const trial of rows) {
      const fits =
        (!outcome || trial.outcome === outcome) &&
        (!flag || trial.flags.includes(flag)) &&
        (!criterion || trial.criteria.includes(criterion)) &&
        words.every((word) => trial.text.includes(word));
      trial.row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.textContent = count + " of " + rows.length + " trials shown";
  }

  function openTarget() {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    const details = target && target.querySelector("details");
    if (details) {
      if (target.hidden) {
        form.reset();
        filter();
      }
      details.open = true;
      target.scrollIntoView();
      details.querySelector("summary").focus({ preventScroll: true });
    }
  }

  let waiting = 0;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", filter);
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  form.addEventListener("reset", () => setTimeout(filter));
  window.addEventListener("hashchange", openTarget);
  filter();
  openTarget();
})();
