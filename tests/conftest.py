pytest_plugins = ["tests.databases", "tests.browsers", "tests.tree"]
