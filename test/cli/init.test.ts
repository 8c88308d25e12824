import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { templates } from '../../server/cli/templates';
import { run } from './run';

const folder = mkdtempSync(path.join(tmpdir(), 'ims-init-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('init', () => {
  it.each(['golden-image', 'distribute', 'import', 'dr'])('writes %s, in which nothing is to be found', (template) => {
    const file = path.join(folder, `${template}.ims.yaml`);
    expect(run(['init', '--template', template, file])).toMatchObject({ status: 0, out: '' });
    const { status, out } = run(['check', file, '--max-warnings', '0', '--format', 'json']);
    expect(status).toBe(0);
    expect(out).not.toContain('"rule"');
  });

  it('has no template that the test above leaves out', () => {
    expect(Object.keys(templates)).toEqual(['golden-image', 'distribute', 'import', 'dr']);
  });

  it.each(Object.keys(templates))(
    'says the comments of %s in the language of its reader, the rest alike',
    (template) => {
      const bare = (text: string): string => text.replace(/# .*/g, '#');
      const english = run(['init', '--template', template]).out;
      const chinese = run(['init', '--template', template, '-', '--locale', 'zh-cn']).out;
      expect(english).toMatch(/^# [A-Z].*\.\n/);
      expect(chinese).toMatch(/^# .*\p{Script=Han}.*。\n/u);
      expect(bare(chinese)).toBe(bare(english));
    },
  );

  it('leaves a file alone that is there already', () => {
    const file = path.join(folder, 'mine.ims.yaml');
    writeFileSync(file, 'mine');
    const { status, err } = run(['init', '--template', 'dr', file]);
    expect(status).toBe(2);
    expect(err).toContain('already exists, not overwritten');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.each([
    ['no template', ['init']],
    ['an unknown template', ['init', '--template', 'toString']],
  ])('tells the templates where there is %s', (_, args) => {
    const { status, err } = run(args);
    expect(status).toBe(2);
    expect(err).toContain('golden-image, distribute, import, dr');
  });

  it.each([
    ['the folder of the file is missing', [path.join(folder, 'none', 'a.ims.yaml')]],
    ['two files are named', [path.join(folder, 'a.ims.yaml'), path.join(folder, 'b.ims.yaml')]],
  ])('says what is wrong where %s', (_, files) => {
    const { status, out, err } = run(['init', '--template', 'dr', ...files]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^ims-manifest: .+\n$/);
  });
});
