import { fileNameOf } from '../config/address';
import { hover } from '../features/hover/hover';
import { codeLenses } from '../features/outline/code-lens';
import { hintsIn } from '../features/outline/inlay-hints';
import { isTerraformName } from '../terraform/file-kind';
import { terraformHints, terraformHover, terraformLenses } from './terraform/features';

/** What manifests and configurations show differently. */
interface LanguageFeatures {
  readonly hover: typeof terraformHover;
  readonly hints: typeof terraformHints;
  readonly lenses: typeof terraformLenses;
}

const manifest: LanguageFeatures = { hover, hints: hintsIn, lenses: codeLenses };
const configuration: LanguageFeatures = {
  hover: terraformHover,
  hints: terraformHints,
  lenses: terraformLenses,
};

/** Whether a file is part of a Terraform configuration. */
export function isConfiguration(uri: string): boolean {
  return isTerraformName(fileNameOf(uri));
}

/** The features for the language of a file. */
export function featuresOf(uri: string): LanguageFeatures {
  return isConfiguration(uri) ? configuration : manifest;
}
