import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';

/** Texts with more different lines than this are shown as entirely different, to limit the cost. */
const CHANGE_LIMIT = 1000;

/** The difference of two versions of a file as a unified diff; empty if there is none. */
export function unified(name: string, before: string, after: string): string {
  if (before === after) return '';
  const options = { context: 3, maxEditLength: CHANGE_LIMIT };
  const patch = structuredPatch('', '', before, after, undefined, undefined, options);
  // The headers of the library quote Chinese names, too.
  const header = `--- ${quoted(`a/${name}`)}\n+++ ${quoted(`b/${name}`)}\n`;
  return header + (patch === undefined ? replaced(before, after) : formatPatch(patch, OMIT_HEADERS));
}

/** The hunk that removes all lines of one text and adds all lines of another. */
function replaced(before: string, after: string): string {
  const patch = structuredPatch('', '', before, '');
  const added = structuredPatch('', '', '', after).hunks;
  return formatPatch({ ...patch, hunks: [...patch.hunks, ...added] }, OMIT_HEADERS);
}

/** A file name with control or invisible characters is quoted like git and patch do, so that it stays on its line. */
function quoted(name: string): string {
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\]/u.test(name)) return name;
  const escape = (part: string): string =>
    [...Buffer.from(part)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  return `"${name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\]/gu, escape)}"`;
}
