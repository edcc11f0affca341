import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { KeyRotationRepository, type Rotation } from './key-rotation.repository.js';
import { KeyRotationWorker } from './key-rotation.worker.js';

/** Starts key rotations to the key that the service was started with, and reports their progress. */
@Injectable()
export class KeyRotationService {
  constructor(
    private readonly rotations: KeyRotationRepository,
    private readonly worker: KeyRotationWorker,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Begins to re-encrypt all texts under the current key; without a current key, to store them plain. A rotation that is
   * under way to the same key continues.
   * @throws AppError `conflict` if this process has no keys
   */
  async start(): Promise<Rotation> {
    if (!this.keyring.isEnabled)
      throw new AppError('conflict', {
        detail: 'The service was started without ENCRYPTION_KEY and ENCRYPTION_KEYS_PREVIOUS: all texts are plain',
      });
    await this.rotations.begin(this.keyring.current?.id ?? null, await this.worker.countRowsLeft());
    this.worker.wake();
    return this.progress();
  }

  /**
   * Returns the rotation under way, or else the last one.
   * @throws AppError `not_found` if there never was one
   */
  async progress(): Promise<Rotation> {
    const rotation = await this.rotations.latest();
    if (!rotation) throw new AppError('not_found', { detail: 'No key rotation was ever started' });
    return rotation;
  }
}
