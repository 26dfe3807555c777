import { isId } from '#domain/kernel/ids.ts';
import { Hono } from 'hono';
import { hubOf, type RouteEnv } from './app.ts';
import { refuse } from './refusal.ts';

/** A tablet's WebSocket, handed to its store's hub, which reads the token. */
export const socket = new Hono<RouteEnv>();

socket.get('/:store/socket', async (context) => {
  const store = context.req.param('store');
  if (!isId(store)) return refuse('malformed', 'not a store id');
  if (context.req.header('Upgrade')?.toLowerCase() !== 'websocket') {
    return refuse('malformed', 'this address wants a WebSocket');
  }
  return hubOf(context.env, store).fetch(context.req.raw);
});
