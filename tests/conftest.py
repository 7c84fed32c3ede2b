import gc

pytest_plugins = ["tests.databases", "tests.browsers", "tests.tree", "tests.reading"]

# Every request leaves thousands of objects; looking for cycles after each few hundred takes a tenth of the tests' time.
gc.set_threshold(30_000)


def pytest_collection_finish():
    """What is loaded by now stays to the end: no need to look for cycles in it."""
    gc.collect()
    gc.freeze()
