import { Session } from 'node:inspector/promises';

/**
 * Counts how often the blocks of the server's code and its libraries run during an action: a measure of work that is the
 * same on every machine. The modules must be loaded after the first call, because only code that is compiled afterwards counts
 * its blocks.
 */
export class Effort {
  private readonly session = new Session();

  async start(): Promise<void> {
    this.session.connect();
    await this.session.post('Profiler.enable');
    await this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  async of(act: () => void): Promise<number> {
    await this.session.post('Profiler.takePreciseCoverage');
    act();
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => /\/server\/|node_modules/.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  }

  stop(): void {
    this.session.disconnect();
  }
}
