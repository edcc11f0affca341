import { AppError } from '../../../common/app-error.js';
import { FailedStep, namingStep } from './failed-step.js';

describe('namingStep', () => {
  it('names the step and keeps the cause', async () => {
    const cause = new Error('secret');
    const failure = await namingStep('query_embedding', () => Promise.reject(cause)).catch((error) => error);
    expect(failure).toBeInstanceOf(FailedStep);
    expect([failure.step, failure.cause]).toEqual(['query_embedding', cause]);
    expect(failure.message).not.toContain('secret');
  });

  it('names the step of a dependency that is unavailable', async () => {
    const failing = namingStep('memory_insert', () => Promise.reject(new AppError('unavailable')));
    await expect(failing).rejects.toMatchObject({ step: 'memory_insert' });
  });

  it('leaves errors that the caller can do something about unchanged', async () => {
    const refused = new AppError('pii_rejected');
    await expect(namingStep('memory_insert', () => Promise.reject(refused))).rejects.toBe(refused);
  });

  it('keeps the name of the innermost step', async () => {
    const inner = new FailedStep('embedding_job_insert', { cause: new Error() });
    await expect(namingStep('memory_insert', () => Promise.reject(inner))).rejects.toBe(inner);
  });

  it('returns the result of a step that succeeds', async () => {
    await expect(namingStep('memory_insert', async () => 7)).resolves.toBe(7);
  });
});
