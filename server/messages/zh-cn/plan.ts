import type en from '../en/plan';

/** Texts of a plan, in Chinese. */
export default {
  'plan.column.step': '步骤',
  'plan.column.operation': '操作',
  'plan.column.account': '账号',
  'plan.column.call': '调用',
  'plan.column.address': '地址',
  'plan.column.region': '区域',
  'plan.column.after': '等待',
  'plan.column.gives': '结果',
  'plan.job': '任务',
  'plan.by-hand': '在控制台手工完成',
  'plan.empty': '没有操作，无需调用。',
  'plan.errors': '清单中的错误：',
  'plan.run': '运行时才知道：{holes}',
  'plan.elsewhere': '由{account}执行，请等待其完成',
  'plan.fill': '需要填写：{holes}',
  'plan.unsent': '步骤{step}：该调用没有对应{fields}的参数。',
  'plan.refused': '{path}：清单有{count}个错误。运行`ims-manifest check`可查看，使用`--force`可仍然生成计划。',
  'plan.terraform':
    '{path}：Terraform配置和计划的API由Terraform Provider调用，因此无法列出。可用`ims-manifest graph`查看操作，用`ims-manifest check`检查。',
  'plan.unfit': '{path}：未生成计划，因为`{value}`不是有效的`{name}`。运行`ims-manifest check`可查看原因。',
  'plan.unfit.text': '{path}：未生成计划，因为`{name}`含有命令中不能使用的字符：NUL或不完整的代理对。',
  'plan.unknown-account': '没有由`{account}`执行的步骤。可用：{accounts}。',
  'plan.unknown-format': '未知的格式`{format}`。可用：{formats}。',
  'plan.error': '错误{rule}，第{line}行：{text}',
  'plan.document': '{path}，第{number}个文档',
  'plan.accounts.profiles':
    '部分步骤由其他账号执行：{accounts}。\n每条命令使用与其账号同名的KooCLI配置项。清单未命名您自己的账号时，使用配置项default。',
  'plan.accounts.only': '仅包含账号{account}的步骤。需要等待其他账号的步骤时，会在相应位置列出。',
  'plan.accounts.tokens':
    '部分步骤由其他账号执行：{accounts}。\n这些命令使用对应账号的Token，保存在以账号命名的变量中，例如TOKEN_PARTNER。',
  'plan.sh.intro': `{titles}的执行计划，由ims-manifest生成。
运行前请先阅读：它用KooCLI（hcloud）调用IMS，KooCLI须已安装并配置。
它等待每个任务结束（每隔IMS_POLL_SECONDS秒查询一次，默认15），遇到第一次拒绝即停止；
在此之前已完成的操作不会撤销。`,
  'plan.sh.others': '{title}及另外{count}份',
  'plan.sh.needs': '请先设置{name}。清单中没有{hole}。',
  'plan.sh.no-tool': '未安装hcloud，请参见https://support.huaweicloud.com/hcli/index.html',
  'plan.sh.refused': '请求被拒绝，不再继续。',
  'plan.sh.no-job': '响应中没有任务ID，不再继续。',
  'plan.sh.failed': '任务失败或无法查询，不再继续。',
  'plan.sh.no-image': '任务已完成，但没有返回镜像ID，不再继续。',
  'plan.sh.no-terminal': '此步骤需要有人在终端确认，不再继续。',
  'plan.sh.enter': '完成此步骤后请按回车键。',
  'plan.sh.image': '请输入{image}的ID。',
  'plan.sh.done': '所有步骤均已完成。',
  'help.plan': `用法：ims-manifest plan [选项] [文件、文件夹或通配符]

按顺序显示清单的API调用及其依赖关系。不会发送任何请求。

  --format table|json|hcloud|curl|sh   输出格式（默认：table）；hcloud：KooCLI命令；
                                       sh：POSIX脚本，由您决定何时用KooCLI运行
  --account NAME                       仅包含一个账号的步骤：accounts中的名称；
                                       您自己的账号没有名称时为default
  --force                              存在错误时仍然生成计划；错误以注释显示

\${rocky-9.id}表示运行时才知道或需要您填写的值。

示例：
  ims-manifest plan pipeline.ims.yaml
  ims-manifest plan pipeline.ims.yaml --format json | jq '.plans[0].steps[].calls[]'
  ims-manifest plan pipeline.ims.yaml --format sh > run.sh
`,
} as const satisfies Record<keyof typeof en, string>;
