import { describe, expect, it, onTestFinished } from 'vitest';
import { faults, type SeenRequest } from '../simulator/index.ts';
import { SCENARIOS } from '../simulator/scenarios.ts';
import { runScenario, SECRETS } from './runs.ts';
import { startWebhook } from './webhook.ts';

/** Three failed orders, one of which is refused with a text that tries to mention everybody. */
const REFUSING = {
  ...SCENARIOS['failed-orders']?.options,
  faults: [
    {
      fault: faults.custom({ body: 'errorCode=-14&errorMessage=Look <!channel> & stay calm' }),
      on: ({ targets }: SeenRequest) => targets.includes('cert:1234567'),
    },
  ],
};

const CHATS = [
  ['notify-slack.yml', 'SLACK_WEBHOOK_URL', (message: unknown) => textIn(message, 'text')],
  ['notify-teams.yml', 'TEAMS_WEBHOOK_URL', (message: unknown) => JSON.stringify(message)],
] as const;

function textIn(message: unknown, field: string): string {
  const text: unknown = Object(message)[field];
  return typeof text === 'string' ? text : '';
}

describe.each(CHATS)('%s', (file, secret, textOf) => {
  async function run(internet: object) {
    const webhook = await startWebhook();
    onTestFinished(() => webhook.close());
    const finished = await runScenario([`examples/${file}`], {
      event: 'schedule',
      secrets: { ...SECRETS, [secret]: webhook.url },
      internet,
    });
    return { ...finished, texts: webhook.messages.map(textOf) };
  }

  it('tells the channel why the step is red, on one line', async () => {
    const { run: finished, texts } = await run(REFUSING);
    expect(finished.conclusion).toBe('failure');
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('Sectigo');
    expect(texts[0]).toContain('2 of 3 submitted');
    expect(texts[0]).toContain('actions/runs/');
    expect(texts[0]).not.toMatch(/[\r\n]/);
    if (secret === 'SLACK_WEBHOOK_URL') expect(texts[0]).not.toContain('<!channel>');
  });

  it('says nothing when nothing failed', async () => {
    const { run: finished, texts } = await run({ sectigo: { orders: [] } });
    expect(finished.conclusion).toBe('success');
    expect(texts).toEqual([]);
  });
});
