from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idHasher(Argon2PasswordHasher):
    """OWASP's minimum (19 MiB, 2 passes, 1 lane): some 60 ms here, so that guessing cannot stop a two-core site."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
