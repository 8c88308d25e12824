import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const files = (folder: string, end: string): readonly string[] =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(end))
    .map((name) => `${folder}/${name}`);

/** A pattern to avoid, with its replacement. */
type Banned = readonly (readonly [pattern: RegExp, better: string])[];

const english: Banned = [
  [/\b(?:is|are) no (?!longer|more|way|space|new)[a-z]/, 'is not a'],
  [/\bthere (?:is|are) no (?:option|rule|template|command)\b/i, 'Unknown'],
  [/\bat the most\b/, 'at most, is limited to'],
  [/\banew\b/, 'again'],
  [/\b(?:stands|stand) (?:against|behind|before|above|alone|where)\b/, 'is'],
  [/\bleads? nowhere\b/, 'is not defined'],
  [/\bis told\b|\bare told\b|\bnot told\b/, 'is reported, unknown'],
  [/\bwithdraw(?:s|n)?\b(?! it)/i, 'stop sharing'],
  [/\bordinary (?:import|export)s?\b/, 'standard import, standard export'],
  [/\bquick (?:import|export)\b/, 'fast import, fast export'],
  [/\btakes? over\b/, 'inherits'],
  [/\bone’s own|\bone's own|\boneself\b/, 'your own'],
  [/\b(?:nobody|somebody|anybody)\b/, 'other accounts'],
  [/\bforeseen?\b/i, 'detected'],
  [/\bmeanwhile\b/, 'since'],
  [/\bwhere absent\b/, 'Defaults to'],
  [/\bnewest page\b/, 'the name of the page, its site and its date'],
  [/\b(?:colour|licence|honour|behaviour|catalogue|(?:mis)?spelt|serialise|organisation|cancelled by)/i, 'US spelling'],
  [/\btells? (?:what|of|that|how|whether)\b/, 'shows, describes'],
  [/\blies? (?:in|beside|nearer)\b/, 'is in'],
  [/\bholds? (?:for|what|which)\b/, 'applies to, contains'],
  [/, else\b(?! if)/, 'otherwise'],
  [/\bto be borne in mind\b|\bslip of the pen\b|\bmended\b|\bkin of\b|\bat the margin\b/, 'plain words'],
  [/\bbears? (?:the|a)\b/, 'has'],
  [/\bis to (?:become|encrypt)\b/, 'is used to, will be'],
];

const chinese: Banned = [
  [/位图/, '位表文件'],
  [/接受方|接收者/, '接受者'],
  [/撤销共享|撤回共享/, '取消共享'],
  [/沿用/, '继承'],
  [/许可证种类/, '许可证类型'],
  [/标识符?(?!的)/, 'ID'],
  [/不辞而别|账号自带工具|只写了一半|不声不响|黄金镜像/, '意外断开，云服务工具，部分写入，没有提示，标准镜像'],
  [/[\u4e00-\u9fff] `|` [\u4e00-\u9fff]/, '中文与代码之间不加空格'],
];

/** Pages that quote sentences of the documentation. */
const fromCatalog: ReadonlySet<string> = new Set(['docs/catalogue.md', 'docs/error-codes.md', 'docs/constraints.md']);

/** The prose of a file, line by line: code without comments and message names, pages without code and URLs. */
function said(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  if (file.endsWith('.md')) {
    const prose = text
      .replaceAll(/```[^]*?```/g, '')
      .replaceAll(/\]\([^)]*\)|[\w./-]+\.(?:ts|md|png)\b|\*[^*\n]*\*/g, ']');
    return prose.split('\n').map((line) => line.replaceAll(/(?<!`)`[^`]*`/g, '``'));
  }
  const lines = text.split('\n').filter((line) => !/^\s*(?:\/\/|\/?\*)|^import /.test(line));
  return lines.map((line) => line.replace(/^\s*['"]?[\w.-]+['"]?:\s*/, ''));
}

function faults(file: string, banned: Banned): readonly string[] {
  return said(file).flatMap((line) =>
    banned.flatMap(([pattern, better]) => (pattern.test(line) ? [`${line.trim().slice(0, 120)} → ${better}`] : [])),
  );
}

const inEnglish = [
  ...files('server/messages/en', '.ts'),
  'server/messages/en/reasons.json',
  'schemas/manifest.schema.json',
  'schemas/config.schema.json',
  'package.nls.json',
  'action.yml',
  ...files('templates', '.yml'),
  ...files('.', '.md'),
  ...files('.changeset', '.md'),
  ...files('docs', '.md').filter((file) => !fromCatalog.has(file)),
  ...files('docs/cli', '.md'),
];
const inChinese = [
  ...files('server/messages/zh-cn', '.ts'),
  'server/messages/zh-cn/reasons.json',
  'schemas/zh-cn.json',
  'package.nls.zh-cn.json',
  'l10n/bundle.l10n.zh-cn.json',
];

describe.each([
  ['English', inEnglish, english],
  ['Chinese', inChinese, chinese],
])('%s sentences', (_, all, banned) => {
  it.each(all)('%s', (file) => {
    expect(faults(file, banned)).toEqual([]);
  });
});
