import { l10n, window } from 'vscode';
import { CloseAction, ErrorAction, type BaseLanguageClient, type ErrorHandler } from 'vscode-languageclient';

/** The pauses before a server that has ended is started again, in ms. */
const pauses = [0, 1000, 2000, 4000, 8000];

/** A server that has run so long ends for another reason than the one before, in ms. */
const wellAfter = 180_000;

/** What is done when the server ends by itself. */
export interface Outage extends ErrorHandler {
  /** Ends a pause at once; tells whether there was one. */
  readonly hurry: () => boolean;
}

/** Starts a server that has ended again, after longer and longer pauses. Its findings are taken away at once, and it is said once. */
export function outageOf(client: () => BaseLanguageClient | undefined, showLog: () => void): Outage {
  let ended: number[] = [];
  let go: (() => void) | undefined;

  async function said(text: string): Promise<void> {
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
        void said(
          l10n.t(
            'The IMS Manifest server stopped repeatedly and will not be restarted. Select "Restart Server" to try again.',
          ),
        );
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      if (ended.length === 1) void said(l10n.t('The IMS Manifest server stopped unexpectedly and is being restarted.'));
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
