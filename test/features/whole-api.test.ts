import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../server/features/completion/complete';
import { hover } from '../../server/features/hover/hover';
import { catalogueFor } from '../../server/messages/catalogues';
import { cursorIn, head } from '../support/cursor';

const english = catalogueFor('en');

const declared = `${head}accounts:
  partner: { site: intl, projects: { ap-southeast-1: 2f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0 }, all_projects: true }
buckets:
  files: { storage_class: STANDARD }
files:
  system: { bucket: files, object: system.qcow2, format: qcow2, size: 4 }
  logs: { bucket: files, object: logs.raw, format: raw, size: 2, virtual_size: 100 }
vaults:
  nightly: { type: server, protect_type: backup, capacity: 100 }
`;
const text = (rest: string): string => `${declared}${rest}\n`;
const load = (item: string): string =>
  text(
    `operations:\n  - action: import\n    file: system\n    name: system\n    data_images:\n      ${item.replaceAll('\n', '\n        ')}`,
  );

const labels = (marked: string): readonly string[] => {
  const { checked, offset } = cursorIn(marked);
  return completionsAt(checked, offset, english).items.map(({ label }) => label);
};
const told = (marked: string, locale = 'en'): string => {
  const { checked, offset } = cursorIn(marked);
  return hover(checked, offset, catalogueFor(locale))?.markdown ?? '';
};

describe('the data disk files of an import', () => {
  it('are completed like the fields of a step', () => {
    expect(labels(load('- <|>'))).toEqual(expect.arrayContaining(['file', 'min_disk', 'name', 'tags']));
    expect(labels(load('- file: logs\n<|>'))).toEqual(expect.arrayContaining(['min_disk', 'is_quick_import']));
    expect(labels(load('- file: logs\n<|>'))).not.toContain('file');
    expect(labels(load('- { file: logs, min<|> }'))).toContain('min_disk');
    expect(labels(load('- { file: <|> }'))).toEqual(expect.arrayContaining(['logs', 'system']));
    expect(labels(load('- { file: logs, is_quick_import: <|> }'))).toEqual(['true', 'false']);
  });

  it('have hovers for the field, its fields, and the files', () => {
    expect(told(load('- { file: logs }').replace('data_images', 'data_<|>images'))).toContain('data');
    expect(told(load('- { file: logs, min_<|>disk: 100 }'))).toContain('GiB');
    expect(told(load('- { file: lo<|>gs }'))).toMatch(/100 GiB|virtual_size/);
    expect(told(load('- { file: logs, min_<|>disk: 100 }'), 'zh-cn')).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('the vault of a backup', () => {
  const backup = (vault: string): string => text(`backups:\n  daily: { service: cbr, vault: ${vault} }`);

  it('is completed with the declared vaults', () => {
    expect(labels(backup('<|>'))).toEqual(['nightly']);
  });

  it('has a hover', () => {
    expect(told(backup('nigh<|>tly'))).toContain('100');
    expect(told(backup('nightly').replace('vault: n', 'vau<|>lt: n'))).toContain('CBR');
  });
});

describe('an account', () => {
  it('is completed at the top, in declarations, and in steps', () => {
    expect(labels(text('account: <|>'))).toEqual(['partner']);
    expect(labels(text('keys:\n  theirs: { account: <|> }'))).toEqual(['partner']);
    expect(labels(text('operations:\n  - { action: publish, account: <|> }'))).toEqual(['partner']);
  });

  it('has hovers where it is named, and for its own fields', () => {
    for (const rest of ['account: part<|>ner', 'keys:\n  theirs: { account: part<|>ner }'])
      expect(told(text(rest))).toContain('partner');
    expect(told(text('').replace('all_projects', 'all_<|>projects'))).toContain('project');
  });
});
