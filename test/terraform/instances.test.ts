import { expect, it } from 'vitest';
import { pictureAt } from '../../server/features/pipeline/picture';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { addressOf } from '../../server/terraform/address';
import { checkFolder } from '../../server/terraform/module-session';
import { optionsFor } from '../support/configurations';
import { dedent } from '../support/dedent';

/** The warnings and errors of a rule in a module, with the addresses that reports give. */
function found(rule: string, main: string, module = '', language: 'en' | 'zh-cn' = 'en'): readonly string[] {
  const texts = new Map([
    [
      'main.tf',
      dedent`
      provider "huaweicloud" {
        region = "cn-north-4"
      }

      ${main}`,
    ],
    ...(module === '' ? [] : [['m/main.tf', module] as const]),
  ]);
  return checkFolder(optionsFor(() => texts)).flatMap((checked) =>
    checked.findings
      .filter((finding) => finding.rule === rule)
      .map(
        (finding) =>
          `${addressOf(checked, finding.at, finding) ?? ''}: ${say(finding.message, catalogueFor(language))}`,
      ),
  );
}

const images = (size: string): string => dedent`
  variable "size" {
    default = 40
  }

  resource "huaweicloud_images_image_copy" "app" {
    source_image_id = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"
    name            = "app"
    target_region   = ${size}
    agency_name     = "ims"
  }
`;
const rule = 'tf-copy-target-is-source';

it('a finding of some instances of a block names them', () => {
  const copies = images('each.value').replace(
    '  source_image_id',
    '  for_each = { a = "cn-north-4", b = "cn-east-3", c = "cn-north-4" }\n  source_image_id',
  );
  expect(found(rule, copies)).toMatchInlineSnapshot(`
    [
      "huaweicloud_images_image_copy.app["a"].target_region: \`target_region\` is the region of the source, so \`huaweicloud_images_image_copy.app["a"]\` is a copy within the region. \`agency_name\` and \`vault_id\` have no effect. This applies only to \`huaweicloud_images_image_copy.app["a"]\`, \`huaweicloud_images_image_copy.app["c"]\`.",
    ]
  `);
  expect(found(rule, copies, '', 'zh-cn')).toMatchInlineSnapshot(`
    [
      "huaweicloud_images_image_copy.app["a"].target_region: \`target_region\`就是源区域，因此\`huaweicloud_images_image_copy.app["a"]\`是区域内复制，\`agency_name\`和\`vault_id\`不起作用。仅涉及\`huaweicloud_images_image_copy.app["a"]\`、\`huaweicloud_images_image_copy.app["c"]\`。",
    ]
  `);
  expect(found(rule, copies.replace('cn-east-3', 'cn-north-4'))).toMatchInlineSnapshot(`
    [
      "huaweicloud_images_image_copy.app["a"].target_region: \`target_region\` is the region of the source, so \`huaweicloud_images_image_copy.app["a"]\` is a copy within the region. \`agency_name\` and \`vault_id\` have no effect.",
    ]
  `);
});

it('more instances than a message can name are counted', () => {
  const copies = images('count.index == 0 ? "cn-east-3" : "cn-north-4"').replace(
    '  source_image_id',
    '  count = 9\n  source_image_id',
  );
  expect(found(rule, copies)).toMatchInlineSnapshot(`
    [
      "huaweicloud_images_image_copy.app[1].target_region: \`target_region\` is the region of the source, so \`huaweicloud_images_image_copy.app[1]\` is a copy within the region. \`agency_name\` and \`vault_id\` have no effect. This applies only to \`huaweicloud_images_image_copy.app[1]\`, \`huaweicloud_images_image_copy.app[2]\`, \`huaweicloud_images_image_copy.app[3]\`, \`huaweicloud_images_image_copy.app[4]\` and 4 more.",
    ]
  `);
});

const call = (name: string, region: string): string => dedent`
  module "${name}" {
    source = "./m"
    region = "${region}"
  }
`;
const module = `variable "region" {}\n\n${images('var.region')}`;

