import { expect, it } from 'vitest';
import { manifestPath } from '../../client/filename';

it.each([
  ['golden', 'golden.ims.yaml'],
  ['golden.yaml', 'golden.ims.yaml'],
  ['golden.json', 'golden.ims.yaml'],
  ['golden.ims.json', 'golden.ims.yaml'],
  ['golden.ims.yml', 'golden.ims.yml'],
  ['Golden.IMS.YAML', 'Golden.IMS.YAML'],
  ['  golden.ims.yaml ', 'golden.ims.yaml'],
  ['images/east/golden', 'images/east/golden.ims.yaml'],
  ['images\\golden', 'images/golden.ims.yaml'],
  ['./golden', 'golden.ims.yaml'],
  ['标准镜像', '标准镜像.ims.yaml'],
  ['v1.2', 'v1.2.ims.yaml'],
  ['console', 'console.ims.yaml'],
])('completes %j to the path %j', (typed, path) => {
  expect(manifestPath(typed)).toBe(path);
});

it.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['.ims.yaml', 'empty'],
  ['images/', 'empty'],
  ['imsManifest: v1', 'character'],
  ['C:\\golden', 'character'],
  ['what?', 'character'],
  ['a\u0000b', 'character'],
  ['../golden', 'outside'],
  ['/golden', 'outside'],
  ['a//golden', 'outside'],
  ['nul', 'reserved'],
  ['Com1.ims.yaml', 'reserved'],
  ['aux/golden', 'reserved'],
  ['golden.', 'end'],
  ['golden .yaml', 'end'],
  ['images./golden', 'end'],
])('rejects %j, which some systems do not allow: %s', (typed, fault) => {
  expect(manifestPath(typed)).toEqual({ fault });
});
