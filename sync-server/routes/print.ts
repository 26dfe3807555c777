import { isId } from '#domain/kernel/ids.ts';
import { Hono } from 'hono';
import { hubOf, type RouteEnv } from './app.ts';
import { refuse } from './refusal.ts';

/** A network printer's own address, handed to its store's hub, which knows its secret. */
export const print = new Hono<RouteEnv>();

print.all('/:store/:printer/:secret', async (context) => {
  const store = context.req.param('store');
  if (!isId(store)) return refuse('malformed', 'not a store id');
  return hubOf(context.env, store).fetch(context.req.raw);
});
