import { Webhook } from 'standardwebhooks';
import { newSecret, signedHeaders } from './signature.js';

describe('signed headers', () => {
  const body = '{"event_type":"memory.stored"}';
  const [first, second] = [newSecret(), newSecret()];

  it('are accepted by a receiver with any of the secrets', () => {
    const headers = signedHeaders([first, second], 'evt_1', new Date(), body);
    for (const secret of [first, second])
      expect(new Webhook(secret).verify(body, headers)).toEqual({ event_type: 'memory.stored' });
  });

  it.each([
    ['another secret', newSecret(), {}, body],
    ['another body', first, {}, `${body} `],
    ['another id', first, { 'webhook-id': 'evt_2' }, body],
    ['an old time', first, { 'webhook-timestamp': '1000000000' }, body],
  ])('are refused with %s', (_what, secret, changed, sent) => {
    const headers = { ...signedHeaders([first], 'evt_1', new Date(), body), ...changed };
    expect(() => new Webhook(secret).verify(sent, headers)).toThrow();
  });

  it('have the signature that the specification gives as its example', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const headers = signedHeaders([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(1_614_265_330_000), '{"test": 2432232314}');
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('need secrets of 32 random bytes', () => {
    expect(Buffer.from(first.slice('whsec_'.length), 'base64')).toHaveLength(32);
    expect(first).not.toBe(second);
  });
});
