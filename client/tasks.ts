import {
  CustomExecution,
  DiagnosticSeverity,
  EventEmitter,
  languages,
  Task,
  TaskGroup,
  tasks,
  TaskScope,
  workspace,
  type Diagnostic,
  type ExtensionContext,
  type Pseudoterminal,
  type TaskDefinition,
  type Uri,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isOurs } from './status';
import { checkWorkspace } from './workspace';

const type = 'ims-manifest';

/**
 * The task that checks the workspace and prints findings in the format of the command line. The server runs the check, so it works
 * in a browser too.
 */
export function registerTasks({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  const check = (definition: TaskDefinition): Task => {
    const execution = new CustomExecution(() => Promise.resolve(checking(client)));
    // The server publishes its findings itself, so no problem matcher is needed.
    const task = new Task(definition, TaskScope.Workspace, 'check', type, execution, []);
    task.group = TaskGroup.Build;
    return task;
  };
  subscriptions.push(
    tasks.registerTaskProvider(type, {
      provideTasks: () => [check({ type, task: 'check' })],
      resolveTask: ({ definition }) => (definition['task'] === 'check' ? check(definition) : undefined),
    }),
  );
}

/** How long the terminal stays open after the check, in ms: VS Code says of one that ends sooner with an error that it failed to launch. */
const pause = 600;

function checking(client: BaseLanguageClient): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  const close = (code: number): void => {
    setTimeout(() => {
      closed.fire(code);
    }, pause);
  };
  async function run(): Promise<void> {
    const { errors, text } = await checkWorkspace(client);
    const found = languages.getDiagnostics().flatMap(([uri, all]) => linesOf(uri, all.filter(isOurs)));
    written.fire([...found, text, ''].join('\r\n'));
    close(errors > 0 ? 1 : 0);
  }
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => {
      run().catch((fault: unknown) => {
        written.fire(`${fault instanceof Error ? fault.message : String(fault)}\r\n`);
        close(2);
      });
    },
    close: () => undefined,
  };
}

/** The findings of a file, two lines each, in the format of `check`. */
function linesOf(uri: Uri, found: readonly Diagnostic[]): readonly string[] {
  const file = workspace.asRelativePath(uri);
  return found.flatMap(({ range: { start }, severity, code, message }) => [
    `${file}:${String(start.line + 1)}:${String(start.character + 1)}  ${levelOf(severity)} ${String(typeof code === 'object' ? code.value : code)}`,
    `  ${message.replaceAll(/\p{Cc}/gu, ' ')}`,
  ]);
}

function levelOf(severity: DiagnosticSeverity): string {
  if (severity === DiagnosticSeverity.Error) return 'error';
  return severity === DiagnosticSeverity.Warning ? 'warning' : 'info';
}
