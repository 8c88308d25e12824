import type en from '../en/create';

export default {} as const satisfies Record<keyof typeof en, string>;
