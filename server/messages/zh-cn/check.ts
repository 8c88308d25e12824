import type en from '../en/check';

export default {
  'check.unknown-format': '`--format` 可取 {formats}，均可带文件，如 `sarif=out.sarif`；不能是 `{format}`',
  'check.two-formats': '两种格式会写到同一处：除一种外都应指定文件，如 `--format sarif=out.sarif`',
  'check.unknown-rule-near': '没有规则 `{rule}`；是否想写 `{near}`？',
  'check.unknown-fix': '`--fix` 应为 `safe` 或 `unsafe`，而不是 `{fix}`',
  'check.bad-number': '`--max-warnings` 应为整数，而不是 `{number}`',
  'check.needs': '`{option}` 需要 `{other}`',
  'check.clash': '`{option}` 与 `{other}` 不能同时使用',
  'check.fix-input': '无法写入标准输入：请使用 `--fix --dry-run` 查看会有哪些改动',
  'check.bad-config': '{where}：设置有误：{reason}',
  'check.utf-16': '{path}：编码为 UTF-16；请另存为 UTF-8',
  'check.not-utf-8': '{path}：并非全部为 UTF-8，因此既未检查也未修改；请另存为 UTF-8',
  'check.read-only': '{path}：为只读文件，未作改动',
  'check.changed-meanwhile': '{path}：期间已被修改，未作改动；请重新检查',
  'check.bad-revision': '`{revision}` 不是 git 的版本',
  'check.no-git': '`--since` 需要 git，但未找到；请安装 git 或将其加入 PATH',
  'check.no-revision': 'git 在此不知道版本 `{revision}`',
  'check.revision-cut-off':
    'git 在此不知道版本 `{revision}`，而此克隆只含最近的提交：请获取更多提交，例如用 `git fetch --unshallow`',
  'check.no-repository': '{path}：不在 git 仓库中，而 `--since` 需要仓库',
  'check.git-failed': 'git 未能完成：{reason}',
  'check.bad-baseline': '{path}：不是基线文件；请指定其他文件，或删除后用 `--write-baseline` 重新写入',
  'check.baseline-written': '{path}：已写入的问题数：{count}',
  'check.baseline-known': '基线中已有而未显示的问题：{known}',
  'check.baseline-gone':
    '基线中已有而未显示的问题：{known}；基线中已不再出现的问题：{gone}（可用 `--write-baseline` 移除）',
  'check.coverage': '步骤 {step}，{action}：违反 {violated}，已检查且正常 {verified}，未检查 {unverified}',
  'check.progress': '已检查 {done} / {total}',
  'check.root': '项目的根文件夹',
  'check.watching': '等待更改；按 Ctrl+C 结束',
} as const satisfies Record<keyof typeof en, string>;
