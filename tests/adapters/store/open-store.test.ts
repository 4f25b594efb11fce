import { openStore } from '../../../adapters/store/open-store.ts';
import { testDatabase } from '../../database.ts';
import { storeContract } from './store-contract.ts';

storeContract('the store in PostgreSQL', async () => {
  const database = await testDatabase();
  const store = await openStore({ connectionString: database.url });
  const close = async () => {
    await store.close();
    await database.drop();
  };
  return { store, close };
});
