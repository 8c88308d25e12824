/** Globs of the files of configurations, and the ends of their names. */
export const TERRAFORM_FILES = '**/*.{tf,tofu,tf.json,tofu.json,tfvars,tfvars.json}';

/** Whether a file is part of a configuration, by its name or path. */
export function isTerraformName(name: string): boolean {
  return /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(name);
}

/** Whether a text may contain resources that the checks are about. */
export function mayHaveImages(text: string): boolean {
  return /huaweicloud_(?:ims|images_)/.test(text);
}

/** Whether a text may contain resources that the checks are about, or call a module that does. */
export function mayConcernImages(text: string): boolean {
  return mayHaveImages(text) || /\bsource"?\s*[=:]\s*"\.{1,2}\//.test(text);
}
