import type en from '../en/shell';

export default {
  'help.completion': `用法：ims-manifest completion bash|zsh|fish

输出脚本，使shell能补全命令、选项及其取值，以及可以解释的内容。

示例：
  source <(ims-manifest completion bash)      # 写入 ~/.bashrc
  source <(ims-manifest completion zsh)       # 写入 ~/.zshrc，位于 compinit 之后
  ims-manifest completion fish > ~/.config/fish/completions/ims-manifest.fish
`,
  'completion.shell': '请指定一种shell：{shells}',
} as const satisfies Record<keyof typeof en, string>;
