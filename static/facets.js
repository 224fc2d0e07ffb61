// a box to look through a long facet; without this file everything is there, folded away
for (const facet of document.querySelectorAll("details.facet[data-long]")) {
  const rest = [...facet.querySelectorAll("details.rest")];
  const opened = new Map();
  const box = document.createElement("input");
  box.type = "search";
  box.className = "sift";
  box.placeholder = facet.dataset.hint;
  box.setAttribute("aria-label", facet.dataset.long);
  facet.querySelector("summary").after(box);
  // a place stays while something below it is found
  const sift = (item, wanted) => {
    const below = [...item.querySelectorAll("li")].filter((one) => one.parentElement.closest("li") === item);
    const found = item.querySelector("a").textContent.toLowerCase().includes(wanted);
    const kept = below.map((one) => sift(one, wanted)).some(Boolean) || found;
    item.hidden = !kept;
    return kept;
  };
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLowerCase();
    if (wanted && !opened.size) for (const part of rest) opened.set(part, part.open);
    for (const item of facet.querySelectorAll("li")) {
      if (!item.parentElement.closest("li")) sift(item, wanted);
    }
    for (const part of rest) part.open = wanted ? true : opened.get(part) ?? part.open;
    if (!wanted) opened.clear();
  });
}
