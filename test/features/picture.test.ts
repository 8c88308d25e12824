import { describe, expect, it } from 'vitest';
import { pictureAt, type Picture, type PlacedRange } from '../../server/features/pipeline/picture';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { Lines } from '../../server/text/lines';
import { generated } from '../support/generate';
import { pipeline } from '../support/pipelines';
import { head } from '../support/cursor';
import { manifest } from '../support/dedent';

const plan = `${head}keys:
  stock: { alias: ims/default }
files:
  rocky: { object: r.qcow2, format: qcow2, size: 12, virtual_size: 40, encryption: none }
accounts:
  partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 }
agencies:
  ims_copy: { trusts: IMS, policies: [IMS CrossCopyAgencyPolicy], projects: all }
operations:
  - { action: import, file: rocky, as: base, name: b, min_disk: 40 }
  - { action: copy-in-region, image: base, key: stock, as: locked, name: l }
  - { action: share, image: locked, accounts: [partner] }
  - { action: copy-cross-region, image: base, as: far, name: f, target_region: af-south-1, project_name: af-south-1, agency: ims_copy }
  - { action: delete, image: far }
`;

function picture(text: string, at = 0, locale = 'en', limit?: number): Picture {
  return pictureAt(check(text), at, catalogueFor(locale), limit);
}

function textIn(text: string, { start, end }: PlacedRange): string {
  const lines = new Lines(text);
  return text.slice(lines.offset(start), lines.offset(end));
}

/** The picture as lines: lanes with their contents, as a screen reader reads them. */
function told({ lanes, things, steps, links }: Picture): readonly string[] {
  return lanes.flatMap(({ region, name }, lane) => [
    `${region} ${name}`.trim(),
    ...things
      .filter((thing) => thing.lane === lane)
      .map(({ id, label, lock }) => `  ${id} | ${label} | ${lock === undefined ? '' : lock.closed ? '🔒' : '🔓'}`),
    ...steps
      .filter((step) => step.lane === lane)
      .map(({ id, label, from, to }) => `  ${id} | ${from.join()} → ${to.join()} | ${label}`),
    ...(lane === 0 ? links.map((ids) => `  ${ids.join(' … ')}`) : []),
  ]);
}

