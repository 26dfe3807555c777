import { Hono } from 'hono';
import { authorise, hubOf, type RouteEnv } from './app.ts';
import { refuse } from './refusal.ts';

/** What a store's hub kept outside of the journal, for the store's own tablets and its chain's. */
export const quarantine = new Hono<RouteEnv>();

quarantine.get('/:store/quarantine', authorise, async (context) => {
  const store = context.req.param('store');
  if (store !== context.get('claims').store) {
    return refuse('forbidden', 'the token is of another store');
  }
  return context.json({ entries: await hubOf(context.env, store).quarantined() });
});
