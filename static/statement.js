// The outline follows the reading, and a point or paragraph offers its address and its words with their reference.
// Without this file the outline is a list of links and every anchor is a link.
(() => {
  const body = document.querySelector(".body");
  if (!body) return;

  const outline = document.querySelector(".outline .drawer");
  const links = outline ? Array.from(outline.querySelectorAll('a[href^="#"]')) : [];
  const places = links.map((link) => document.getElementById(link.hash.slice(1)));
  let current = null;
  let waiting = false;

  // the point that the address names while it is seen, else the last one that begins in the upper part of the window
  function pointInView() {
    const height = window.innerHeight;
    let found = null;
    for (const [index, place] of places.entries()) {
      if (!place) continue;
      const { top } = place.getBoundingClientRect();
      if (links[index].hash === location.hash && top >= 0 && top < height) return links[index];
      if (top <= height * 0.3) found = links[index];
    }
    return body.getBoundingClientRect().bottom < 0 ? null : found;
  }

  function follow() {
    waiting = false;
    const found = pointInView();
    if (found === current) return;
    if (current) current.removeAttribute("aria-current");
    current = found;
    if (!current) return;
    current.setAttribute("aria-current", "location");
    const frame = outline.getBoundingClientRect();
    const item = current.getBoundingClientRect();
    if (item.top < frame.top) outline.scrollTop -= frame.top - item.top;
    else if (item.bottom > frame.bottom) outline.scrollTop += item.bottom - frame.bottom;
  }

  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(follow);
  }

  if (links.length) {
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon, { passive: true });
    addEventListener("hashchange", soon);
    soon();
  }

  const actions = document.getElementById("actions");
  const [link, quote] = actions ? actions.querySelectorAll("button") : [];
  const { address, citation } = body.dataset;

  function wordsOf(id) {
    const pieces = [document.getElementById(id), ...body.querySelectorAll(`[data-part="${id}"]`)];
    return pieces.map((piece) => {
      const copy = piece.cloneNode(true);
      copy.querySelectorAll(".tag, .pilcrow, .actions").forEach((extra) => extra.remove());
      return copy.textContent.trim();
    }).join("");
  }

  function close(refocus) {
    if (!actions || actions.hidden) return;
    const anchor = actions.previousElementSibling;
    actions.hidden = true;
    if (refocus && anchor) anchor.focus();
  }

  function open(anchor) {
    const id = decodeURIComponent(anchor.hash.slice(1));
    if (!actions || link.hidden || !document.getElementById(id)) return;
    const place = `${address}#${id}`;
    const words = wordsOf(id);
    anchor.after(actions);
    actions.hidden = false;
    actions.style.marginLeft = "";
    const beyond = actions.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
    if (beyond > 0) actions.style.marginLeft = `${-beyond}px`;
    link.dataset.copyText = place;
    quote.dataset.copyText = `“${words}”\n${citation.replace(address, place)}`;
  }

  body.addEventListener("click", (event) => {
    const anchor = event.target.closest(".pilcrow, .tag, .marker");
    if (anchor) open(anchor);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".pilcrow, .tag, .marker, .actions")) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(actions && actions.contains(document.activeElement));
  });
})();
