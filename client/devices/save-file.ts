/** Hands a file to the browser as a download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser holds the bytes from the click on; the address is let go in a later turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
