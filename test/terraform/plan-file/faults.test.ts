import { describe, expect, it } from 'vitest';
import { catalogueFor } from '../../../server/messages/catalogues';
import { say } from '../../../server/messages/message';
import { isPlanFile, terraformOutput } from '../../../server/terraform/plan-file/recognize';
import { readPlanFile } from '../../../server/terraform/plan-file/read';
import { sourceFile } from '../../../server/text/source-file';

const state = JSON.stringify({ format_version: '1.0', terraform_version: '1.11.4', values: { root_module: {} } });
const stored = JSON.stringify({
  version: 4,
  terraform_version: '1.11.4',
  serial: 1,
  lineage: 'x',
  outputs: {},
  resources: [],
});
const log = '{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui","type":"version"}\n{}\n';
const plan = JSON.stringify({
  format_version: '1.2',
  terraform_version: '1.11.4',
  planned_values: {},
  resource_changes: [],
});

function faultOf(text: string): string {
  const found = readPlanFile(text, sourceFile('plan.json'));
  return 'fault' in found ? `${String(found.at.start)}: ${say(found.fault, catalogueFor('en'))}` : 'none';
}

describe('output of Terraform', () => {
  it.each([
    ['plan', plan],
    ['plan', `\ufeff${plan}`],
    ['plan', plan.slice(0, -5)],
    ['plan', '{"variables":{"values":{"x":"\\"}"}},"resource_changes":[],"format_version":"0.1"}'],
    ['state', state],
    ['state', '{"format_version":"1.0","terraform_version":"1.11.4"}'],
    ['stored-state', stored],
    ['log', log],
    ['binary-plan', 'PK\u0003\u0004…'],
    [undefined, '{"a":{"format_version":"1.2","resource_changes":[]}}'],
    [undefined, '[{"format_version":"1.2","resource_changes":[]}]'],
    [undefined, 'imsManifest: v1'],
    [undefined, ''],
  ])('is recognized by its content: %s', (kind, text) => {
    expect(terraformOutput(text)).toBe(kind);
    expect(isPlanFile(text)).toBe(kind === 'plan');
  });
});

describe('a file that is not a plan', () => {
  it.each([
    [state, /state, not a plan\. Run `terraform plan -out tfplan`.*ims-manifest declare/],
    [stored, /stored Terraform state, not a plan/],
    [log, /log of `terraform plan -json`/],
    ['PK\u0003\u0004…', /Run `terraform show -json` with the file/],
    ['{}', /not a Terraform plan/],
    [plan.replace('1.2', '2.0'), /Version 2\.0 of the plan format is not supported/],
    [plan.replace('"1.2"', '{}'), /is not supported/],
    [plan.slice(0, -5), /^\d\d+: The plan is incomplete/],
    [plan.replace('[]', '[}'), /^\d\d+: The plan is not valid JSON/],
  ])('is rejected with instructions', (text, answer) => {
    expect(faultOf(text)).toMatch(answer);
  });

  it('is not one with another minor version, a byte order mark, or no changes', () => {
    for (const version of ['0.1', '0.2', '1.0', '1.2', '1.99'])
      expect(faultOf(plan.replace('1.2', version))).toBe('none');
    expect(faultOf(`\ufeff${plan}`)).toBe('none');
  });
});
