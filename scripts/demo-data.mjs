// Fills a new service with data to look at in the dashboard, for scripts/screenshots.mjs.
import { loadConfig } from '../dist/config/config.js';
import { openDatabase } from '../dist/database/data-source.js';
import { cycleAt } from '../dist/modules/limits/billing-cycle.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
const POLL_MS = 200;

const MEMORIES = [
  'The client wants the weekly report as a PDF',
  'Kenji reviews all changes of the payment service',
  'The staging database is restored every Sunday at 03:00',
  'Invoices are due on the 5th of each month',
  'The launch of the mobile app is planned for 12 May',
  'Standups are async, in the channel #standup, before 10:00',
  'The client prefers short answers with a link to the source',
  'Releases go out on Tuesdays; a hotfix needs a second reviewer',
  'Ana leads the design team since March',
  'Ana has led the design team since March',
  'Support answers tickets of the plan Business within four hours',
  'The API of the warehouse allows 40 calls a minute',
  'Priya is on call in the first half of December',
  'New suppliers are approved by Finance, with two offers at least',
  'The brand colour is #2f5bd7; the logo is never stretched',
  'Backups are kept for 35 days, in two regions',
  'Marta is allergic to nuts; the team lunch takes note of it',
];
/** Longer than a memory should be: the optimizer proposes to split it. */
const OVERLONG = [
  'The pump of hall 3 is serviced in May and in October by the people of Nordtech.',
  'Before a service the valves on both sides are closed and the pressure is let off.',
  'The oil is changed with every second service; the sort is on the plate beside the motor.',
  'After a service the pump runs for ten minutes without load, and its vibration is measured.',
  'A value above four millimetres a second is reported to the head of maintenance the same day.',
  'Seals are kept in the store of hall 1, on the shelf for spare parts, with two of each size.',
  'The log of the pump is a book in the control room; what was done is signed by two people.',
  'Noise at the start comes from air in the suction line: it is bled at the upper valve.',
  'The motor may start six times an hour at most, or its winding becomes too hot.',
  'In a frost the line to the outside tank is emptied in the evening and filled in the morning.',
  'Nordtech works for us until the end of 2028, and answers the telephone on weekends too.',
  'Whoever hears the alarm of the pump calls the control room first, and the supplier second.',
  'The spare pump of hall 2 has the same size and fits, but its coupling has to be changed.',
  'The flow is read every hour, and entered by hand while the sensor of the line is repaired.',
].join(' ');

/** Queries that have been asked before, so that the factor of frequency is seen. */
const QUERIES = ['when is the contract review', 'who reviews the payment service', 'how does the client want reports', 'backups'];

const CONVERSATIONS = [
  {
    source: 'slack:C024BE91L',
    events: [
      { role: 'user', content: 'Good morning!' },
      { role: 'user', content: 'Where do you live now?' },
      { role: 'user', content: 'I moved to Porto in spring' },
      { role: 'user', content: "the password is my dog's name plus two digits" },
    ],
  },
  {
    source: 'support-4711',
    events: [
      { role: 'user', content: 'My parcel never arrived, order 4711' },
      { role: 'assistant', content: 'I am sorry to hear that. I am looking into it.' },
    ],
  },
  { events: [{ role: 'user', content: 'I prefer invoices by e-mail, not on paper' }] },
];

/** Writes a past into the database of a service that is stopped: a workspace of six weeks, with its usage day by day. */
export async function makePast(env) {
  const { dataSource, close } = await openDatabase(loadConfig(env));
  try {
    const made = new Date(Date.now() - 42 * DAY_MS);
    await dataSource.query('UPDATE workspaces SET created_at = $1', [made]);
    await dataSource.query('UPDATE subscriptions SET anchor = $1', [made]);
    await dataSource.query(
      `INSERT INTO key_usage (workspace_id, day, api_key_id, calls, memory_writes, memory_retrieves)
       SELECT k.workspace_id, current_date - n, k.id, 90, 10 + n * 7 % 13, 24 + n * 11 % 31 + n % 7 * 2
       FROM api_keys k, generate_series(1, ${DAYS - 1}) n`,
    );
    await dataSource.query(
      `INSERT INTO usage_counters (workspace_id, cycle_start, memory_writes, memory_retrieves)
       SELECT workspace_id, $1, sum(memory_writes), sum(memory_retrieves) FROM key_usage WHERE day >= $1::timestamptz GROUP BY 1`,
      [cycleAt(made, new Date()).start],
    );
  } finally {
    await close();
  }
}

/** Stores memories and conversations, and has them looked through. */
export async function fill(url, key) {
  const send = async (method, path, body, type = 'application/json') => {
    const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': type }) };
    const answer = await fetch(url + path, { method, headers, body: typeof body === 'object' ? JSON.stringify(body) : body });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const until = async (path, isDone) => {
    while (!isDone(await send('GET', path))) await new Promise((resume) => setTimeout(resume, POLL_MS));
  };

  const lines = [...MEMORIES, OVERLONG].map((text, n) => {
    const at = new Date(Date.now() - (DAYS - 10 - n) * DAY_MS - n * 3_456_789);
    return JSON.stringify({ text, created_at: at.toISOString(), ...(n % 5 === 1 && { user_id: 'ben' }) });
  });
  await send('POST', '/v1/memory/import', `${lines.join('\n')}\n`, 'application/x-ndjson');
  await send('POST', '/v1/memory/store', { text: 'The contract review is on Thursday at 14:00' });
  await send('POST', '/v1/memory/store', { text: 'The contract review on Thursday has moved to 16:30.' });
  for (const query of QUERIES) await send('POST', '/v1/memory/retrieve', { query, top_k: 8 });
  for (const conversation of CONVERSATIONS) {
    const { event_id: id } = await send('POST', '/v1/events', conversation);
    await until(`/v1/events/${id}`, ({ finished_at: at }) => at !== null);
  }
  const { run_id: run } = await send('POST', '/v1/optimize/run');
  await until(`/v1/optimize/runs/${run}`, ({ status }) => status === 'finished');
}
