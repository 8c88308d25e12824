import type en from '../en/declare';

/** Messages of `declare`, in Chinese. */
export default {
  'help.declare': `用法：ims-manifest declare [选项] [文件]

根据云服务工具（API、KooCLI、Terraform等）的输出生成声明。不带文件时读取标准输入。自动识别输入格式：

  镜像            IMS API的ListImages、\`hcloud IMS ListImages\`、\`openstack image list -f json\`、\`openstack image show -f json\`
  密钥            KMS的ListKeys、\`hcloud KMS ListKeys\`
  桶              \`obsutil ls\`、\`hcloud obs ls\`、XML或JSON格式的ListBuckets
  配额            IMS API的ShowImageQuota、\`hcloud IMS ShowImageQuota\`
  Terraform       \`terraform show -json\`：镜像、密钥、桶、存储库、备份

  --into 文件     合并到此清单并保留注释；否则打印声明
  --dry-run       与--into合用：只显示将要做的更改，不写入
  --region 区域   查询的区域；不带--into时为新清单的区域
  --account 名称  拥有这些资源的账号：\`accounts\`中的名称；默认为清单的账号

输入中没有的信息不会写入。密钥材料、所有者和账号ID不会复制。

示例：
  hcloud IMS ListImages --cli-region=ap-southeast-1 --__imagetype=private | ims-manifest declare --into pipeline.ims.yaml
  terraform show -json | ims-manifest declare --region ap-southeast-1 > account.ims.yaml
  ims-manifest declare images.json keys.json --into pipeline.ims.yaml --dry-run
  ims-manifest declare images.json --account partner --into pipeline.ims.yaml
`,
  'declare.kind.images': 'IMS镜像列表',
  'declare.kind.openstack': 'OpenStack客户端输出的镜像',
  'declare.kind.keys': 'KMS密钥列表',
  'declare.kind.buckets': 'OBS桶列表',
  'declare.kind.quotas': '镜像配额',
  'declare.kind.terraform': 'Terraform状态',
  'declare.read': '已读取{path}：{kind}',
  'declare.others': '{path}：已跳过以下类型的资源：{types}',
  'declare.counts': '{section}：新增{added}，更改{changed}，未变{same}',
  'declare.elsewhere': '{section}：{count}个在引入的文件中，未更改',
  'declare.nothing': '{path}：{kind}，但其中没有可声明的内容',
  'declare.wrong': '{path}有误：{what}',
  'declare.wrong-at': '{path}:{line}:{column}有误：{what}',
  'declare.empty': '输入为空。',
  'declare.unknown':
    '无法识别的输入格式。支持IMS或OpenStack的镜像、KMS的密钥、OBS的桶、镜像配额，以及`terraform show -json`的输出。',
  'declare.no-json': '从这里起不是有效的JSON。',
  'declare.second': 'JSON在此之前已结束。如果每行各有一个值，可用`jq -s`合成一个列表。',
  'declare.broken-off': '输入在这里意外结束。',
  'declare.refusal': '这是失败的调用的响应：{said}',
  'declare.terraform-plan': '这是Terraform的计划而不是状态。请使用不带计划文件的`terraform show -json`。',
  'declare.terraform-raw': '这是状态文件，其格式可能变化。请使用`terraform show -json`。',
  'declare.fault': '`{where}`应为{expected}。',
  'declare.configuration': '{path}：Terraform配置中没有ID。请使用其状态，即`terraform show -json`的输出。',
  'declare.expected.text': '字符串',
  'declare.expected.number': '整数',
  'declare.expected.flag': '`true`或`false`',
  'declare.expected.list': '列表',
  'declare.expected.map': '映射',
  'declare.account': '`--account`必须是`accounts`中的名称或账号ID。',
  'declare.dry-run': '`--dry-run`显示`--into`将做的更改。请用`--into`指定清单。',
  'declare.no-region': '区域未知。请用`--region`指定，或用`--into`合并。',
  'declare.not-into': '{path}：无法合并。运行`ims-manifest check`可查看原因。',
} as const satisfies Record<keyof typeof en, string>;
