// Keys: "/" goes to the search box, j and k to the next and the previous entry, o opens it, e takes the page away,
// "?" lists the keys (the dialog #key-list, which a button with data-opens="key-list" opens too). None acts while something is
// typed or with Ctrl, Alt or Meta; all can be turned off in the list. Everything works without this file.
(() => {
  const dialog = document.getElementById("key-list");
  const choice = document.querySelector("[data-keys]"); // a checkbox in the list, its label hidden without scripts
  const STORE = "yanlu-keys";
  let on = true;
  try {
    on = localStorage.getItem(STORE) !== "off";
  } catch { /* no storage: the keys are on */ }

  function show(opened) {
    if (!opened.open) opened.showModal();
  }

  for (const button of document.querySelectorAll("[data-opens]")) {
    const opened = document.getElementById(button.dataset.opens);
    if (!opened) continue;
    button.hidden = false;
    button.addEventListener("click", () => show(opened));
    // a click beside the list closes it
    opened.addEventListener("click", (event) => {
      if (event.target === opened) opened.close();
    });
  }
  if (choice) {
    choice.checked = on;
    choice.closest("label").hidden = false;
    choice.addEventListener("change", () => {
      on = choice.checked;
      try {
        if (on) localStorage.removeItem(STORE);
        else localStorage.setItem(STORE, "off");
      } catch { /* no storage: for this page only */ }
    });
  }

  const link = (entry) => entry.querySelector("a[href]");
  const entries = () => [...document.querySelectorAll(".hit, .entry, .kwic tbody tr")]
    .filter((entry) => link(entry)?.checkVisibility());
  const current = (all) => all.findIndex((entry) => entry.contains(document.activeElement));

  function step(by) {
    const all = entries();
    const here = current(all);
    const seen = all.findIndex((entry) => entry.getBoundingClientRect().bottom > 0);
    const next = here >= 0 ? here + by : by > 0 ? seen : seen - 1;
    if (next < 0 || next >= all.length) return;
    link(all[next]).focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
  }

  function open() {
    const all = entries();
    const here = current(all);
    if (here < 0) return false;
    link(all[here]).click();
    return true;
  }

  function follow(key) {
    const wanted = document.querySelector(`a[data-key="${key}"]`);
    if (wanted) wanted.click();
    return Boolean(wanted);
  }

  function search() {
    const box = document.getElementById("q");
    if (!box) return false;
    box.focus();
    box.select();
    return true;
  }

  const acts = {
    "/": search,
    "?": () => dialog && show(dialog),
    j: () => step(1),
    k: () => step(-1),
    o: open,
    e: () => follow("e"),
  };
  acts["？"] = acts["?"];

  document.addEventListener("keydown", (event) => {
    if (!on || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog[open]")) return;
    const act = Object.hasOwn(acts, event.key) && acts[event.key];
    if (act && act() !== false) event.preventDefault();
  });
})();
