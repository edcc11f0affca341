import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DashboardSessions } from './dashboard-sessions.js';
import { serveDashboard } from './pages.js';
import { SessionController } from './session.controller.js';

/** The dashboard: its files, and the sessions of the browsers that show it. Everything else that it does, the API does. */
@Module({ controllers: [SessionController], providers: [DashboardSessions] })
export class DashboardModule implements OnModuleInit {
  constructor(private readonly server: HttpAdapterHost) {}

  onModuleInit(): void {
    serveDashboard(this.server.httpAdapter.getInstance());
  }
}
