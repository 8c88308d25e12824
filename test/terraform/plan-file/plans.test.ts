import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../server/model/terraform/configuration';
import { readPlanFile } from '../../../server/terraform/plan-file/read';
import { sourceFile } from '../../../server/text/source-file';
import { expectRecorded } from '../../support/recorded';
import { printed } from './print';

const fixtures = path.join(import.meta.dirname, '../fixtures');
const plans = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.json') && !/expect\.json$|\.tf\.json$/.test(file))
  .sort();
const textOf = (file: string): string => readFileSync(path.join(fixtures, file), 'utf8');

function read(file: string): Configuration {
  const found = readPlanFile(textOf(file), sourceFile(file));
  if ('fault' in found) throw new Error(found.fault.id);
  return found;
}

describe('plan files', () => {
  it('are read as recorded', () => {
    const text = plans.map((file) => `==== ${file}\n\n${printed(read(file))}`).join('\n');
    expectRecorded(text.replace(/^.* = "" *\n/gm, ''), path.join(import.meta.dirname, 'plans.txt'));
  });

  it.each(plans)('%s has each instance after its dependencies', (file) => {
    const seen = new Set<unknown>();
    for (const instance of read(file).instances) {
      for (const earlier of instance.waitsFor) expect(seen).toContain(earlier);
      seen.add(instance);
    }
  });

  it.each(plans)('%s has each instance at its address in the file', (file) => {
    const text = textOf(file);
    for (const { address, place } of read(file).instances) {
      if (place === undefined) throw new Error(`${address} has no place`);
      const { anchor, head, block } = place;
      const name = text.slice(anchor.start + head.start, anchor.start + head.end);
      expect(JSON.parse(`{${name}}`)).toEqual({ address });
      const object: unknown = JSON.parse(text.slice(anchor.start + block.start, anchor.start + block.end));
      expect(object).toMatchObject({ address });
    }
  });

  it('do not reveal sensitive values', () => {
    const text = printed(read('plans/b/p1.json'));
    expect(text).toContain('target_project_ids = sensitive ?');
    expect(text).not.toContain('0123456789abcdef0123456789abcdef');
  });

  it('have the regions of provider configurations, also through variables', () => {
    const region = (file: string, address: string): unknown =>
      read(file)
        .instances.find((each) => each.address === address)
        ?.provider.arguments.values.get('region')?.value;
    expect(region('plans/b/p1.json', 'module.acc.huaweicloud_images_image_share_accepter.a')).toEqual({
      type: 'known',
      value: 'cn-north-4',
    });
    expect(region('plans/e/p.json', 'module.m["cn-east-3"].huaweicloud_images_image_copy.c')).toEqual({
      type: 'known',
      value: 'cn-east-3',
    });
  });
});
