import { describe, expect, it } from 'vitest';
import { rules } from '../../server/rules';
import { message } from '../../server/messages/message';
import type { ReportEvidence, Rule } from '../../server/rules/rule';
import { checkSubject } from '../../server/engine/checker';
import { check, Session } from '../support/check';
import { dedent } from '../support/dedent';

const text = dedent`
  imsManifest: v1
  region: r
  images:
    a: { kind: iso }
  operations:
    - { action: copy-in-region, image: a, name: n }
`;

it('reports a rule that throws in one finding and runs all other rules', () => {
  const broken: Rule<'copy-in-region'> = {
    id: 'image-quota',
    severity: 'error',
    on: ['copy-in-region'],
    *check() {
      yield* [];
      throw new Error('out of order');
    },
  };
  const findings = check(text, { rules: [...rules, broken] }).findings;
  expect(findings.map((finding) => finding.rule)).toEqual(['rule-failed', 'copy-iso-in-region']);
  expect(findings[0]?.message.args['rule']).toBe('image-quota');
});

it('reduces a finding without certain evidence to a warning that says so', () => {
  const finding = (rests: ReportEvidence | undefined) => {
    const rule: Rule<'copy-in-region'> = {
      id: 'copy-iso-in-region',
      severity: 'error',
      on: ['copy-in-region'],
      *check(step) {
        yield { at: step.at, message: message('ram-order', { low: 2, high: 1 }), ...(rests && { evidence: rests }) };
      },
    };
    return check(text, { rules: [rule] }).findings.map((each) => [each.severity, each.evidence, each.message.id]);
  };
  expect(finding(undefined)).toEqual([['error', 'stated', 'ram-order']]);
  expect(finding({ on: 'older' })).toEqual([['error', 'older', 'ram-order']]);
  expect(finding({ on: 'disputed', note: message('explain.evidence.disputed') })).toEqual([
    ['warning', 'disputed', 'with-evidence'],
  ]);
});

it('changes the severity of a rule or turns it off', () => {
  expect(
    check(text, { levels: new Map([['copy-iso-in-region', 'info']]) }).findings.map((finding) => finding.severity),
  ).toEqual(['info']);
  expect(check(text, { levels: new Map([['copy-iso-in-region', 'off']]) }).findings).toEqual([]);
});

it('lists each check that could not be made with the missing fact', () => {
  const [outcome] = check(text.replace('{ kind: iso }', '{}')).documents[0]?.outcomes ?? [];
  expect(outcome?.violated).toEqual([]);
  expect(outcome?.unverified.find((each) => each.rule === 'copy-iso-in-region')?.settle).toMatchObject({
    section: 'images',
    name: 'a',
    field: 'kind',
  });
  expect(outcome?.verified).toContain('copy-same-key');
});

it('does not ask for facts that do not matter to an image', () => {
  const own = dedent`
    imsManifest: v1
    region: ap-southeast-1
    accounts: { partner: {} }
    images:
      base: { kind: system, visibility: private, encrypted: false }
    operations:
      - { action: copy-in-region, image: base, as: copy, name: copy }
      - { action: share, image: copy, accounts: [partner] }
  `;
  const outcomes = check(own).documents[0]?.outcomes;
  expect(outcomes?.[0]?.verified).toContain('copy-shared-not-accepted');
  expect(outcomes?.[1]?.verified).toContain('full-ecs-backup-foreign');
});

it('evaluates the recipients of a share once for any number of images', () => {
  const counting = rules.filter(({ id }) => id === 'share-too-many-tenants' || id === 'share-full-ecs-too-many');
  const looks = (images: number): number => {
    const refs = Array.from({ length: images }, () => 'a').join(', ');
    const share = `  - { action: share, images: [${refs}], accounts: [p, q] }\n`;
    const evaluation = check(dedent`
      imsManifest: v1
      region: r
      images: { a: {} }
      operations:
      ${share}`).documents[0]!.evaluation;
    const state = evaluation.states[0]!;
    const { accounts } = state.step as { accounts?: unknown };
    let count = 0;
    Object.defineProperty(state.step, 'accounts', { get: () => (count++, accounts) });
    checkSubject(counting, state.step, evaluation, state);
    return count;
  };
  expect(looks(2)).toBe(2);
  expect(looks(80)).toBe(looks(40));
});

