"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const form = document.querySelector(".filters");
  if (!form) return;
  const cards = all(".finding");
  const boxes = all(".filters input");
  const marks = all("mark");
  const byId = new Map(cards.map((card) => [card.id.slice(1), card]));
  const numbers = (mark) => mark.dataset.findings.split(" ");
  const shown = () => cards.filter((card) => !card.hidden);

  const filter = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.name + box.value));
    for (const card of cards) {
      card.hidden = off.has("severity" + card.dataset.severity) || off.has("family" + card.dataset.family);
    }
    for (const mark of marks) mark.classList.toggle("off", numbers(mark).every((id) => byId.get(id).hidden));
    for (const ref of all(".ref")) ref.classList.toggle("off", byId.get(ref.id.slice(1)).hidden);
    const output = document.getElementById("shown");
    const count = shown().length;
    output.value = output.dataset.text.replace("{shown}", count).replace("{all}", cards.length);
    document.getElementById("none-shown").hidden = count > 0;
  };

  const go = (card) => {
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const list = shown();
    const place = list.indexOf(document.activeElement && document.activeElement.closest(".finding"));
    if (place < 0) return go(by > 0 ? list[0] : list[list.length - 1]);
    go(list[(place + by + list.length) % list.length]);
  };

  const follow = (card) => {
    const ref = document.getElementById("m" + card.id.slice(1));
    if (ref) location.hash = ref.id;
  };

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A button takes the focus; the place in the list is kept from before.
  let last = null;
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".finding");
    for (const mark of all("mark.current")) mark.classList.remove("current");
    if (!card) return;
    last = card;
    const id = card.id.slice(1);
    for (const mark of marks) if (numbers(mark).includes(id)) mark.classList.add("current");
  });
  for (const [id, by] of [["previous", -1], ["next", 1]]) {
    document.getElementById(id).addEventListener("click", () => {
      if (last && !last.hidden) last.focus({ preventScroll: true });
      step(by);
    });
  }
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark) go(numbers(mark).map((id) => byId.get(id)).find((card) => !card.hidden));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "f") { boxes[0].focus(); event.preventDefault(); }
    else if (event.key === "Enter" && event.target.classList.contains("finding")) follow(event.target);
  });
  // What a target has to stay clear of: the bar at the top is as high as its filters need.
  const bar = document.querySelector(".top");
  const clear = () => {
    const sticks = getComputedStyle(bar).position === "sticky";
    document.documentElement.style.scrollPaddingTop = sticks ? bar.offsetHeight + 8 + "px" : "";
  };
  window.addEventListener("resize", clear);
  // On paper nothing can be unfolded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const one of folded) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of folded) one.open = false; });
  clear();
  filter();
})();
