import cli from './cli';
import copy from './copy';
import crossRegion from './cross-region';
import exports from './export';
import facts from './facts';
import features from './features';
import fix from './fix';
import imports from './import';
import key from './key';
import manifest from './manifest';
import publish from './publish';
import schema from './schema';
import share from './share';
import syntax from './syntax';

export default {
  ...cli,
  ...copy,
  ...crossRegion,
  ...exports,
  ...facts,
  ...features,
  ...fix,
  ...imports,
  ...key,
  ...manifest,
  ...publish,
  ...schema,
  ...share,
  ...syntax,
} as const;
