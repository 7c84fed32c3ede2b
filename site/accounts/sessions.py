"""The session store (SESSION_ENGINE): Django's own in the database, which forgets a session whose time is over."""

from asgiref.sync import sync_to_async
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from . import lifetime


class SessionStore(DatabaseStore):
    def load(self):
        data = super().load()
        if lifetime.is_over(data):
            self.delete(self.session_key)
            self._session_key = None
            return {}
        return data

    async def aload(self):
        return await sync_to_async(self.load)()
