/** Opens the dialog modally: the browser keeps the focus inside and closes it on Escape. Closing leads back to the page behind it. */
export function open(dialog, closeTo) {
  dialog.addEventListener("close", () => Blazor.navigateTo(closeTo), { once: true });
  dialog.showModal();
}

export function close(dialog) {
  dialog.close();
}
