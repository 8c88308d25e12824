import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Whether to write the records, which must be reviewed before they are committed: `RECORD=1 npx vitest run test/…`. */
export const recording = process.env['RECORD'] !== undefined;

/** Compares a text with a recorded file. */
export function expectRecorded(text: string, file: string): void {
  if (recording) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
