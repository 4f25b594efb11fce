import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a server and breaks connections when it is told to. */
export class CuttingProxy {
  readonly port: number;
  /** Connections that were cut. */
  cuts = 0;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #server: Server;
  #rule: { readonly after: 'up' | 'down' | 'before-up'; bytes: number } | null = null;
  #down = false;

  private constructor(server: Server, port: number, to: number) {
    this.#server = server;
    this.port = port;
    server.on('connection', (client) => this.#pass(client, to));
  }

  static async before(to: number, host = '127.0.0.1'): Promise<CuttingProxy> {
    const server = createServer();
    server.listen(0, host);
    await once(server, 'listening');
    const address = server.address();
    return new CuttingProxy(server, typeof address === 'object' && address !== null ? address.port : 0, to);
  }

  /** Cuts all connections now. */
  cut(): void {
    for (const pair of this.#pairs) this.#end(pair);
  }

  /** Cuts a connection after so many bytes have passed from the server to the client. */
  cutAfterReceiving(bytes: number): void {
    this.#rule = { after: 'down', bytes };
  }

  /** Cuts a connection when the client speaks next: before the server hears it, or so that its answer never comes. */
  cutAtNextCommand(heard: boolean): void {
    this.#rule = { after: heard ? 'up' : 'before-up', bytes: 0 };
  }

  /** Refuses connections, as a server that is down, until told otherwise. */
  down(down: boolean): void {
    this.#down = down;
    if (down) this.cut();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #pass(client: Socket, to: number): void {
    if (this.#down) return void client.destroy();
    const server = connect(to, '127.0.0.1');
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    for (const [from, other] of [pair, [server, client] as const]) {
      from.on('error', () => undefined);
      from.on('close', () => {
        other.destroy();
        this.#pairs.delete(pair);
      });
    }
    client.on('data', (chunk) => {
      if (this.#rule?.after === 'before-up') return this.#end(pair);
      if (this.#rule?.after !== 'up') return void server.write(chunk);
      // The server has the command; the client never hears what became of it.
      this.#rule = null;
      this.cuts += 1;
      server.write(chunk);
      client.destroy();
      server.removeAllListeners('data').resume();
      setTimeout(() => server.destroy(), 300).unref();
    });
    server.on('data', (chunk) => {
      if (client.destroyed) return;
      if (this.#rule?.after === 'down' && (this.#rule.bytes -= chunk.length) < 0) return this.#end(pair);
      client.write(chunk);
    });
  }

  #end(pair: readonly [Socket, Socket]): void {
    this.#rule = null;
    this.cuts += 1;
    for (const socket of pair) socket.destroy();
  }
}