describe('the picture of a pipeline', () => {
  it('describes the contents of each lane and why a step is rejected', () => {
    expect(told(picture(plan))).toMatchInlineSnapshot(`
      [
        "ap-southeast-1 CN-Hong Kong",
        "  image:base | base, system disk · ≤ 40 GiB, not encrypted, ap-southeast-1 · CN-Hong Kong, created by step 1 | 🔓",
        "  file:rocky | rocky, image file, ap-southeast-1 · CN-Hong Kong | ",
        "  image:locked | locked, system disk · ≤ 40 GiB, encrypted with stock, ap-southeast-1 · CN-Hong Kong, created by step 2 | 🔒",
        "  step:1 | file:rocky → image:base | 1 · import, rocky → base, not checked: 3",
        "  step:2 | image:base → image:locked | 2 · copy within region, base → locked, not checked: 2",
        "  step:3 | image:locked → account:partner | 3 · share, locked → partner, rejected · \`locked\` cannot be shared because it is encrypted with the default key \`stock\`. The default key cannot be granted to other accounts.",
        "  step:4 | image:base → image:far | 4 · copy across regions, base → far · \`ims_copy\` has its permissions in all projects. Guides up to 2024 say that such an agency does not work. Grant the permissions in the project of the target region.",
        "af-south-1 AF-Johannesburg",
        "  image:far | far, system disk · ≤ 40 GiB, not encrypted, af-south-1 · AF-Johannesburg, created by step 4, deleted by step 5 | 🔓",
        "  step:5 | image:far →  | 5 · delete, far",
      ]
    `);
  });

  it('describes the same in Chinese', () => {
    expect(told(picture(plan, 0, 'zh-cn'))).toMatchInlineSnapshot(`
      [
        "ap-southeast-1 中国-香港",
        "  image:base | base、系统盘镜像 · ≤ 40 GiB、未加密、ap-southeast-1 · 中国-香港、由步骤1创建 | 🔓",
        "  file:rocky | rocky、镜像文件、ap-southeast-1 · 中国-香港 | ",
        "  image:locked | locked、系统盘镜像 · ≤ 40 GiB、使用stock加密、ap-southeast-1 · 中国-香港、由步骤2创建 | 🔒",
        "  step:1 | file:rocky → image:base | 步骤1 · 导入镜像、rocky → base、未检查：3",
        "  step:2 | image:base → image:locked | 步骤2 · 区域内复制、base → locked、未检查：2",
        "  step:3 | image:locked → account:partner | 步骤3 · 共享、locked → partner、将被拒绝 · \`locked\`使用默认密钥\`stock\`加密，不能共享。默认密钥无法授权给其他账号。",
        "  step:4 | image:base → image:far | 步骤4 · 跨区域复制、base → far · \`ims_copy\`的权限授予了所有项目。2024年及以前的指南说明这样的委托不生效。请在目标区域的项目中授权。",
        "af-south-1 非洲-约翰内斯堡",
        "  image:far | far、系统盘镜像 · ≤ 40 GiB、未加密、af-south-1 · 非洲-约翰内斯堡、由步骤4创建、由步骤5删除 | 🔓",
        "  step:5 | image:far →  | 步骤5 · 删除、far",
      ]
    `);
  });

  it('names the account of a step only outside the lane of the account', () => {
    const { lanes, steps } = picture(manifest`
      accounts:
        p: {}
      images:
        a: {}
      operations:
        - { action: accept-share, account: p, image: a }
        - { action: copy-in-region, account: p, image: a, as: b, name: n }
        - { action: delete, account: p, image: b }
    `);
    expect(lanes.map(({ region }) => region)).toEqual(['ap-southeast-1', 'p · ap-southeast-1']);
    expect(steps.map(({ title }) => title)).toEqual(['p: accept share', 'copy within region', 'delete']);
    for (const { label } of steps) expect(label).toContain('p: ');
  });

  it('links names and steps to their positions in the text', () => {
    const { things, steps } = picture(plan);
    expect(things.map(({ id, at }) => `${id} ${textIn(plan, at)}`)).toMatchInlineSnapshot(`
      [
        "image:base base",
        "file:rocky rocky",
        "image:locked locked",
        "account:partner partner",
        "image:far far",
      ]
    `);
    expect(steps.map(({ at, whole }) => `${textIn(plan, at)}: ${textIn(plan, whole).slice(0, 24)}`))
      .toMatchInlineSnapshot(`
      [
        "import: - { action: import, file",
        "copy-in-region: - { action: copy-in-regi",
        "share: - { action: share, image",
        "copy-cross-region: - { action: copy-cross-r",
        "delete: - { action: delete, imag",
      ]
    `);
  });

  it('counts steps, rejections, and unverified checks', () => {
    expect(picture(plan).summary).toMatchObject([
      { kind: 'steps', text: 'Steps: 5', some: true },
      { kind: 'refused', text: 'Rejected: 1', some: true },
      { kind: 'unverified', some: true },
    ]);
  });

  it('shows the texts of a file literally, not as markup', () => {
    const name = '<img src=x onerror=alert(1)>';
    const { things } = picture(manifest`
      operations:
        - { action: publish, image: "${name}" }
    `);
    expect(things.find(({ type }) => type === 'image')?.title).toBe(name);
  });

  it('shows the document that the cursor is in', () => {
    const two = manifest`
      images:
        one: {}
      operations: []
      ---
      ${head}images:
        two: {}
      operations: []
    `;
    const titles = (at: number): readonly string[] => picture(two, at).things.map(({ title }) => title);
    expect(titles(0)).toEqual(['one']);
    expect(titles(two.length)).toEqual(['two']);
    expect(picture(two, two.length).notices).toEqual(['Document 2 of 2 in this file.']);
  });

  it('keeps the ID of a node when text is added above it', () => {
    const ids = (text: string): readonly string[] => picture(text).things.map(({ id }) => id);
    const longer = plan.replace('files:\n', 'files:\n  more: { object: m.qcow2, format: qcow2 }\n');
    expect(ids(longer)).toEqual(expect.arrayContaining([...ids(plan)]));
  });

  it('is empty for a text without a plan and for an empty text', () => {
    for (const text of ['', head, 'operations: 7', '- {', `${head}operations: [{}, null, 3]`])
      expect(picture(text).steps.flatMap(({ to }) => to)).toEqual([]);
  });

  it('shows the part of a long plan around the cursor, with a note', () => {
    const text = generated(2000);
    for (const number of [1, 1000, 2000]) {
      const at = text.split('  - action:').slice(0, number).join('  - action:').length + 4;
      const { steps, things, partial, notices } = picture(text, at);
      expect(steps.length + things.length).toBeLessThanOrEqual(600);
      expect(partial).toBe(true);
      expect(notices.join(' ')).toMatch(/ \d+ of 2000 steps/);
      expect(steps.map((step) => step.number)).toContain(number);
      const ids = new Set(things.map(({ id }) => id));
      for (const { from, to } of steps) for (const id of [...from, ...to]) expect(ids).toContain(id);
    }
  });

  it('draws a whole plan with 200 images', () => {
    const { steps, partial } = picture(pipeline(200));
    expect([steps.length > 200, partial]).toEqual([true, false]);
  });
});
