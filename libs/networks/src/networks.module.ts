import { Global, Module } from '@nestjs/common';
import { Networks } from './catalogue/networks.js';
import { NetworksController } from './catalogue/networks.controller.js';
import { Members } from './members/members.js';
import { MembersController } from './members/members.controller.js';
import { Memberships } from './members/memberships.js';

@Global()
@Module({ controllers: [NetworksController, MembersController], providers: [Networks, Members, Memberships], exports: [Networks, Members, Memberships] })
export class NetworksModule {}
