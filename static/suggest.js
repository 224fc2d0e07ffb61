// Names under the search box while typing: an editable combobox with a list (WAI-ARIA). Without this file the box is
// a plain box. A chosen name is put into the box, where it can be seen and changed; nothing is searched unasked.
(() => {
  const box = document.getElementById("q");
  if (!box || !box.form) return;
  const list = document.createElement("ul");
  list.id = "suggested";
  list.className = "suggested";
  list.setAttribute("role", "listbox");
  const words = box.form.dataset;
  list.setAttribute("aria-label", words.names);
  list.hidden = true;
  box.form.append(list);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
  ]) box.setAttribute(name, value);

  const kinds = { speaker: words.speaker, place: words.place, department: words.department };
  let options = [];
  let active = -1;
  let timer = 0;
  let asked = null;

  function close() {
    clearTimeout(timer);
    if (asked) asked.abort();
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    active = index;
    Array.from(list.children).forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    if (index < 0) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    box.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  }

  function part(name, words) {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = words;
    return span;
  }

  function show(found) {
    options = found.suggestions.map((one) => ({ ...one, typed: found.typed, before: found.query }));
    list.replaceChildren(...options.map((one, at) => {
      const item = document.createElement("li");
      item.id = `suggested-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(part("what", kinds[one.kind]), " ", part("name", one.label), " ", part("minor", one.detail), " ",
        part("count", one.statements === 1 ? words.one : words.many.replace("#", one.statements)));
      return item;
    }));
    active = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    box.setAttribute("aria-expanded", String(options.length > 0));
  }

  async function ask() {
    const before = box.value.slice(0, box.selectionStart ?? box.value.length);
    if (!before.trim()) return close();
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(before)}`, { signal: asked.signal });
      if (answer.ok && document.activeElement === box) show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function choose(index) {
    const { before, typed, insert } = options[index];
    const start = `${before.slice(0, before.length - typed.length)}${insert} `;
    box.value = start + box.value.slice(before.length).trimStart();
    box.setSelectionRange(start.length, start.length);
    close();
    box.focus();
  }

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    // letters of an input method that are not yet a word
    if (!event.isComposing) timer = setTimeout(ask, 120);
  });
  box.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown" && box.value.trim()) {
        event.preventDefault();
        ask();
      }
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // one step past either end is the box itself
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = options.length + 1;
      mark(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape") {
      // the list goes first, what is typed stays
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });
  // the box keeps the focus while a finger or the mouse is on the list
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) choose(Array.from(list.children).indexOf(item));
  });
  box.addEventListener("blur", close);
})();
