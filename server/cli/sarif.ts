import path from 'node:path';
import type { Suppression } from '../answers/findings';
import type { Range } from '../answers/range';
import { constraint } from '../catalog/reference';
import { pageOf, repository } from '../docs';
import { pagesOf, remediesOf, ruleTitle, statementOf } from '../features/rule-links';
import { message, say, type Catalogue } from '../messages/message';
import { rules, topics } from '../rules';
import type { Severity } from '../rules/rule';
import type { Style } from './form';
import { jsonOf } from '../text/json';
import { printable } from '../text/width';
import { addressOf } from './names';
import type { FileReport, FindingReport } from './report';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Relative addresses are relative to the project's root, wherever that lies on the machine that reads them. */
const base = '%SRCROOT%';

/** The findings as SARIF 2.1.0, what is suppressed included. */
export function sarif(files: readonly FileReport[], { catalogue, faults }: Style): string {
  const found = files.flatMap((file) =>
    [...file.findings, ...file.suppressed].map((finding) => ({ finding, at: locationOf(file) })),
  );
  const ids = [...new Set(found.map(({ finding }) => finding.rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ims-manifest',
            semanticVersion: __VERSION__,
            ...(repository === '' ? {} : { informationUri: repository }),
            rules: ids.map((id) => descriptor(id, catalogue)),
          },
        },
        invocations: [
          {
            executionSuccessful: faults.length === 0,
            toolExecutionNotifications: faults.map((fault) => ({ level: 'error', message: { text: said(fault) } })),
          },
        ],
        originalUriBaseIds: { [base]: { description: { text: say(message('check.root'), catalogue) } } },
        language: catalogue.locale === 'en' ? 'en-US' : 'zh-CN',
        columnKind: 'utf16CodeUnits',
        results: found.map(({ finding, at }) => result(finding, at, ids.indexOf(finding.rule))),
      },
    ],
  };
  return jsonOf(log);
}

interface Location {
  readonly uri: string;
  readonly uriBaseId?: string;
}

function locationOf({ name }: FileReport): Location {
  return { uri: addressOf(name), ...(path.isAbsolute(name) ? {} : { uriBaseId: base }) };
}

function descriptor(id: string, catalogue: Catalogue): object {
  const title = ruleTitle(id, catalogue);
  const statement = statementOf(id, catalogue) ?? title;
  const remedies = remediesOf(id, catalogue);
  const pages = pagesOf(constraint(id)?.sources ?? [], catalogue);
  const page = pageOf(id);
  const text = [
    statement,
    ...remedies,
    ...pages.map(({ title, from, url }) => `${title} (${from}) ${url}`),
    ...(page === undefined ? [] : [page]),
  ];
  const markdown = [
    statement,
    ...remedies.map((each) => `- ${each}`),
    ...pages.map(({ title, from, url }) => `[${title}](${url}) (${from})`),
    ...(page === undefined ? [] : [`[${id}](${page})`]),
  ];
  const severity = rules.find((rule) => rule.id === id)?.severity ?? 'error';
  const topic = Object.hasOwn(topics, id) ? topics[id] : undefined;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: statement },
    help: { text: text.join('\n'), markdown: markdown.join('\n\n') },
    helpUri: page,
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: topic === undefined ? [] : [topic], evidence: constraint(id)?.evidence },
  };
}

function result(finding: FindingReport, artifactLocation: Location, ruleIndex: number): object {
  const { rule, severity, message, range, related, fixes, fingerprint, suppressed } = finding;
  const physical = (where: Range): object => ({ artifactLocation, region: regionOf(where) });
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: said(message) },
    locations: [{ physicalLocation: physical(range) }],
    relatedLocations: related.map(({ message: why, range: where }, index) => ({
      id: index + 1,
      message: { text: said(why) },
      physicalLocation: physical(where),
    })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      description: { text: said(title) },
      artifactChanges: [
        {
          artifactLocation,
          replacements: edits.map((edit) => ({
            deletedRegion: regionOf(edit.range),
            insertedContent: { text: edit.newText },
          })),
        },
      ],
      properties: { safe },
    })),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(suppressed === undefined ? {} : { suppressions: [suppressionOf(suppressed)] }),
  };
}

function suppressionOf({ by, reason }: Suppression): object {
  return {
    kind: by === 'comment' ? 'inSource' : 'external',
    ...(reason === undefined ? {} : { justification: reason }),
  };
}

/** Lines and columns are one-based, the end exclusive. */
function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A text as a message of SARIF, in which brackets before a parenthesis would make a link. */
function said(text: string): string {
  return printable(text).replaceAll('](', '\\](');
}
