import { describe, expect, it } from 'vitest';
import { run } from './run';

describe('explain', () => {
  it('tells the reason of a rule in the language of its reader', () => {
    const rule = 'share-encrypted-default-key';
    expect(run(['explain', rule]).out).toContain('That key belongs to the service');
    expect(run(['explain', rule, '--locale', 'zh-cn']).out).toContain('该密钥属于服务，无法授权给其他账号');
  });

  it('tells a code with the rules that foresee it', () => {
    const { status, out } = run(['explain', 'img.0098']);
    expect(status).toBe(0);
    expect(out).toContain('share-encrypted-default-key');
  });

  it('lists every rule with its title', () => {
    expect(run(['explain', '--list']).out).toContain('export-size-max\n    ');
  });

  it('tells what a field means at each place where it may stand', () => {
    const { status, out } = run(['explain', 'size']);
    expect(status).toBe(0);
    expect(out).toContain('Size in GiB of the disk the image holds.\nIt may stand at: images: size\n');
    expect(out).toContain('servers: system_disk.size');
    expect(out).toContain('servers: data_disks.*.size');
  });

  it('tells the values that a field takes', () => {
    expect(run(['explain', 'visibility']).out).toContain('Permitted: private, public, shared');
    expect(run(['explain', 'region', '--locale', 'zh-cn']).out).toContain('可写在：region\n');
  });

  it('offers fields for a misspelt one', () => {
    expect(run(['explain', 'min_dsk']).err).toContain('min_disk');
    expect(run(['explain', 'toString']).status).toBe(2);
  });

  it('offers the nearest names for a misspelt one', () => {
    const { status, err } = run(['explain', 'share-encrypted-default-kee']);
    expect(status).toBe(2);
    expect(err).toContain('share-encrypted-default-key');
  });
});
