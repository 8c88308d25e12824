import type en from '../en/tag';

export default {} as const satisfies Record<keyof typeof en, string>;
