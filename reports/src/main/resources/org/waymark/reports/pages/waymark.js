// What a page can do without is here: nothing of this is needed to read it.
"use strict";

// Parts of a page that the server keeps up to date: status, and how far an import is.
for (const part of document.querySelectorAll("[data-live]")) {
  const source = new EventSource(part.dataset.live);
  source.addEventListener("now", (event) => {
    if (!part.contains(document.activeElement)) {
      part.innerHTML = JSON.parse(event.data);
    }
  });
  source.addEventListener("done", () => {
    source.close();
    location.reload();
  });
  source.addEventListener("full", () => source.close());
}
