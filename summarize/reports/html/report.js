"use strict";
/* Filters, tooltips and side-by-side scrolling. Without it every word is on the page, and every link works. */
(function () {
  const page = document.documentElement;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  page.classList.add("js");

  /* Facts: filter by relation, outlet and words. */
  const form = document.querySelector(".filters");
  const table = document.querySelector("table.facts");
  if (form && table) {
    const facts = all("tbody.fact", table).map((body) => ({
      body, told: all("td.told", body).map((cell) => cell.dataset.outlet), words: body.textContent.toLowerCase(),
    }));
    const checked = (name) => new Set(all(`input[name=${name}]:checked`, form).map((box) => box.value));
    const filter = () => {
      const relations = checked("relation"), outlets = checked("outlet");
      const wanted = form.querySelector("#search").value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const fact of facts) {
        const fits = relations.has(fact.body.dataset.relation) && fact.told.some((each) => outlets.has(each))
          && wanted.every((word) => fact.words.includes(word));
        fact.body.hidden = !fits;
        shown += fits;
      }
      for (const cell of all("th[data-outlet], td[data-outlet]", table)) cell.hidden = !outlets.has(cell.dataset.outlet);
      for (const wide of all(".group th", table)) wide.colSpan = outlets.size + 1;
      for (const wide of all(".why td", table)) wide.colSpan = Math.max(outlets.size, 1);
      for (const group of all("tbody.group", table)) {
        let next = group.nextElementSibling;
        while (next && next.hidden && next.classList.contains("fact")) next = next.nextElementSibling;
        group.hidden = !next || next.classList.contains("group");
      }
      for (const panel of all(".panel")) panel.hidden = outlets.size > 0 && !outlets.has(panel.dataset.outlet);
      form.querySelector("#shown").textContent = shown === facts.length ? `${shown} facts` : `${shown} of ${facts.length} facts`;
    };
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const hidden = link && document.getElementById(link.hash.slice(1));
      if (hidden && hidden.closest("tbody[hidden], .panel[hidden]")) { form.reset(); filter(); }
    }, true);
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[type=reset]").addEventListener("click", (event) => { event.preventDefault(); form.reset(); filter(); });
    /* A link to what the filter hides shows it all again. */
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      const goal = link && document.getElementById(link.hash.slice(1));
      if (goal && goal.closest("[hidden]")) { form.reset(); filter(); }
    });
    filter();
  }

  /* A quote of a fact: light its sentences in all articles, and bring each of them into view. */
  const current = document.getElementById("current");
  const align = () => {
    const texts = all(".panel .text").filter((text) => text.scrollHeight > text.clientHeight + 1 && getComputedStyle(text).overflowY === "auto");
    for (const text of texts) {
      const first = text.querySelector(".lit") || text.querySelector(".lit-near");
      if (first) text.scrollTop += first.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
    }
    if (!texts.length) return;
    const panels = document.querySelector(".panels");
    panels.style.scrollMarginTop = `${document.querySelector(".desk").offsetHeight}px`;
    panels.scrollIntoView();
  };
  const light = (id) => {
    for (const lit of all(".lit, .lit-near")) lit.classList.remove("lit", "lit-near");
    const fact = document.getElementById(id);
    if (!fact || !current) return;
    fact.classList.add("lit");
    const has = (name) => (sentence) => sentence.dataset[name].split(" ").includes(id);
    const told = all(".s[data-told]").filter(has("told")), near = all(".s[data-near]").filter(has("near"));
    told.forEach((sentence) => sentence.classList.add("lit"));
    near.forEach((sentence) => sentence.classList.add("lit-near"));
    setTimeout(align);
    const back = document.createElement("a");
    back.href = `#${id}`;
    back.textContent = `Back to ${id}`;
    const parts = [fact.querySelector(".badge"), fact.querySelector(".topic")].filter(Boolean);
    current.replaceChildren(`${id}: ${parts.map((each) => each.textContent.trim()).join(", ")}. `, back);
    current.className = `current k-${fact.dataset.relation}`;
    current.hidden = false;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-fact]");
    if (link) light(link.dataset.fact);
  });

  /* Tooltips: on hover and on focus, away with Escape. */
  const tip = document.getElementById("tip");
  const off = (mark) => all(".switches input:not(:checked)").some((box) => mark.classList.contains(box.id.slice(5)));
  let held = null;
  const hide = () => {
    if (held) held.removeAttribute("aria-describedby");
    held = null;
    tip.hidden = true;
  };
  const show = (event) => {
    const lines = [];
    const mark = event.target.closest && event.target.closest(".hl");
    for (let each = mark; each; each = each.parentElement.closest(".hl")) if (!off(each)) lines.push(each.dataset.tip);
    if (!lines.length) return hide();
    hide();
    held = mark;
    tip.textContent = lines.join("\n");
    tip.hidden = false;
    mark.setAttribute("aria-describedby", "tip");
    place();
  };
  const place = () => {
    if (!held) return;
    const at = held.getClientRects()[0], own = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - own.width - 8))}px`;
    tip.style.top = `${at.top > own.height + 12 ? at.top - own.height - 6 : at.bottom + 8}px`;
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", hide);
  document.addEventListener("scroll", place, true); /* the Tab key scrolls to what it focuses */
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  /* What is switched off is no stop for the Tab key. */
  for (const box of all(".switches input")) {
    const follow = () => { for (const mark of all(`.hl.${box.id.slice(5)}`)) mark.tabIndex = box.checked ? 0 : -1; };
    box.addEventListener("change", follow);
    if (!box.checked) follow();
  }

  /* Differences from labels: what the filters left nothing of is hidden. */
  if (document.querySelector(".miss")) {
    const boxes = all("input[name=kind], input[name=layer]");
    const tidy = () => {
      const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
      const left = (within) => all(".miss", within).some((row) => !off.has(row.dataset.kind) && !off.has(row.dataset.layer));
      for (const group of all(".missed-in, details.missed")) group.hidden = !left(group);
    };
    for (const box of boxes) box.addEventListener("change", tidy);
    tidy();
  }

  addEventListener("beforeprint", () => all("details").forEach((each) => { each.open = true; }));
}());
