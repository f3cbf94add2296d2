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

// Tiles are dragged by their heads; the server moves them. A browser takes a drop only where something allows it.
let dragged = null;

function markTarget(tile) {
  for (const other of document.querySelectorAll("[data-over]")) {
    if (other !== tile) delete other.dataset.over;
  }
  if (tile && tile !== dragged) tile.dataset.over = "";
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-tile]") ?? null;
  if (dragged) {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.tile);
  }
});

document.addEventListener("dragover", (event) => {
  const tile = dragged && event.target.closest("[data-tile]");
  markTarget(tile);
  if (tile) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  if (dragged) event.preventDefault();
});

document.addEventListener("dragend", () => {
  dragged = null;
  markTarget(null);
});

// The arrow keys move a tile and must not scroll the page under it.
document.addEventListener("keydown", (event) => {
  if (event.key.startsWith("Arrow") && event.target.closest(".tile-handle")) event.preventDefault();
});
