/** The page of the panel. Its content security policy allows nothing else to load. */
export function pageOf(of: {
  readonly script: string;
  readonly style: string;
  /** The origin of the script and style in the content security policy. */
  readonly source: string;
  /** New and unpredictable for each page. */
  readonly nonce: string;
  /** The language of the user: `en` or `zh-cn`. */
  readonly language: string;
  readonly title: string;
}): string {
  return `<!DOCTYPE html>
<html lang="${escaped(of.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${escaped(of.source)}; script-src 'nonce-${escaped(of.nonce)}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(of.title)}</title>
<link rel="stylesheet" href="${escaped(of.style)}">
</head>
<body>
<main id="panel"></main>
<script nonce="${escaped(of.nonce)}" src="${escaped(of.script)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
