import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { disk } from './documents/disk';
import { gate } from './transport/message-validation';
import { start } from './server';
import { stdio } from './transport/stdio';

// A server works a few milliseconds at a time, so code that the engine optimizes early costs more than it saves in an hour
// of typing. Otherwise, this takes three quarters of the processor time of an edit (docs/performance.md). Later engines wait by themselves.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=500000');

const { options, guard, ended } = gate();

/** Exits when the client is gone. */
function leave(): void {
  process.exit(ended() ? 0 : 1);
}

function connect(): Connection {
  if (!process.argv.includes('--stdio')) {
    process.on('disconnect', leave);
    return createConnection(ProposedFeatures.all, options);
  }
  const { reader, writer } = stdio();
  process.stdin.on('end', leave).on('close', leave).on('error', leave);
  process.stdout.on('error', leave);
  return createConnection(ProposedFeatures.all, reader, writer, options);
}

start(guard(connect()), disk);
