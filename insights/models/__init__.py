from .dataset import Dataset
from .pages import InsightCountry, InsightIndexPage, InsightPage, InsightTopic

__all__ = ["Dataset", "InsightCountry", "InsightIndexPage", "InsightPage", "InsightTopic"]
