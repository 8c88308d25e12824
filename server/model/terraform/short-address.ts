/** The addresses of resources in a text without the type, which readers of a picture or a hint see anyway. */
export function withShortAddresses(text: string): string {
  return text.replace(/\bhuaweicloud_\w+\.(?=[\w-])/g, '');
}

const key = String.raw`\["(?:[^"\\]|\\.)*"\]|\[\d+\]`;
const keys = new RegExp(key, 'g');
const modules = new RegExp(String.raw`^(?:module\.[^.[]+(?:${key})?\.)+`);

/** An address in its module. */
export function withoutModules(address: string): string {
  return address.replace(modules, '');
}

/** An address without the keys of `count` and `for_each`. */
export function withoutKeys(address: string): string {
  return address.replace(keys, '');
}

/** The address of the block that an instance comes from: without modules, and without the key of `count` or `for_each`. */
export function blockAddress(address: string): string {
  return withoutKeys(withoutModules(address));
}
