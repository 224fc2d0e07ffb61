// Copying: buttons with data-copy, and a selection in a statement's text together with its citation. The words come
// from the page (data-done, data-selected, data-copy-label). Without this file the buttons stay hidden.
(() => {
  const SAID = 2000; // milliseconds
  const status = document.createElement("p");
  status.className = "quiet";
  status.setAttribute("role", "status");
  document.body.append(status);

  // true: copied; false: only selected, where the clipboard is refused
  async function copy(text, select) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      select();
      return document.execCommand("copy");
    }
  }

  const timers = new WeakMap();
  function say(button, words, then = () => {}) {
    if (!words) return then();
    const known = timers.get(button);
    if (known) clearTimeout(known.timer);
    const before = known ? known.before : [...button.childNodes];
    button.replaceChildren(words);
    status.textContent = words;
    const timer = setTimeout(() => {
      timers.delete(button);
      button.replaceChildren(...before);
      status.textContent = "";
      then();
    }, SAID);
    timers.set(button, { before, timer });
  }

  // a field that holds a text only so that it can be selected
  function field(text, after) {
    const shown = document.createElement("textarea");
    shown.className = "copied";
    shown.readOnly = true;
    shown.value = text;
    shown.setAttribute("aria-label", after.textContent);
    shown.addEventListener("blur", () => shown.remove());
    after.after(shown);
    shown.select();
    return shown;
  }

  for (const button of document.querySelectorAll("[data-copy], [data-copy-text]")) {
    const source = button.dataset.copy ? document.querySelector(button.dataset.copy) : null;
    if (!source && button.dataset.copyText === undefined) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = source ? (source.value ?? source.innerText).trim() : button.dataset.copyText;
      let shown = null;
      const copied = await copy(text, () => {
        if (source && source.select) source.select();
        else if (source) getSelection().selectAllChildren(source);
        else shown = field(text, button);
      });
      if (copied && shown) button.focus();
      say(button, copied ? button.dataset.done : button.dataset.selected);
    });
  }

  const body = document.querySelector(".body[data-citation][data-copy-label]");
  if (!body) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cite-selection";
  button.textContent = body.dataset.copyLabel;
  let quoted = "";
  let pressed = false;
  let timer = 0;

  // the words of the statement: no labels or links that the page sets into them
  function words(range) {
    const piece = range.cloneContents();
    for (const added of piece.querySelectorAll(".pilcrow, .tag, .quiet, button")) added.remove();
    const paragraphs = [...piece.children].some((child) => child.matches("p")) ? [...piece.childNodes] : [piece];
    return paragraphs.map((one) => one.textContent.trim()).filter(Boolean).join("\n");
  }

  // below the last line of the selection, in the order of the page behind its last paragraph
  function place(range) {
    let block = range.endContainer;
    if (block === body) block = body.childNodes[Math.max(0, range.endOffset - 1)];
    while (block.parentNode !== body) block = block.parentNode;
    if (block === button) block = button.previousElementSibling;
    if (block !== button.previousSibling) block.after(button);
    const lines = [...range.getClientRects()];
    const low = Math.max(...lines.map((line) => line.bottom));
    const around = button.offsetParent ?? document.body;
    const base = (getComputedStyle(around).position === "static" ? document.documentElement : around)
      .getBoundingClientRect();
    const most = document.documentElement.clientWidth - button.offsetWidth - 8;
    button.style.top = `${low - base.top + 6}px`;
    button.style.left = `${Math.max(8, Math.min(lines.at(-1).right, most)) - base.left}px`;
  }

  function look() {
    if (pressed || timers.has(button)) return;
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    quoted = range && body.contains(range.commonAncestorContainer) && range.getClientRects().length ? words(range) : "";
    if (quoted) place(range);
    else if (document.activeElement !== button) button.remove();
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  });
  // a finger or the mouse on the button leaves the selection as it is
  button.addEventListener("pointerdown", (event) => {
    pressed = true;
    event.preventDefault();
  });
  button.addEventListener("mousedown", (event) => event.preventDefault());
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => setTimeout(() => {
    pressed = false;
  }));
  button.addEventListener("click", async () => {
    const text = `${quoted}\n${body.dataset.citation}`;
    let shown = null;
    const copied = await copy(text, () => {
      shown = field(text, button);
    });
    if (copied && shown) shown.remove();
    say(button, copied ? body.dataset.done : body.dataset.selected, () => {
      button.remove();
      look();
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && button.isConnected) button.remove();
  });
})();
