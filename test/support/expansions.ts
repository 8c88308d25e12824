/** Configurations whose values would be far larger than their texts, by what makes them large. */
export function expansions(): Readonly<Record<string, string>> {
  const copy = (value: string): string =>
    `resource "huaweicloud_images_image_copy" "c" {\n  source_image_id = "x"\n  name            = "c"\n  description     = ${value}\n}\n`;
  const doubled = (first: string, next: (last: string) => string, times = 40): string => {
    const lines = Array.from({ length: times }, (_, at) => `  t${String(at + 1)} = ${next(`local.t${String(at)}`)}\n`);
    return `locals {\n  t0 = ${first}\n${lines.join('')}}\n${copy(`local.t${String(times)}`)}`;
  };
  const list = 'range(1000)';
  const long = `"${'a'.repeat(100_000)}"`;
  return {
    'templates that double': doubled('"abcdefgh"', (last) => `"\${${last}}\${${last}}"`),
    'unknown templates that double': doubled('"-${path.cwd}"', (last) => `"\${${last}}\${${last}}"`),
    '`join` that doubles': doubled('"abcdefgh"', (last) => `join(",", [${last}, ${last}])`),
    '`format` that doubles': doubled('"abcdefgh"', (last) => `format("%s%s", ${last}, ${last})`),
    '`format` with many values': doubled('"abcdefgh"', (last) => `format("${'%[1]s'.repeat(1000)}", ${last})`, 5),
    '`format` with a width': copy('format("%999999999s", "x")'),
    '`format` with a precision': copy('format("%.999999999f", 1)'),
    '`formatlist` that multiplies': doubled(
      '["abcdefgh"]',
      (last) => `formatlist("${'%[1]s'.repeat(100)}", ${last})`,
      6,
    ),
    '`replace` that multiplies': doubled('"aaaaaaaaaaaaaaaaaaaa"', (last) => `replace(${last}, "a", ${last})`, 8),
    '`replace` by a pattern': doubled(
      '"aaaaaaaaaaaaaaaaaaaa"',
      (last) => `replace(${last}, "/a/", "$0$0$0$0$0$0")`,
      20,
    ),
    '`replace` of nothing': doubled(long, (last) => `replace(${last}, "", ${last})`, 3),
    '`concat` that doubles': doubled('["a"]', (last) => `concat(${last}, ${last})`),
    '`flatten` of lists that double': doubled('["a"]', (last) => `flatten([${last}, ${last}])`),
    'nested lists that double': doubled('["a"]', (last) => `[${last}, ${last}]`),
    '`jsonencode` that doubles': doubled('"abcdefgh"', (last) => `jsonencode([${last}, ${last}])`),
    '`jsonencode` of quotes': doubled(`"\\"\\\\"`, (last) => `jsonencode(${last})`, 60),
    '`yamlencode` of quotes': doubled(`"\\"\\\\"`, (last) => `yamlencode(${last})`, 60),
    '`urlencode` that multiplies': doubled('"%%%%%%%%"', (last) => `urlencode("\${${last}}\${${last}}")`, 30),
    '`base64encode` that grows': doubled('"abcdefgh"', (last) => `base64encode("\${${last}}\${${last}}")`, 40),
    '`indent` by many': copy(`indent(999999999, "a\\nb\\n")`),
    '`indent` of many lines': copy(`indent(1000000, join("\\n", ${list}))`),
    '`range` with many items': copy('join(",", range(1e12))'),
    '`range` of small steps': copy('join(",", range(0, 1, 1e-12))'),
    '`setproduct` of four': copy(`join(",", [for x in setproduct(${list}, ${list}, ${list}, ${list}) : x[0]])`),
    '`setproduct` that is nested': doubled('["a", "b"]', (last) => `setproduct(${last}, ${last})`, 8),
    '`split` into characters': copy(`join(",", split("", ${long}))`),
    '`regexall` of each character': copy(`join(",", flatten(regexall("(.)(.)(.)", ${long})))`),
    '`chunklist` of a long list': copy(`length(chunklist(${list}, 1))`),
    '`cidrsubnets` with many': copy(`join(",", cidrsubnets("10.0.0.0/8", [for x in ${list} : 16]...))`),
    '`cidrsubnet` with large numbers': copy('cidrsubnet("fd00::/8", 120, 999999999999999999)'),
    '`zipmap` of long lists': copy(`length(zipmap([for x in ${list} : tostring(x)], ${list}))`),
    '`merge` that grows': doubled('{ a = 1 }', (last) => `merge(${last}, { for k, v in ${last} : "\${k}x" => v }, { for k, v in ${last} : "\${k}y" => v })`, 30), // prettier-ignore
    '`strrev` and `upper` of long texts': copy(`upper(strrev(join("", [for x in ${list} : ${long}])))`),
    '`pow` and long numbers': copy('pow(pow(9, 999), 999)'),
    '`templatefile` of itself': copy('templatefile("main.tf", { a = 1 })'),
    'loops in loops': copy(`length([for a in ${list} : [for b in ${list} : [for c in ${list} : "\${a}\${b}\${c}"]]])`),
    'loops over long texts': copy(`join("", [for a in ${list} : join("", [for b in ${list} : ${long}])])`),
    '`for_each` over a product': `resource "huaweicloud_images_image_copy" "c" {\n  for_each        = toset([for p in setproduct(${list}, ${list}) : "\${p[0]}-\${p[1]}"])\n  source_image_id = "x"\n  name            = each.key\n}\n`, // prettier-ignore
    '`count` of many with long texts': `locals {\n  long = ${long}\n}\nresource "huaweicloud_images_image_copy" "c" {\n  count           = 9000\n  source_image_id = "x"\n  name            = "\${count.index}-\${local.long}"\n}\n`, // prettier-ignore
    'tags of many instances': `resource "huaweicloud_images_image_copy" "c" {\n  count           = 9000\n  source_image_id = "x"\n  name            = "c\${count.index}"\n  tags            = { for x in ${list} : "k\${x}" => "v\${count.index}" }\n}\n`, // prettier-ignore
    'recipients of many shares': `resource "huaweicloud_images_image_share" "s" {\n  count              = 5000\n  source_image_id    = "x"\n  target_project_ids = [for x in ${list} : "p\${x}-\${count.index}"]\n}\n`, // prettier-ignore
    'blocks that are repeated': `resource "huaweicloud_compute_instance" "s" {\n  count = 9000\n  dynamic "data_disks" {\n    for_each = ${list}\n    content {\n      size = data_disks.value\n    }\n  }\n}\n${copy('1')}`, // prettier-ignore
    'a huge heredoc': copy(`<<EOT\n${'some text ${path.cwd} and more\n'.repeat(60_000)}EOT\n`),
    'a heredoc with an indentation': copy(`<<-EOT\n${`${' '.repeat(200)}a\n`.repeat(9000)}  EOT\n`),
    'thousands of blocks': Array.from({ length: 20_000 }, (_, at) => copy('null').replace('"c"', `"c${String(at)}"`)).join(''), // prettier-ignore
    'thousands of resources that use all': `${Array.from({ length: 3000 }, (_, at) => copy('null').replace('"c"', `"c${String(at)}"`)).join('')}locals {\n  all = [${Array.from({ length: 3000 }, (_, at) => `huaweicloud_images_image_copy.c${String(at)}.id`).join(', ')}]\n}\n${Array.from({ length: 3000 }, (_, at) => copy('local.all[0]').replace('"c"', `"d${String(at)}"`)).join('')}`, // prettier-ignore
    'instances that wait for all of another block': `${copy('null').replace('\n', '\n  count = 4900\n')}${copy('huaweicloud_images_image_copy.c[0].name').replace('"c"', '"d"').replace('\n', '\n  count = 4900\n  depends_on = [huaweicloud_images_image_copy.c]\n')}`, // prettier-ignore
    'local values in many circles': `locals {\n${Array.from({ length: 5000 }, (_, at) => `  l${String(at)} = [local.l${String((at * 7) % 5000)}, local.l${String((at * 13 + 1) % 5000)}]\n`).join('')}}\n${copy('local.l1')}`, // prettier-ignore
  };
}
