import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { disk } from './disk';
import { start } from './server';

// A server works a few milliseconds at a time: code that the engine optimises at once costs more than it wins back in an hour
// of typing. Three quarters of the processor time of an edit go into that otherwise (docs/performance.md). Later engines wait by themselves.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=500000');

start(createConnection(ProposedFeatures.all), disk);
