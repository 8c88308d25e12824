import { freeName } from '../text/free-name';

/** Names of shell variables, one for each key. */
export class ShellVariables {
  private readonly names = new Map<string, string>();
  private readonly taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.taken = new Set(taken);
  }

  /** The variable of a key: `wanted`, with a number if that is taken. */
  name(key: string, wanted: string): string {
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = freeName(wanted, (each) => this.taken.has(each), { separator: '_' });
    this.taken.add(name);
    this.names.set(key, name);
    return name;
  }
}

/** A text in the characters of a variable's name. It can begin with a digit. */
export function inVariable(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
