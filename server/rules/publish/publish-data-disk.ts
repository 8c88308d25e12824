import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const publishDataDisk: Rule<'publish'> = {
  id: 'publish-data-disk',
  severity: 'error',
  on: ['publish'],
  check: imageIs('publish-data-disk', 'kind', 'data'),
};
