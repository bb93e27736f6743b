import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { entityTag, IfMatch, ListQuery, Route } from '@peerpolis/platform';
import { type Response } from 'express';
import { z } from 'zod';
import { CreateMember, CreateMembership, MemberRow, MembershipView, MemberView, UpdateMember, UpdateMembership } from '../contracts.js';
import { Members } from './members.js';
import { Memberships } from './memberships.js';

@Controller()
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly memberships: Memberships,
  ) {}

  @Get('members')
  @Route({ permission: 'membership.read', summary: 'Members of all networks', response: z.array(MemberRow) })
  list(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<MemberRow[]> {
    return this.members.list(query, response);
  }

  @Get('members/:id')
  @Route({ permission: 'membership.read', summary: 'A member with its city, memberships and sightings, by id or slug', response: MemberView })
  async find(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<MemberView> {
    return tagged(await this.members.find(id), response);
  }

  @Post('members')
  @HttpCode(201)
  @Route({ permission: 'membership.manage', summary: 'Add a new member to an own network', response: MemberView, status: 201 })
  async create(@Body({ schema: CreateMember }) input: CreateMember, @Res({ passthrough: true }) response: Response): Promise<MemberView> {
    return tagged(await this.members.create(input), response);
  }

  @Put('members/:id')
  @Route({ permission: 'membership.manage', summary: 'Correct name, kind or country of a member that belongs to own networks only', response: MemberView })
  async updateMember(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body({ schema: UpdateMember }) input: UpdateMember,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MemberView> {
    return tagged(await this.members.update(id, version, input), response);
  }

  @Get('memberships')
  @Route({ permission: 'membership.read', summary: 'Memberships', response: z.array(MembershipView) })
  listMemberships(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<MembershipView[]> {
    return this.memberships.list(query, response);
  }

  @Get('memberships/:id')
  @Route({ permission: 'membership.read', summary: 'A membership', response: MembershipView })
  async findMembership(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<MembershipView> {
    return tagged(await this.memberships.find(id), response);
  }

  @Post('memberships')
  @HttpCode(201)
  @Route({ permission: 'membership.manage', summary: 'Add a known member to an own network', response: MembershipView, status: 201 })
  async createMembership(@Body({ schema: CreateMembership }) input: CreateMembership, @Res({ passthrough: true }) response: Response): Promise<MembershipView> {
    return tagged(await this.memberships.create(input), response);
  }

  @Put('memberships/:id')
  @Route({ permission: 'membership.manage', summary: 'Change category, dates or standing of a membership', response: MembershipView })
  async update(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body({ schema: UpdateMembership }) input: UpdateMembership,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MembershipView> {
    return tagged(await this.memberships.update(id, version, input), response);
  }
}

function tagged<View extends { version: number }>(view: View, response: Response): View {
  response.setHeader('ETag', entityTag(view.version));
  return view;
}
