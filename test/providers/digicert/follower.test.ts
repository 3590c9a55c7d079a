import { describe, expect, it } from 'vitest';
import type { Fields } from '../../../src/domain/entry.ts';
import { digicert } from '../../../src/providers/digicert/index.ts';
import { configured, entriesOf } from '../fixture.ts';
import { failure } from '../reading.ts';
import { certCentral, listed, type Model } from './server.ts';

const INPUTS = {
  'digicert-api-key': 'KEY-1',
  'digicert-account-id': '5153184',
  'digicert-division-id': '1',
  'digicert-agent-license-key': 'AGENT-DEFAULT',
};
const at = (...numbers: number[]): Fields[] =>
  numbers.map((n) => ({ ip: `10.0.0.${n}`, port: '443' }));

async function follow(model: Model, list: readonly Fields[] = at(1)) {
  const own = configured(digicert, { inputs: INPUTS });
  const { targets } = own.targets(entriesOf(list));
  const create = await own.following?.load();
  const reader = certCentral(model);
  const follower = create?.(reader, targets);
  if (follower === undefined) throw new Error('no follower');
  const completions = () => targets.map((target) => follower.completionOf(target));
  return { follower, targets, reader, open: new Set(targets), completions };
}

describe('a follower', () => {
  it('reports success after a failure, with the certificate from before', async () => {
    const model: Model = { automations: { 1: [listed(1)] } };
    const { follower, open, completions } = await follow(model);
    expect(await follower.readBaseline?.()).toEqual([]);
    expect(completions()).toMatchObject([{ kind: 'unknown' }]);
    model.automations = {
      1: [listed(1, { automationStatus: 'SUCCESSFULLY_RENEWED', certificateSerialNumber: '0FF' })],
    };
    expect(await follower.read(open)).toEqual([]);
    expect(completions()).toEqual([
      {
        kind: 'completed',
        status: 'SUCCESSFULLY_RENEWED',
        certificate: { serialNumber: '0FF', notAfter: 1_599_566_400_000 },
        earlierCertificate: { serialNumber: '01ab', notAfter: 1_599_566_400_000 },
      },
    ]);
  });

  it('takes the success of another automation at the address for nothing', async () => {
    const other = { automatedIp: '10.0.0.1', certificateCn: 'other.example.com' };
    const model: Model = { automations: { 1: [listed(1)] } };
    const { follower, open, completions } = await follow(model);
    await follower.readBaseline?.();
    const renewed = { automationStatus: 'SUCCESSFULLY_RENEWED', certificateSerialNumber: '0FF' };
    model.automations = { 1: [listed(2, { ...other, ...renewed })] };
    await follower.read(open);
    expect(completions()).toMatchObject([{ kind: 'unknown' }]);
  });

  it('takes the failure from before for no new one', async () => {
    const { follower, open, completions } = await follow({ automations: { 1: [listed(1)] } });
    await follower.readBaseline?.();
    await follower.read(open);
    await follower.read(open);
    expect(completions()).toMatchObject([{ kind: 'in-progress', status: 'INSTALL_FAILED' }]);
  });

  it('knows that the work failed again from the states in between', async () => {
    const model: Model = { automations: { 1: [listed(1)] } };
    const { follower, open, completions } = await follow(model);
    await follower.readBaseline?.();
    model.automations = { 1: [listed(1, { automationStatus: 'INSTALL_IN_PROGRESS' })] };
    await follower.read(open);
    model.automations = { 1: [listed(1)] };
    await follower.read(open);
    expect(completions()).toMatchObject([{ kind: 'failed-again', status: 'INSTALL_FAILED' }]);
  });

  it('keeps the last state of targets whose read fails', async () => {
    const model: Model = { automations: { 1: [listed(1), listed(2)] } };
    const { follower, open, completions } = await follow(model, at(1, 2));
    await follower.readBaseline?.();
    await follower.read(open);
    const before = completions();
    model.fault = () => failure('no-reply');
    expect(await follower.read(open)).toMatchObject([{ kind: 'failed', reason: 'no-reply' }]);
    expect(completions()).toEqual(before);
    expect(before.map(({ kind }) => kind)).toEqual(['in-progress', 'in-progress']);
  });

  it('reads the divisions of open targets only', async () => {
    const model: Model = {
      automations: { 1: [listed(1)], 2: [listed(2)] },
    };
    const list = [
      { ...at(1)[0], divisionId: '1' },
      { ...at(2)[0], divisionId: '2' },
    ];
    const { follower, targets, reader } = await follow(model, list);
    await follower.readBaseline?.();
    const earlier = reader.sent('/automatedips/list').length;
    await follower.read(new Set(targets.slice(1)));
    const later = reader.sent('/automatedips/list').slice(earlier);
    expect(later.map(({ body }) => body.divisionIds)).toEqual([[2]]);
  });

  it('knows nothing of a target that no read shows', async () => {
    const { follower, open, completions } = await follow({ automations: { 1: [] } });
    expect(await follower.readBaseline?.()).toEqual([]);
    expect(await follower.read(open)).toEqual([]);
    expect(completions()).toEqual([{ kind: 'unknown' }]);
  });
});
