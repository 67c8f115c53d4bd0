import asyncio
import os

import prefect.server.database
import prefect.utilities.asyncutils as asyncutils

# env.py wants to be called from a thread of Prefect's own event loop.
asyncutils.run_async_from_worker_thread = lambda call: asyncio.run(call())
folder = os.path.join(os.path.dirname(prefect.server.database.__file__), "_migrations", "versions", "postgresql")
config.set_main_option("version_locations", folder)
