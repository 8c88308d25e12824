/** What a validator says of a value. */
export interface ValidatorError {
  readonly keyword: string;
  /** JSON pointer from the value that was checked. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** For the names of a map: the name that is meant. */
  readonly propertyName?: string;
}

interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}

export const root: Validator;
export const config: Validator;
export const of_key: Validator;
export const of_bucket: Validator;
export const of_file: Validator;
export const of_server: Validator;
export const of_vault: Validator;
export const of_backup: Validator;
export const of_agency: Validator;
export const of_account: Validator;
export const of_image: Validator;
export const of_import: Validator;
export const of_create_from_server: Validator;
export const of_create_from_disk: Validator;
export const of_create_full_ecs: Validator;
export const of_copy_in_region: Validator;
export const of_copy_cross_region: Validator;
export const of_share: Validator;
export const of_unshare: Validator;
export const of_accept_share: Validator;
export const of_reject_share: Validator;
export const of_export: Validator;
export const of_publish: Validator;
export const of_update: Validator;
export const of_tag: Validator;
export const of_delete: Validator;
