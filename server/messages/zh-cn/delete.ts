import type en from '../en/delete';

export default {} as const satisfies Record<keyof typeof en, string>;
