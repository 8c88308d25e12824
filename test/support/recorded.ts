import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Whether records are to be written anew, to be read before they are committed: `RECORD=1 npx vitest run test/…`. */
export const recording = process.env['RECORD'] !== undefined;

/** Holds a text against what a file says. */
export function expectRecorded(text: string, file: string): void {
  if (recording) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
