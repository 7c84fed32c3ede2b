"""Why a file cannot be offered: a code, whose words for the uploader stand in `assets.reasons`."""


class RefusedError(ValueError):
    """`parameters` fill the gaps of the reason's words."""

    def __init__(self, reason: str, **parameters: str | int):
        super().__init__(reason)
        self.reason = reason
        self.parameters = parameters
