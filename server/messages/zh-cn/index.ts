import check from './check';
import cli from './cli';
import config from './config';
import completion from './completion';
import copy from './copy';
import create from './create';
import crossRegion from './cross-region';
import declare from './declare';
import deletes from './delete';
import editing from './editing';
import exports from './export';
import facts from './facts';
import features from './features';
import fix from './fix';
import hcl from './hcl';
import help from './help';
import hover from './hover';
import imports from './import';
import inTerraform from './in-terraform';
import init from './init';
import key from './key';
import manifest from './manifest';
import plan from './plan';
import planFile from './plan-file';
import picture from './picture';
import pipeline from './pipeline';
import publish from './publish';
import reasons from './reasons.json';
import schema from './schema';
import share from './share';
import shell from './shell';
import syntax from './syntax';
import tag from './tag';
import terraform from './terraform';
import tools from './tools';
import update from './update';

export default {
  ...check,
  ...cli,
  ...config,
  ...completion,
  ...copy,
  ...create,
  ...crossRegion,
  ...declare,
  ...deletes,
  ...editing,
  ...exports,
  ...facts,
  ...features,
  ...fix,
  ...hcl,
  ...help,
  ...hover,
  ...inTerraform,
  ...imports,
  ...init,
  ...key,
  ...manifest,
  ...plan,
  ...planFile,
  ...picture,
  ...pipeline,
  ...publish,
  ...reasons,
  ...schema,
  ...share,
  ...shell,
  ...syntax,
  ...tag,
  ...terraform,
  ...tools,
  ...update,
} as const;
