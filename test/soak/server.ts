import { Client } from '../lsp/client';

/** Memory of a process after a collection of all its garbage, bytes. */
export interface Memory {
  readonly heapUsed: number;
  /** What of it the engine uses for compiled code: that grows for as long as it finds something to optimise. */
  readonly code: number;
  readonly rss: number;
}

/** Collects garbage at a signal and says on the standard error how much memory is in use then. */
const probe = `
import v8 from 'node:v8';
process.on('SIGUSR2', () => {
  gc();
  gc();
  const { heapUsed, rss } = process.memoryUsage();
  const compiled = v8.getHeapCodeStatistics();
  const code = compiled.code_and_metadata_size + compiled.bytecode_and_metadata_size;
  process.stderr.write(JSON.stringify({ heapUsed, code, rss }) + '\\n');
});
`;

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
