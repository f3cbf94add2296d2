/** Opens the dialog modally: the browser keeps the focus inside and closes it on Escape. */
export function open(dialog, component) {
  dialog.addEventListener("close", () => component.invokeMethodAsync("ClosedAsync"));
  dialog.showModal();
}

export function close(dialog) {
  dialog.close();
}