it('a finding of some calls of a module names them', () => {
  expect(found(rule, call('a', 'cn-east-3') + call('b', 'cn-north-4') + call('c', 'cn-north-4'), module))
    .toMatchInlineSnapshot(`
    [
      "module.b.huaweicloud_images_image_copy.app.target_region: \`target_region\` is the region of the source, so \`module.b.huaweicloud_images_image_copy.app\` is a copy within the region. \`agency_name\` and \`vault_id\` have no effect. This applies only to \`module.b\`, \`module.c\`.",
    ]
  `);
});

it('calls of a module that all have a finding have it once', () => {
  expect(found(rule, call('b', 'cn-north-4') + call('c', 'cn-north-4'), module)).toMatchInlineSnapshot(`
    [
      "module.b.huaweicloud_images_image_copy.app.target_region: \`target_region\` is the region of the source, so \`module.b.huaweicloud_images_image_copy.app\` is a copy within the region. \`agency_name\` and \`vault_id\` have no effect.",
    ]
  `);
});

it('calls of a module have findings of their own if they say something else', () => {
  const other = 'image-name-invalid';
  const named = module.replace('"app"\n', 'var.region\n').replace('var.region\n    agency', '"cn-east-3"\n    agency');
  expect(found(other, call('a', 'cn/east') + call('b', 'cn north ') + call('c', 'fine'), named)).toMatchInlineSnapshot(`
    [
      "module.a.huaweicloud_images_image_copy.app.name: Invalid image name \`cn/east\`. Use 1 to 128 letters (A–Z, a–z), Chinese characters, digits, spaces, \`-\`, \`.\`, and \`_\`, without a space at the beginning or end. This applies only to \`module.a\`.",
      "module.b.huaweicloud_images_image_copy.app.name: Invalid image name \`cn north \`. Use 1 to 128 letters (A–Z, a–z), Chinese characters, digits, spaces, \`-\`, \`.\`, and \`_\`, without a space at the beginning or end. This applies only to \`module.b\`.",
    ]
  `);
});

it('the picture rejects only the instances that have the finding', () => {
  const texts = new Map([
    [
      'main.tf',
      dedent`
        provider "huaweicloud" {
          region = "cn-north-4"
        }

        resource "huaweicloud_ims_obs_system_image" "web" {
          name      = "web"
          image_url = "files:web.qcow2"
          min_disk  = 40
          cmk_id    = "9e0d2b61-5f34-4d47-8f0f-1c8b6a9f1d10"
        }

        resource "huaweicloud_images_image_copy" "app" {
          for_each        = toset(["cn-north-4", "cn-south-1"])
          source_image_id = huaweicloud_ims_obs_system_image.web.id
          name            = "app"
          target_region   = each.key
          agency_name     = "ims"
        }
      `,
    ],
  ]);
  const [checked] = checkFolder(optionsFor(() => texts));
  const picture = checked && pictureAt(checked, 0, catalogueFor('en'));
  const refused = picture?.steps.map(({ to, refused }) => `${to.join()} ${String(refused)}`);
  expect(refused).toEqual([
    'image:huaweicloud_ims_obs_system_image.web false',
    'image:huaweicloud_images_image_copy.app["cn-north-4"] false',
    'image:huaweicloud_images_image_copy.app["cn-south-1"] true',
  ]);
});

it('an argument that replaces one type of image and changes others in place shifts with the count', () => {
  const image = (type: string, argument: string): string => dedent`
    variable "projects" {
      default = ["a", "b"]
    }

    resource "${type}" "app" {
      count                 = length(var.projects)
      name                  = "app"
      ${argument}
      enterprise_project_id = var.projects[count.index]
    }
  `;
  const shifts = (main: string): readonly string[] =>
    found('tf-count-shift', main).map((each) => each.split(':')[0] ?? '');
  expect(shifts(image('huaweicloud_images_image', 'instance_id = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"'))).toEqual([
    'huaweicloud_images_image.app[0].enterprise_project_id',
  ]);
  expect(
    shifts(image('huaweicloud_ims_ecs_system_image', 'instance_id = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"')),
  ).toEqual([]);
});
