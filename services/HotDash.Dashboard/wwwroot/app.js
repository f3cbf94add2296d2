// Tells the server how long each tile took, from the click or the page's start until it had its data.
const reported = new Set();
let start = 0;

document.addEventListener("click", (event) => {
  if (event.target.closest("a[href]")) {
    start = performance.now();
    reported.clear();
  }
}, { capture: true });

function report() {
  for (const tile of document.querySelectorAll("[data-tile][data-ready]")) {
    const id = tile.dataset.tile;
    if (reported.has(id)) continue;
    reported.add(id);
    requestAnimationFrame(() => {
      fetch(`/api/tiles/${id}/loads`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ms: performance.now() - start }),
        keepalive: true,
      }).catch(() => {});
    });
  }
}

report();
new MutationObserver(report).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-ready"] });

// Messages are read from the newest up: a log starts at its end.
function showNewest() {
  for (const log of document.querySelectorAll("[role=log]:not([data-at-end])")) {
    log.dataset.atEnd = "";
    log.scrollTop = log.scrollHeight;
  }
}

showNewest();
new MutationObserver(showNewest).observe(document.body, { subtree: true, childList: true });

// The router takes over links, and with them the move of the focus to the target of a skip link.
document.addEventListener("click", (event) => {
  if (event.target.closest(".skip")) {
    event.preventDefault();
    document.getElementById("main").focus();
  }
}, { capture: true });
