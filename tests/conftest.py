import gc

pytest_plugins = ["tests.databases", "tests.browsers", "tests.tree", "tests.reading"]

# Every request leaves thousands of objects; looking for cycles after each few hundred takes a tenth of the tests' time.
gc.set_threshold(30_000)
