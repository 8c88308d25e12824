import { l10n, window } from 'vscode';
import { CloseAction, ErrorAction, type BaseLanguageClient, type ErrorHandler } from 'vscode-languageclient';

/** The delays before a server that has ended is restarted, in ms. */
const pauses = [0, 1000, 2000, 4000, 8000];

/** After running this long, in ms, a server is considered to end for a new reason. */
const wellAfter = 180_000;

/** The handler for a server that ends unexpectedly. */
export interface Outage extends ErrorHandler {
  /** Ends the current delay at once. Returns whether there was one. */
  readonly hurry: () => boolean;
}

/** Restarts a server that has ended, with increasing delays. Removes its findings at once, and notifies the user once. */
export function outageOf(client: () => BaseLanguageClient | undefined, showLog: () => void): Outage {
  let ended: number[] = [];
  let go: (() => void) | undefined;

  async function notify(text: string): Promise<void> {
    const log = l10n.t('Show Log');
    if ((await window.showWarningMessage(text, log)) === log) showLog();
  }

  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    async closed() {
      client()?.diagnostics?.clear();
      const now = Date.now();
      ended = [...ended.filter((time) => now - time < wellAfter), now];
      const pause = pauses[ended.length - 1];
      if (pause === undefined) {
        ended = [];
        void notify(
          l10n.t(
            'The IMS Manifest server stopped repeatedly and will not be restarted. Select "Restart Server" to try again.',
          ),
        );
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      if (ended.length === 1)
        void notify(l10n.t('The IMS Manifest server stopped unexpectedly and is being restarted.'));
      await new Promise<void>((done) => {
        const timer = setTimeout(done, pause);
        go = () => {
          clearTimeout(timer);
          done();
        };
      });
      go = undefined;
      return { action: CloseAction.Restart, handled: true };
    },
    hurry() {
      const waiting = go !== undefined;
      go?.();
      return waiting;
    },
  };
}
