import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Answer } from '../server/answers/tools';

/** The API for language model tools, available since VS Code 1.95. */
interface ToolsApi {
  readonly lm: {
    readonly registerTool?: (
      name: string,
      tool: { invoke(call: { readonly input: unknown }, token: vscode.CancellationToken): Promise<object> },
    ) => vscode.Disposable;
  };
  readonly LanguageModelToolResult: new (parts: readonly object[]) => object;
  readonly LanguageModelTextPart: new (text: string) => object;
}

const names = ['check', 'explain', 'plan', 'declare'] as const;

/** Registers the tools for language models in VS Code. The server answers them. */
export function registerTools({ subscriptions }: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const { lm, LanguageModelToolResult, LanguageModelTextPart } = vscode as unknown as ToolsApi;
  if (lm.registerTool === undefined) return;
  for (const name of names)
    subscriptions.push(
      lm.registerTool(`ims-manifest_${name}`, {
        async invoke({ input }, token) {
          const { text, failed } = await client.sendRequest<Answer>('ims-manifest/tool', { name, input }, token);
          if (failed) throw new Error(text);
          return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
        },
      }),
    );
}
