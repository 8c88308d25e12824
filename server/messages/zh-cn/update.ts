import type en from '../en/update';

export default {} as const satisfies Record<keyof typeof en, string>;
