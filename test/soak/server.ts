import { Client } from '../lsp/client';

/** The memory of a process after garbage collection, in bytes. */
export interface Memory {
  readonly heapUsed: number;
  /** The part that the engine uses for compiled code, which grows as long as it optimizes. */
  readonly code: number;
  readonly rss: number;
}

/** Collects garbage on a signal and prints the used memory on standard error. */
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

/** The built server over stdio, which reports its memory on a signal. POSIX only. */
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
