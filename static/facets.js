// a box to look through a long facet; without this file everything is there, under "其余"
for (const facet of document.querySelectorAll("details.facet[data-long]")) {
  const items = [...facet.querySelectorAll("li")];
  const rest = facet.querySelector("details.rest");
  const box = document.createElement("input");
  box.type = "search";
  box.className = "sift";
  box.placeholder = "在这些项里找";
  box.setAttribute("aria-label", `在“${facet.dataset.long}”的各项里找`);
  facet.querySelector("summary").after(box);
  const depth = (item) => Number(item.className.replace(/\D/g, ""));
  let wasOpen = false;
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLowerCase();
    let keep = -1; // a place stays while something below it is found
    for (const item of [...items].reverse()) {
      const found = item.querySelector("a").textContent.toLowerCase().includes(wanted);
      const above = keep > depth(item);
      item.hidden = Boolean(wanted) && !found && !above;
      if (found || above) keep = depth(item);
    }
    if (!rest) return;
    if (wanted && !box.dataset.used) wasOpen = rest.open;
    rest.open = wanted ? true : wasOpen;
    box.dataset.used = wanted ? "yes" : "";
  });
}
