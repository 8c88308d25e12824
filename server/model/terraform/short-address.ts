/** The addresses of resources in a text without the type, which readers of a picture or a hint see anyway. */
export function withShortAddresses(text: string): string {
  return text.replace(/\bhuaweicloud_\w+\.(?=[\w-])/g, '');
}
