import Fastify from 'fastify';
import mercurius from 'mercurius';
import { SobotApi, typeDefs } from './sobot.mjs';

const sobot = new SobotApi();
const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs,
  resolvers: {
    Query: {
      sobotCustomers: (_root, query) => sobot.customers(query),
    },
  },
  jit: 1,
});
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
