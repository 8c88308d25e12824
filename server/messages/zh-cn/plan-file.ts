import type en from '../en/plan-file';

export default {
  'plan-file.state':
    '这是Terraform状态，不是计划。请先运行`terraform plan -out tfplan`，再运行`terraform show -json tfplan`，并检查其输出。如需声明状态中的资源，请使用`ims-manifest declare`。',
  'plan-file.stored-state':
    '这是Terraform存储的状态文件，不是计划。请先运行`terraform plan -out tfplan`，再运行`terraform show -json tfplan`，并检查其输出。',
  'plan-file.log':
    '这是`terraform plan -json`的日志，不是计划。请先运行`terraform plan -out tfplan`，再运行`terraform show -json tfplan`，并检查其输出。',
  'plan-file.binary': '该计划的格式只有Terraform能够读取。请对该文件运行`terraform show -json`，并检查其输出。',
  'plan-file.unknown': '这不是Terraform计划。计划是`terraform show -json PLANFILE`的输出。',
  'plan-file.version': '不支持计划格式的版本{version}。支持版本0和1，即Terraform 0.12及以上版本和OpenTofu的格式。',
  'plan-file.not-json': '该计划不是有效的JSON。',
  'plan-file.cut-off': '该计划不完整。请将`terraform show -json`的输出重新写入文件。',
  'plan-file.too-many-references': '该计划中资源之间的引用过多，无法检查。',
} satisfies Record<keyof typeof en, string>;
