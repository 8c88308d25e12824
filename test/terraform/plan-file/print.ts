import type {
  Arguments,
  AttributeRef,
  Configuration,
  Instance,
  Value,
} from '../../../server/model/terraform/configuration';

/** A configuration as text: each instance with its known values. */
export function printed({ instances }: Configuration): string {
  return instances.map(instanceText).join('\n');
}

function instanceText(instance: Instance): string {
  const { change, lifecycle } = instance;
  const marks = [
    ...(change?.actions ?? []),
    ...(change?.imports === true ? ['import'] : []),
    ...(change?.deposed === true ? ['deposed'] : []),
    ...(change && change.replacedBy.length > 0 ? [`because of ${change.replacedBy.join(', ')}`] : []),
    ...(lifecycle.createBeforeDestroy ? ['create before destroy'] : []),
  ];
  const waits = [...instance.waitsFor].map(({ address }) => address).sort();
  if (instance.waitsForMore === true) waits.push('?');
  return [
    `${instance.address}: ${marks.join(' ')} (${instance.provider.key || 'unknown provider'})`,
    ...(waits.length > 0 ? [`  waits for ${waits.join(', ')}`] : []),
    ...lines(instance.arguments, '  '),
    '',
  ].join('\n');
}

export function lines({ values, blocks }: Arguments, indent: string): readonly string[] {
  return [
    ...Array.from(values, ([name, { value }]) => `${indent}${name} = ${valueText(value)}`),
    ...Array.from(blocks).flatMap(([name, list]) =>
      list.flatMap((block) => [`${indent}${name}${block.several ? ' (several)' : ''}`, ...lines(block, `${indent}  `)]),
    ),
  ];
}

function valueText(value: Value): string {
  const ref = value.ref === undefined ? '' : ` <- ${refText(value.ref)}`;
  const secret = value.sensitive === true ? 'sensitive ' : '';
  return `${secret}${contentText(value)}${ref}`;
}

function contentText(value: Value): string {
  switch (value.type) {
    case 'known':
      return JSON.stringify(value.value);
    case 'text':
      return `"${value.parts.map((part) => (typeof part === 'string' ? part : `\${${valueText(part)}}`)).join('')}"`;
    case 'list':
      return `[${value.items.map(valueText).join(', ')}]`;
    case 'object':
      return `{${Array.from(value.fields, ([name, field]) => `${name}: ${valueText(field)}`).join(', ')}}`;
    case 'unknown':
      return value.about === undefined ? '?' : `? about ${value.about.map(({ address }) => address).join(', ')}`;
  }
}

export function refText({ instance, path }: AttributeRef): string {
  return [instance.address, ...path].join('.');
}
