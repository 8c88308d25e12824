import { expect, it } from 'vitest';
import { parseHcl } from '../../server/hcl/parser';
import { sourceFile } from '../../server/text/source-file';
import { printed } from './print';

/** A title, a text, and its tree with marks on parts that contain errors, and its problems. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'numbers, constants and operators',
    `a = 1.5e3 + -2 * 3 == 5 && !true || null
b = x ? y : z ? 1 : 2
c = (1 +
  2) # sum
`,
    `a = ((((1500 + ((-2) * 3)) == 5) && (!true)) || null)
b = (x ? y : (z ? 1 : 2))
c = paren((1 + 2))`,
  ],
  [
    'texts',
    `a = "\\n\\t\\"\\\\\\u00e9\\U0001F600 $\${x} %%{y} $x"
b = "a-\${var.x ~}  b"
c = "%{ if a ~} y %{ else }n%{ endif }%{ for k, v in m }\${k}%{ endfor }"
d = ""
`,
    `a = "\\n\\t\\"\\\\é😀 \${x} %{y} $x"
b = template("a-" var.x "b")
c = template(if(a ? "y " : "n") for(k, v in m : k))
d = ""`,
  ],
  [
    'texts over several lines',
    `a = <<EOT
  one \${x}
  $\${y}
EOT
b = <<-EOT
    one
      two \${x}

    three
  EOT
c = 1
`,
    `a = <<template("  one " x "\\n  \${y}\\n")
b = <<template("one\\n  two " x "\\n\\nthree\\n")
c = 1`,
  ],
  [
    'references',
    `a = data.x.y[0].id
b = a.b.0["k"].c
c = a.b[*].c.d[0]
d = a.*.b.0[1]
e = a[b.c]
`,
    `a = data.x.y[0].id
b = a.b[0]["k"].c
c = splat(a.b, *.c.d[0])
d = splat(a, *.b[0])[1]
e = a[b.c]`,
  ],
  [
    'calls, lists and objects',
    `a = max(1, 2...)
b = provider::x::f()
c = [1, "two",
  3,
]
d = { a = 1, b : 2
  "c" = 3
  (x) = 4 }
`,
    `a = max(1, 2...)
b = provider::x::f()
c = [1, "two", 3]
d = { "a" = 1, "b" = 2, "c" = 3, paren(x) = 4 }`,
  ],
  [
    '`for`',
    `a = [for k, v in x : "\${k}" if v != ""]
b = { for v in x : v.id => v... }
`,
    `a = for(k, v in x : template(k) if (v != ""))
b = for(v in x : v.id => v...)`,
  ],
  [
    'blocks',
    `resource "huaweicloud_x" "y" {
  name = "a" // end
  /* a
     comment */ size = 1
  data_disks { size = 1 }
  empty {}
  lifecycle {
    ignore_changes = [
      a,
    ]
  }
}
locals {}
`,
    `resource "huaweicloud_x" "y" {
  name = "a"
  size = 1
  data_disks {
    size = 1
  }
  empty {}
  lifecycle {
    ignore_changes = [a]
  }
}
locals {}`,
  ],
  [
    'incomplete arguments',
    `resource "a" "b" {
  name =
  key = foo.
  nam
  size "x"
  type: "y"
  last = [1, , 2]
  other = true
}
`,
    `! resource "a" "b" {
  name = ?
  key = foo.
  size = "x"
  type = "y"
  last = [1, ?, 2]
  other = true
}
2:9 "" Missing value.
3:12 "." Missing name after the dot.
4:3 "nam" Expected an argument such as \`name = value\`, or a block.
5:3 "size" Missing \`=\` between the name and its value.
6:3 "type" Missing \`=\` between the name and its value.
7:14 "," Missing value.`,
  ],
  [
    'an unclosed quote',
    `a = "abc
b = ["x, "y"]
c = "\${var.x"
d = "\${var.x y}z"
e = "\${f(
}"
f = 1
`,
    `! a = "abc"
! b = ["x, ", y, "]"]
! c = template(var.x)
! d = template(var.x "z")
! e = template(?)
f = 1
1:5 "\\"abc" Missing closing quote.
2:11 "y" Missing comma before this item.
2:5 "[" Missing closing bracket for \`[\`.
3:6 "\${" Missing closing brace of the interpolation.
4:14 "y" Unexpected \`y\`.
5:6 "\${" Missing closing brace of the interpolation.
6:1 "}" Unexpected \`}\`.`,
  ],
  [
    'a missing brace before the next block',
    `resource "a" "b" {
  name = "x"

resource "c" "d" {
  name = "y"
}
`,
    `! resource "a" "b" {
  name = "x"
}
resource "c" "d" {
  name = "y"
}
1:18 "{" Missing closing bracket for \`{\`.`,
  ],
  [
    'a missing brace in the middle',
    `resource "a" "b" {
  data_disks {
    size = 1
  name = "x"
}

variable "v" {}
`,
    `! resource "a" "b" {
  name = "x"
  data_disks {
    size = 1
  }
}
variable "v" {}
2:14 "{" Missing closing bracket for \`{\`.`,
  ],
  [
    'a missing bracket',
    `resource "a" "b" {
  ids = [
    "x",
  name = "y"
  tags = {
    k = "v"
  size = 1
}
`,
    `! resource "a" "b" {
  ids = ["x"]
  name = "y"
  tags = { "k" = "v" }
  size = 1
}
2:9 "[" Missing closing bracket for \`[\`.
5:10 "{" Missing closing bracket for \`{\`.`,
  ],
  [
    'extra braces',
    `resource "a" "b" {
}
}
)
variable "v" {}
`,
    `resource "a" "b" {}
variable "v" {}
3:1 "}" Unexpected \`}\`.
4:1 ")" Expected an argument such as \`name = value\`, or a block.`,
  ],
  [
    'the header of a block',
    `resource "a" "b"
resource "c" "d"
{
  x = 1
}
resource
data "e"
`,
    `! resource "a" "b" {}
! resource "c" "d" {
  x = 1
}
! data "e" {}
1:1 "resource \\"a\\" \\"b\\"" The body of the block is missing. It begins with an opening brace in this line.
2:1 "resource \\"c\\" \\"d\\"" The body of the block is missing. It begins with an opening brace in this line.
6:1 "resource" Expected an argument such as \`name = value\`, or a block.
7:1 "data \\"e\\"" The body of the block is missing. It begins with an opening brace in this line.`,
  ],
  [
    'an unclosed string or comment',
    `a = <<EOT
  text
resource "a" "b" {
  x = 1
}
/* comment
b = 1
`,
    `! a = <<"  text\\n"
resource "a" "b" {
  x = 1
}
b = 1
1:5 "<<EOT" The text has no end. Add a line that contains only \`EOT\`.
6:1 "/*" Missing \`*/\` at the end of the comment.`,
  ],
  [
    'duplicate arguments',
    `a = 1
a = 2
b {
  c = 1
  c = 2
}
`,
    `a = 1
a = 2
b {
  c = 1
}
2:1 "a" Duplicate argument \`a\`. Only the first one is used.
5:3 "c" Duplicate argument \`c\`. Only the first one is used.`,
  ],
  [
    'an incomplete `for` or conditional',
    `a = [for x]
b = [for x in y]
c = { for x in y : x }
d = x ? y
e = 1
`,
    `! a = ?
! b = ?
! c = for(x in y : x)
! d = (x ? y : ?)
e = 1
1:11 "]" The \`for\` expression is not complete. Expected \`in\` here.
2:16 "]" The \`for\` expression is not complete. Expected \`:\` here.
3:22 "}" The \`for\` expression is not complete. Expected \`=>\` here.
4:10 "" Missing \`:\` with the value for the case that the condition is false.`,
  ],
  [
    'several definitions on one line',
    `a = 1 b = 2
c { d = 1, e = 2 }
f { g { } }
h {} i {}
`,
    `! a = 1
! c {
  d = 1
}
! f {
  g {}
}
! h {}
i {}
1:7 "b" Unexpected \`b\`.
2:10 "," Unexpected \`,\`.
2:3 "{" Missing closing bracket for \`{\`.
3:5 "" A block in one line can contain only one argument. Put its contents on lines of their own.
4:6 "i" Expected a new line after the block.`,
  ],
  [
    'unmatched directives',
    `a = "%{ if x }y"
b = "%{ endif }"
c = "%{ unless x }"
d = "\\q"
`,
    `! a = template(if(x ? "y" : ))
! b = template()
! c = ""
! d = "\\\\q"
1:9 "if" The directive \`if\` has no \`endif\`.
2:9 "endif" \`endif\` is not a template directive that is allowed here.
3:9 "unless" \`unless\` is not a template directive that is allowed here.
4:6 "\\\\q" Invalid escape sequence \`\\q\`. Use \`\\\\\` for a backslash.`,
  ],
];

it.each(cases)('parses %s', (_, text, tree) => {
  expect(printed(parseHcl(text, sourceFile('main.tf')))).toBe(tree);
});
