import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { MemoryModule } from '../memory/memory.module.js';
import { KeyRotationRepository } from './key-rotation.repository.js';
import { KeyRotationService } from './key-rotation.service.js';
import { KeyRotationWorker } from './key-rotation.worker.js';

/** Key rotation: re-encrypts all texts under another key. The encryption itself is in database/encryption. */
@Module({
  imports: [MemoryModule, EventsModule],
  providers: [KeyRotationRepository, KeyRotationWorker, KeyRotationService],
  exports: [KeyRotationService],
})
export class EncryptionModule {}
