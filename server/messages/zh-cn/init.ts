import type en from '../en/init';

export default {
  'help.init': `用法：ims-manifest init [--template模板] [文件]

由模板创建清单，并以注释说明需要改动之处。不指定文件或指定“-”时写到标准输出。不覆盖已有的文件。

  --template golden-image   （默认）由文件导入镜像，用自定义密钥加密，并共享给其他账号
  --template distribute     将一个镜像同时复制到其他区域
  --template import         由文件创建镜像：普通导入，以及大文件的快速导入
  --template dr             容灾：云服务器的整机镜像，复制到另一个区域
  --template empty          仅含每个清单都有的字段

示例：
  ims-manifest init pipeline.ims.yaml
  ims-manifest init --template dr | ims-manifest check -
`,
  'init.template': '使用模板{template}。可用`--template`选择{others}。',
  'init.unknown-template': '未知的模板`{template}`。`--template`应为{templates}之一。',
  'init.one-file': '最多指定一个要写入的文件。',
  'init.terraform': '{path}：这是Terraform文件的名称。请使用`images.ims.yaml`之类的名称。',
  'init.exists': '{path}：已存在，未覆盖。请指定其他文件。',
  'init.written': '{path}：已创建。接下来请运行`ims-manifest check {path}`。',
  'template.golden-image': '标准镜像（golden image）：由文件导入，用自定义密钥加密，并共享给其他账号。',
  'template.distribute': '分发：将一个镜像复制到其他区域。',
  'template.import': '由文件创建镜像：普通导入，以及超出普通导入限制的文件的快速导入。',
  'template.dr': '容灾：运行中的云服务器的整机镜像，复制到另一个区域的存储库。',
  'template.empty': '空清单：声明已有的资源，然后列出操作。',
  'template.change': '名称、ID和大小均为示例。请换成自己的，然后运行`ims-manifest check`。',
  'template.region': '以下未写`region`的内容所在的区域。',
  'template.key': '默认密钥`ims/default`不能授权给其他账号。请使用自定义密钥并授权给该账号。',
  'template.sizes': '大小以GiB为单位：文件自身的大小，以及其中磁盘的大小。',
  'template.partner': '镜像的接受者：其账号ID，以及在各区域的项目ID。',
  'template.import-step': '后续步骤以`rocky-9`引用新镜像。',
  'template.copy-step': '用另一个密钥复制。接受者得到的镜像用已授权给它的密钥加密。',
  'template.image': '您账号中的一个镜像。如果知道其ID，可用`id`写出。',
  'template.agency': 'IMS跨区域复制所用的委托。',
  'template.parallel': '同一块中的步骤同时执行。',
  'template.optimized': '快速导入要求文件经过优化。RAW文件还需要位表文件。',
  'template.configure': '导入后由IMS配置系统。',
  'template.fast': '快速导入支持更大的文件，但不配置系统。',
  'template.server': '云服务器，以及整机镜像的所有磁盘。',
  'template.vaults': '本区域用于备份的存储库，以及另一个区域用于复制的存储库。',
  'template.replica': '副本存放到另一个区域的存储库。',
} as const satisfies Record<keyof typeof en, string>;
