"""An analysis as JSON, a table or a page: the report slot."""
