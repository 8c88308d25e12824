import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { start } from './server';

const worker = self as DedicatedWorkerGlobalScope;
start(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)));
