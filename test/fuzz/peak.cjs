// Loaded before a program: writes the peak memory of its process, in kilobytes, to the file descriptor 3 when it ends.
'use strict';
process.once('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)));