describe('a rule whose sources cover some sites only', () => {
  const found = (top: string, severity: 'error' | 'info' = 'error') => {
    const rule: Rule<'copy-in-region'> = {
      id: 'windows-image-intl',
      severity,
      on: ['copy-in-region'],
      *check(step) {
        yield { at: step.at, message: message('ram-order', { low: 2, high: 1 }) };
      },
    };
    const { findings, documents } = check(text.replace('region: r\n', `${top}\n`), { rules: [rule] });
    return [
      ...findings.map((each) => `${each.severity} ${each.message.id}`),
      ...(documents[0]?.outcomes[0]?.verified ?? []),
    ];
  };

  it('keeps its severity on one of these sites', () => {
    expect(found('region: r\nsite: intl')).toEqual(['error ram-order']);
    expect(found('region: r\nsite: intl', 'info')).toEqual(['info ram-order']);
  });

  it('does not run on another site, declared or derived from the region', () => {
    expect(found('region: r\nsite: cn')).toEqual([]);
    expect(found('region: r\nsite: eu')).toEqual([]);
    expect(found('region: eu-west-101')).toEqual([]);
    expect(
      found(dedent`
        region: eu-west-101
        site: intl`),
    ).toEqual(['error ram-order']);
  });

  it('becomes a warning that names the sites if the site is unknown, and reports no info', () => {
    for (const top of ['region: ap-southeast-1', 'region: our-own-1']) {
      expect(found(top)).toEqual(['warning with-evidence']);
      expect(found(top, 'info')).toEqual([]);
    }
  });
});

describe('a step with an error', () => {
  const found = (text: string): readonly string[] =>
    check(dedent`
      imsManifest: v1
      region: ap-southeast-1
      ${text}`)
      .findings.filter((finding) => finding.severity === 'error')
      .map((finding) => finding.rule);
  const copy = 'action: copy-cross-region, target_region: ap-southeast-3, project_name: ap-southeast-3, agency: ims';
  const whole = 'kind: full-ecs, visibility: private, encrypted: false';

  it('uses no space in a vault', () => {
    const plan = (status: string): string =>
      dedent`
        vaults:
          v: { region: ap-southeast-3, capacity: 100 }
        images:
      ` +
      dedent`
          a: { ${whole}, size: 100, status: ${status} }
          b: { ${whole}, size: 60 }
        operations:
      ` +
      `  - { ${copy}, image: a, vault: v, name: a }\n  - { ${copy}, image: b, vault: v, name: b }\n`;
    expect(found(plan('active'))).toEqual(['cross-region-vault-capacity']);
    expect(found(plan('saving'))).toEqual(['image-not-active']);
  });

  it('uses no space in a vault that is too small for it', () => {
    expect(
      found(
        dedent`
          vaults:
            v: { region: ap-southeast-3, capacity: 80 }
          images:
        ` +
          dedent`
              a: { ${whole}, size: 100 }
              b: { ${whole}, size: 60 }
            operations:
          ` +
          `  - { ${copy}, image: a, vault: v, name: a }\n  - { ${copy}, image: b, vault: v, name: b }\n`,
      ),
    ).toEqual(['cross-region-vault-capacity']);
  });

  it('does not count as one of the copies that run at the same time', () => {
    const block = (kind: string): string =>
      `images:\n${['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) => `  ${name}: { kind: ${index === 0 ? kind : 'system'}, encrypted: false, size: 1 }\n`).join('')}` +
      `operations:\n  - parallel:\n${['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `      - { ${copy}, image: ${name}, name: ${name} }\n`).join('')}`;
    expect(found(block('system'))).toEqual(['cross-region-concurrency']);
    expect(found(block('iso'))).toEqual(['cross-region-iso']);
  });

  it('still creates the image that later steps refer to', () => {
    expect(
      found(
        dedent`
          images:
            a: { kind: iso, encrypted: false }
          operations:
        ` + `  - { ${copy}, image: a, as: b, name: b }\n  - { action: delete, image: b }\n`,
      ),
    ).toEqual(['cross-region-iso']);
  });

  it('counts again once the error is fixed', () => {
    const session = new Session();
    const plan = (first: string): string =>
      dedent`
        imsManifest: v1
        region: ap-southeast-1
        images:
      ` +
      ['a', 'b', 'c', 'd', 'e', 'f']
        .map((name) => `  ${name}: { kind: ${name === 'a' ? first : 'system'} }\n`)
        .join('') +
      `operations:\n  - parallel:\n` +
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `      - { ${copy}, image: ${name}, name: ${name} }\n`).join('');
    const errors = (text: string): readonly string[] =>
      session.check(text).findings.flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []));
    expect(errors(plan('iso'))).toEqual(['cross-region-iso']);
    expect(errors(plan('system'))).toEqual(['cross-region-concurrency']);
    expect(errors(plan('iso'))).toEqual(['cross-region-iso']);
  });
});
