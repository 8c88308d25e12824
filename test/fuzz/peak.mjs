// Imported before a program: writes the peak memory of its process, in kilobytes, to the file descriptor 3 when it ends.
import { writeSync } from 'node:fs';
import process from 'node:process';

process.once('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
