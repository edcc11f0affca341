import { Global, Module } from '@nestjs/common';
import { KeyUsage } from './key-usage.js';
import { KeyUsageRepository } from './key-usage.repository.js';

/** Counts the calls with each key by days, and notes the last one. */
@Global()
@Module({ providers: [KeyUsageRepository, KeyUsage], exports: [KeyUsageRepository, KeyUsage] })
export class UsageModule {}
