import path from 'node:path';
import type { SuppressionReport } from '../../answers/findings';
import type { Range } from '../../answers/range';
import { constraint } from '../../catalog/reference';
import { pageOf, repository } from '../../rules/pages';
import { pagesOf, remediesOf, ruleTitle, severityOf, statementOf } from '../../features/rule-links';
import { message, say, type Catalogue } from '../../messages/message';
import { topics } from '../../rules/index';
import type { Severity } from '../../rules/rule';
import type { FormatContext } from './formatter';
import { jsonOf } from '../../text/json';
import { printable } from '../../text/width';
import { addressOf } from '../input/names';
import type { FileReport, FindingReport } from './report';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Relative URIs refer to the project's root, wherever it is on the machine that reads the report. */
const base = '%SRCROOT%';

/** The findings as SARIF 2.1.0, including suppressed ones. */
export function sarif(files: readonly FileReport[], { catalogue, faults, nameOf }: FormatContext): string {
  const found = files.flatMap((file) =>
    [...file.findings, ...file.suppressed].map((finding) => ({
      finding,
      locationOf: (path?: string) => locationOf(path === undefined ? file.name : nameOf(path)),
    })),
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
            toolExecutionNotifications: faults.map((fault) => ({
              level: 'error',
              message: { text: messageText(fault) },
            })),
          },
        ],
        originalUriBaseIds: { [base]: { description: { text: say(message('check.root'), catalogue) } } },
        language: catalogue.locale === 'en' ? 'en-US' : 'zh-CN',
        columnKind: 'utf16CodeUnits',
        results: found.map((each) => result(each.finding, each.locationOf, ids.indexOf(each.finding.rule))),
      },
    ],
  };
  return jsonOf(log);
}

interface Location {
  readonly uri: string;
  readonly uriBaseId?: string;
}

function locationOf(name: string): Location {
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
  const topic = Object.hasOwn(topics, id) ? topics[id] : undefined;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: statement },
    help: { text: text.join('\n'), markdown: markdown.join('\n\n') },
    helpUri: page,
    defaultConfiguration: { level: levels[severityOf(id)] },
    properties: { tags: topic === undefined ? [] : [topic], evidence: constraint(id)?.evidence },
  };
}

function result(finding: FindingReport, locationOf: (path?: string) => Location, ruleIndex: number): object {
  const { rule, severity, message, address, range, related, fixes, fingerprint, suppressed } = finding;
  const physical = (where: Range, path?: string): object => ({
    artifactLocation: locationOf(path),
    region: regionOf(where),
  });
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: messageText(message) },
    locations: [
      {
        physicalLocation: physical(range),
        ...(address === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }] }),
      },
    ],
    relatedLocations: related.map(({ message: why, range: where, path }, index) => ({
      id: index + 1,
      message: { text: messageText(why) },
      physicalLocation: physical(where, path),
    })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      description: { text: messageText(title) },
      artifactChanges: [...new Set(edits.map(({ path }) => path))].map((path) => ({
        artifactLocation: locationOf(path),
        replacements: edits
          .filter((edit) => edit.path === path)
          .map((edit) => ({
            deletedRegion: regionOf(edit.range),
            insertedContent: { text: edit.newText },
          })),
      })),
      properties: { safe },
    })),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(suppressed === undefined ? {} : { suppressions: [suppressionOf(suppressed)] }),
  };
}

function suppressionOf({ by, reason }: SuppressionReport): object {
  return {
    kind: by === 'comment' ? 'inSource' : 'external',
    ...(reason === undefined ? {} : { justification: reason }),
  };
}

/** Lines and columns are one-based, the end is exclusive. */
function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A text as a SARIF message, where brackets before a parenthesis would be a link. */
function messageText(text: string): string {
  return printable(text).replaceAll('](', '\\](');
}
