import { performance } from 'node:perf_hooks';
import { IncludedFiles } from '../../server/engine/included-files';
import { Session } from '../../server/engine/session';
import { yaml } from '../../server/yaml/frontend';
import { median } from './measure';

const DECLARATIONS = 500;
const MANIFESTS = 30;
const STEPS = 30;
const head = 'imsManifest: v1\nregion: ap-southeast-1\n';

/** Keystrokes in an account file that 30 manifests include: the time until the findings of one of them, and of all. */
export function includedKeystrokes(edits: number): string {
  const account = (size: number): string =>
    `${head}images:\n${Array.from({ length: DECLARATIONS }, (_, index) => {
      const own = index === DECLARATIONS / 2 ? size : 40;
      return `  base-${String(index)}: { kind: system, visibility: private, status: active, encrypted: false, size: ${String(own)} }\n`;
    }).join('')}`;
  let text = account(40);
  const includes = new IncludedFiles(yaml, { resolve: (_, item) => item, read: () => text });
  const open = new Session({ frontend: yaml, path: 'account.ims.yaml', includes });
  const manifests = Array.from({ length: MANIFESTS }, (_, manifest) => ({
    session: new Session({ frontend: yaml, path: `${String(manifest)}.ims.yaml`, includes }),
    // Each uses 30 images, including the changed one.
    text: `${head}include: [account.ims.yaml]\noperations:\n${Array.from({ length: STEPS }, (_, step) => {
      const image = DECLARATIONS / 2 + step - (step > STEPS / 2 ? manifest : 0);
      return `  - { action: copy-in-region, image: base-${String(image)}, name: copy-${String(step)} }\n`;
    }).join('')}`,
  }));
  const check = (): { readonly one: number; readonly all: number } => {
    const start = performance.now();
    open.check(text);
    let one = 0;
    for (const { session, text: own } of manifests) {
      session.check(own);
      if (one === 0) one = performance.now() - start;
    }
    return { one, all: performance.now() - start };
  };
  check();
  const times = Array.from({ length: edits }, (_, edit) => {
    text = account(41 + (edit % 9));
    return check();
  });
  const said = (figures: readonly number[], most: number): string => {
    const value = median(figures);
    return `${value.toFixed(1)} ms ${value <= most ? '✓' : `✗ (≤ ${String(most)} ms)`}`;
  };
  return (
    `A keystroke in a file of ${String(DECLARATIONS)} declarations that ${String(MANIFESTS)} manifests include: findings of the open one ` +
    `${said(
      times.map(({ one }) => one),
      16,
    )}, of all ${said(
      times.map(({ all }) => all),
      200,
    )}`
  );
}
