import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comments, jsonText, newlineFor, shown, word } from '../../server/plan/writer';
import { values } from '../corpus/hostile';
import { installed } from '../cli/run';
import { dangerous as text } from '../support/plans';

/** Checks that the output of a plan contains nothing that its reader would interpret. */
function expectHarmless(written: string): void {
  expect(written).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]|##|^\s*::/u);
}

describe.skipIf(!installed('sh'))('a word', () => {
  const shells = ['sh', 'dash', 'bash'].filter(installed);

  /** The arguments that a shell reads from words. */
  function read(shell: string, texts: readonly string[]): readonly string[] {
    const words = texts.map(word).join(' ');
    const script = `${newlineFor(words)}printf '%s\\0' ${words}\n`;
    const { stdout } = spawnSync(shell, ['-s'], { input: script, encoding: 'utf8' });
    return stdout.split('\0').slice(0, -1);
  }

  it.each(shells)('is one literal argument for %s', (shell) => {
    expect(read(shell, values)).toEqual(values);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
        expect(read(shell, texts)).toEqual(texts);
      }),
      { numRuns: 25 },
    );
  });

  it('is unquoted if possible, and otherwise readable', () => {
    expect(["it's", 'a\\', "a\\'b", '', 'a\n', 'é\u001b[m', '##[x]', 'a-b_c:d/e=f'].map(word)).toEqual([
      "'it'\\''s'",
      "'a'\\\\",
      "'a'\\\\\\''b'",
      "''",
      `'a'"\${nl:?}"`,
      `'é'"$(printf '\\033')"'[m'`,
      "'#''#[x]'",
      'a-b_c:d/e=f',
    ]);
  });

  it('with a line break stops the command if the line break was not copied', () => {
    const { status, stdout } = spawnSync('sh', ['-c', `echo ${word('a\n')}; echo b`], { encoding: 'utf8' });
    expect([status === 0, stdout]).toEqual([false, '']);
  });

  it('contains no control characters and no log commands', () => {
    fc.assert(
      fc.property(text, (each) => {
        expectHarmless(`--a=${word(each)}`);
      }),
    );
  });
});

describe('text for a reader', () => {
  it('is one line without control characters, also as a comment', () => {
    fc.assert(
      fc.property(text, (each) => {
        expectHarmless(shown(each));
        expectHarmless(comments([each]).replace(/\n$/, ''));
      }),
    );
  });

  it('is unchanged if it is harmless', () => {
    const harmless = 'plans/a b.ims.yaml: 中文 `a` [b] #1 a::b';
    expect(shown(harmless)).toBe(harmless);
  });
});

describe('JSON', () => {
  it('contains no control characters and keeps its value', () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text), fc.double({ noNaN: true }))), (value) => {
        const written = jsonText(value);
        expectHarmless(written);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
        for (const line of jsonText(value, 2).split('\n')) expectHarmless(line);
      }),
    );
  });
});
