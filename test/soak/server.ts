import { Client } from '../lsp/client';

/** Memory of a process after a collection of all its garbage, bytes. */
export interface Memory {
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
}

/** Collects garbage at a signal and says on the standard error how much memory is in use then. */
const probe = `process.on('SIGUSR2', () => { gc(); gc(); process.stderr.write(JSON.stringify(process.memoryUsage()) + '\\n'); })`;

/** The built server over stdio, whose memory can be asked for. POSIX only: signals ask. */
export class Server extends Client {
  private readonly asking: ((memory: Memory) => void)[] = [];

  constructor(program: string) {
    const probing = ['--import', `data:text/javascript,${encodeURIComponent(probe)}`];
    super('--expose-gc', [...probing, program, 'lsp', '--stdio']);
    let said = '';
    this.process.stderr.on('data', (chunk: Buffer) => {
      const lines = (said + chunk.toString()).split('\n');
      said = lines.pop() ?? '';
      for (const line of lines) this.asking.shift()?.(JSON.parse(line) as Memory);
    });
  }

  async memory(): Promise<Memory> {
    const answer = new Promise<Memory>((done) => this.asking.push(done));
    this.process.kill('SIGUSR2');
    return answer;
  }
}
