import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { ChangeLog } from '../store.ts';
import { connectionTo, type Place } from './connection.ts';

const pauses = [50, 200, 500, 1000]; // milliseconds, the last one again and again
const pulseMs = 5000;

/** Hears of the commits of all processes. */
export interface News extends Pick<ChangeLog, 'onNews'> {
  close(): Promise<void>;
}

/**
 * Listens over a connection of its own, and connects again for as long as it takes. What was missed meanwhile nobody
 * knows, so that listeners are called after each new connection.
 */
export function hearNews(place: Place): News {
  const news = new EventEmitter().setMaxListeners(0);
  const tell = () => void news.emit('news');
  let current: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (tries: number): Promise<void> => {
    const client = new pg.Client(connectionTo(place));
    current = client;
    client.on('error', () => undefined).on('notification', tell);
    try {
      await client.connect();
      await client.query(`LISTEN ${place.schema}`);
      client.once('end', () => lost(client, 0));
      pulse(client);
      tell();
    } catch {
      lost(client, tries);
    }
  };

  const lost = (client: pg.Client, tries: number): void => {
    if (client !== current) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(tries + 1), pauses[Math.min(tries, pauses.length - 1)]);
    current = null;
    end(client);
  };

  // A connection may be dead without a word: it is asked now and then.
  const pulse = (client: pg.Client): void => {
    if (client !== current) return;
    timer = setTimeout(() => {
      client.query('SELECT').then(
        () => pulse(client),
        () => lost(client, 0),
      );
    }, pulseMs);
  };

  void connect(0);
  return {
    onNews: (listener) => {
      news.on('news', listener);
      return () => void news.off('news', listener);
    },
    close: async () => {
      clearTimeout(timer);
      const last = current;
      current = null;
      await last?.end();
    },
  };
}

const end = (client: pg.Client): void => void client.end().catch(() => undefined);
