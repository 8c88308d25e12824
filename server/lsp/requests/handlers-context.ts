import type { Connection } from 'vscode-languageserver';
import type { Catalogue } from '../../messages/message';
import type { ClientSupport } from '../client-capabilities';
import type { IncludedFiles } from '../../engine/included-files';
import type { Checked } from '../../engine/session';
import type { SettingsFiles } from '../documents/settings-files';
import type { OpenDocument } from '../documents/document-store';
import type { SettingsSource } from '../documents/settings';

/** The dependencies of request handlers. */
export interface HandlersContext {
  readonly connection: Connection;
  /** An open manifest. */
  readonly read: (uri: string) => OpenDocument | undefined;
  /** An open document of any checked language. For Terraform, other extensions have the features that are not about checks. */
  readonly readAny: (uri: string) => OpenDocument | undefined;
  readonly isCurrent: (uri: string, open: OpenDocument) => boolean;
  readonly language: () => Catalogue;
  /** The client's capabilities; none before `initialize`. */
  readonly support: () => ClientSupport;
  readonly settingsFiles: SettingsFiles;
  readonly settings: SettingsSource;
  readonly includes: () => IncludedFiles;
  /** The URIs of the known manifests in the workspace folder of a file, open or not, without the file itself. */
  readonly manifestsBeside: (uri: string) => readonly string[];
  /** The checks of a file and of all manifests that include it, open or not. */
  readonly checkedWith: (uri: string) => Promise<readonly Checked[]>;
  /** The text of a file in a workspace folder, preferably from the editor; `undefined` if it does not exist. */
  readonly textAt: (uri: string, folder: string) => Promise<string | undefined>;
}
