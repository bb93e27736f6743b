import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { entityTag, IfMatch, ListQuery, Route } from '@peerpolis/platform';
import { type Response } from 'express';
import { z } from 'zod';
import { CreateNetwork, NetworkRow, NetworkView, UpdateNetwork } from '../contracts.js';
import { Networks } from './networks.js';

@Controller('networks')
export class NetworksController {
  constructor(private readonly networks: Networks) {}

  @Get()
  @Route({ permission: 'catalogue.read', summary: 'Networks', response: z.array(NetworkRow) })
  list(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<NetworkRow[]> {
    return this.networks.list(query, response);
  }

  @Get(':id')
  @Route({ permission: 'catalogue.read', summary: 'A network with its facts, relations and figures, by id, slug or code', response: NetworkView })
  async find(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<NetworkView> {
    const network = await this.networks.find(id);
    response.setHeader('ETag', entityTag(network.version));
    return network;
  }

  @Post()
  @HttpCode(201)
  @Route({ permission: 'network.manage', summary: 'Add a network (operators)', response: NetworkView, status: 201 })
  async create(@Body({ schema: CreateNetwork }) input: CreateNetwork, @Res({ passthrough: true }) response: Response): Promise<NetworkView> {
    const network = await this.networks.create(input);
    response.setHeader('ETag', entityTag(network.version));
    return network;
  }

  @Put(':id')
  @Route({ permission: 'network.manage', summary: 'Change the settings of an own network', response: NetworkView })
  async update(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body({ schema: UpdateNetwork }) input: UpdateNetwork,
    @Res({ passthrough: true }) response: Response,
  ): Promise<NetworkView> {
    const network = await this.networks.update(id, version, input);
    response.setHeader('ETag', entityTag(network.version));
    return network;
  }
}
