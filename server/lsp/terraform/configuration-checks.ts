// The code that checks configurations. Most workspaces have none, so the server loads it when the first one is opened or found.
export { terraform } from '../../terraform/frontend';
export { emptyResult, FolderSession } from '../../terraform/module-session';
