import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { SobotApi, typeDefs } from './sobot.mjs';

const sobot = new SobotApi();
const server = new ApolloServer({
  typeDefs,
  resolvers: {
    Query: {
      sobotCustomers: (_root, query, { dataSources }) => dataSources.sobot.customers(query),
    },
  },
});
await startStandaloneServer(server, {
  context: async () => ({ dataSources: { sobot } }),
  listen: { host: '127.0.0.1', port: Number(process.env['PORT']) },
});
