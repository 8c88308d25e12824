/** What `completion` says. */
export default {
  'help.completion': `Usage: ims-manifest completion bash|zsh|fish

Prints a script by which the shell completes commands, options, their values and what can be explained.

Examples:
  source <(ims-manifest completion bash)      # in ~/.bashrc
  source <(ims-manifest completion zsh)       # in ~/.zshrc, behind compinit
  ims-manifest completion fish > ~/.config/fish/completions/ims-manifest.fish
`,
  'completion.shell': 'name one shell: {shells}',
} as const;
