import { once } from 'node:events';
import { connect } from 'node:net';

export interface RedisMonitor {
  /**
   * Returns the names of the commands so far, in lower case, that clients sent with this text among the arguments;
   * without the commands of scripts.
   */
  commandsWith(text: string): string[];
  close(): void;
}

/**
 * Records the commands of all clients of a Redis server. Speaks to it directly: the `monitor()` of ioredis throws if
 * the first line of another client's command arrives together with the answer to MONITOR.
 */
export async function startRedisMonitor(url: string): Promise<RedisMonitor> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port || 6379) }).setEncoding('utf8');
  let received = '';
  socket.on('data', (text) => {
    received += text;
  });
  socket.write('MONITOR\r\n');
  await once(socket, 'data');
  if (!received.startsWith('+OK')) {
    socket.destroy();
    throw new Error(`Redis does not let itself be watched: ${received.trim()}`);
  }
  return {
    commandsWith: (text) =>
      received
        .split('\r\n')
        .filter((line) => line.includes(text))
        .flatMap((line) => /^\+[\d.]+ \[\d+ (?!lua\])\S+\] "(\w+)"/.exec(line)?.[1]?.toLowerCase() ?? []),
    close: () => socket.destroy(),
  };
}
