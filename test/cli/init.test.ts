import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { templateNames, templatesIn } from '../../server/features/completion/manifest-templates';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { run } from './run';

const folder = mkdtempSync(path.join(tmpdir(), 'ims-init-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('init', () => {
  it.each(['golden-image', 'distribute', 'import', 'dr', 'empty'])('writes %s without findings', (template) => {
    const file = path.join(folder, `${template}.ims.yaml`);
    expect(run(['init', '--template', template, file])).toMatchObject({ status: 0, out: '' });
    const { status, out } = run(['check', file, '--max-warnings', '0', '--format', 'json']);
    expect(status).toBe(0);
    expect(out).not.toContain('"rule"');
  });

  it('has exactly the templates of the test above', () => {
    expect(templateNames).toEqual(['golden-image', 'distribute', 'import', 'dr', 'empty']);
  });

  it.each(templateNames)(
    'writes the comments of %s in the language of the user, and the rest unchanged',
    (template) => {
      const bare = (text: string): string => text.replace(/# .*/g, '#');
      const english = run(['init', '--template', template]).out;
      const chinese = run(['init', '--template', template, '-', '--locale', 'zh-cn']).out;
      expect(english).toMatch(/^# [A-Z].*\.\n/);
      expect(chinese).toMatch(/^# .*\p{Script=Han}.*。\n/u);
      expect(bare(chinese)).toBe(bare(english));
    },
  );

  it('does not overwrite an existing file', () => {
    const file = path.join(folder, 'mine.ims.yaml');
    writeFileSync(file, 'mine');
    const { status, err } = run(['init', '--template', 'dr', file]);
    expect(status).toBe(2);
    expect(err).toContain('already exists, not overwritten');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('writes the golden image if no template is chosen, and names the others', () => {
    const { status, out, err } = run(['init']);
    expect(status).toBe(0);
    expect(out).toBe(run(['init', '--template', 'golden-image']).out);
    expect(err).toContain('distribute, import, dr, empty');
  });

  it('lists the templates if the requested one is unknown', () => {
    const { status, out, err } = run(['init', '--template', 'toString']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('golden-image, distribute, import, dr, empty');
  });

  it.each(['eu-west-101', 'cn-north-4', 'ap-southeast-3', 'a: "b"', 'null'])(
    'has no findings in any template with the region %j',
    (region) => {
      const found = templatesIn(catalogueFor('en'), region).map(({ name, text }) => [
        name,
        check(text).findings.length,
      ]);
      expect(found).toEqual(templateNames.map((name) => [name, 0]));
    },
  );

  it.each([
    ['the folder of the file is missing', [path.join(folder, 'none', 'a.ims.yaml')]],
    ['two files are named', [path.join(folder, 'a.ims.yaml'), path.join(folder, 'b.ims.yaml')]],
  ])('explains the error if %s', (_, files) => {
    const { status, out, err } = run(['init', '--template', 'dr', ...files]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^ims-manifest: .+\n$/);
  });
});
