import { startEchoApp } from './echo-app.js';

await startEchoApp(Number(process.env['PORT'] ?? 8080));
