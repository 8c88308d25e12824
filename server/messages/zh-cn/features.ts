import type en from '../en/features';

export default {} as const satisfies Record<keyof typeof en, string>;
