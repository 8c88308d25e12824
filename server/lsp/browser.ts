import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { gate } from './transport/message-validation';
import { start } from './server';

const worker = self as DedicatedWorkerGlobalScope;
const { options, guard } = gate();
start(guard(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), options)));
